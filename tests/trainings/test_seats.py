"""Seats are taken, waited for, offered and given up; each tap twice says what is so."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.errors import Refusal
from bot.hours import acts as hours
from bot.journal.models import Line
from bot.members.models import Member, Standing
from bot.outbox.models import Card
from bot.trainings.acts import leaving, offers, reaching
from bot.trainings.acts import seats as acts
from bot.trainings.acts.offers import settle
from bot.trainings.models import SeatState, TrainingState
from bot.trainings.rules import seats as rules
from bot.trainings.store import seats as store
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY, NOON
from tests.trainings.seating import kinds, letters, line, planned, sit, states

pytestmark = pytest.mark.both_databases
HOUR = timedelta(hours=1)


@pytest.fixture
def town(session):
    given.people(session)
    return session


@pytest.fixture
def small(town):
    """A training for one."""
    return planned(town, capacity=1)


def acts_of(session):
    return list(session.scalars(select(col(Line.act)).order_by(col(Line.seq))))


def offer_until(session, training, person):
    return seat_of(session, training, person).offered_until


def seat_of(session, training, person):
    seat = store.find(session, training.id, person)
    assert seat is not None
    return seat


def test_the_first_has_the_seat_and_the_others_wait_in_their_order(town, small):
    sit(town, small, ANA, BEN, CHRIS)
    assert states(town, small) == {ANA: "going", BEN: "waiting", CHRIS: "waiting"}
    assert line(town, small) == [BEN, CHRIS]
    assert acts_of(town) == ["seat taken", "seat waited for", "seat waited for"]


def test_who_takes_a_seat_twice_has_it_once_and_reads_so(town, small):
    first = acts.take_seat(town, small.id, by=ANA, at=MONDAY)
    again = acts.take_seat(town, small.id, by=ANA, at=MONDAY)
    assert (first.was, again.was) == (None, SeatState.GOING)
    assert acts_of(town) == ["seat taken"]
    assert kinds(town, ANA) == ["going", "day", "soon"]


def test_who_waits_twice_keeps_their_place(town, small):
    sit(town, small, ANA, BEN, CHRIS)
    assert acts.take_seat(town, small.id, by=BEN, at=MONDAY).place == 1
    assert line(town, small) == [BEN, CHRIS]


def test_a_seat_that_is_given_up_is_offered_to_the_first_in_line(town, small):
    sit(town, small, ANA, BEN, CHRIS)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    assert states(town, small) == {ANA: "given_up", BEN: "offered", CHRIS: "waiting"}
    assert offer_until(town, small, BEN) == MONDAY + 4 * HOUR
    assert kinds(town, BEN) == ["offer"]
    assert kinds(town, ANA) == []


def test_an_offer_late_in_the_day_stands_until_the_next_morning(town, small):
    sit(town, small, ANA, BEN)
    acts.give_up(town, small.id, by=ANA, at=MONDAY + 5 * HOUR)  # three in the afternoon
    assert (
        offer_until(town, small, BEN) == MONDAY + 24 * HOUR
    )  # two hours on Monday, two on Tuesday


def test_an_offer_ends_two_hours_before_the_start_at_the_latest(town, small):
    sit(town, small, ANA, BEN)
    acts.give_up(town, small.id, by=ANA, at=NOON - 3 * HOUR)
    assert offer_until(town, small, BEN) == NOON - 2 * HOUR


def test_an_offer_that_is_taken_is_a_seat_with_its_file_and_reminders(town, small):
    sit(town, small, ANA, BEN)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    assert acts.take_seat(town, small.id, by=BEN, at=MONDAY + HOUR).was is SeatState.OFFERED
    assert states(town, small) == {ANA: "given_up", BEN: "going"}
    assert kinds(town, BEN) == ["going", "day", "soon"]
    seat = seat_of(town, small, BEN)
    assert letters(town, BEN)[0].files == [["trainings.invitation", str(seat.id)]]


def test_an_offer_that_is_taken_twice_is_one_seat(town, small):
    sit(town, small, ANA, BEN)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    sit(town, small, BEN, BEN)
    assert acts_of(town).count("seat taken") == 2  # Ana's and Ben's
    assert kinds(town, BEN) == ["going", "day", "soon"]


def test_no_thanks_hands_the_seat_to_the_next_in_line(town, small):
    sit(town, small, ANA, BEN, CHRIS)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    acts.decline(town, small.id, by=BEN, at=MONDAY)
    assert states(town, small) == {ANA: "given_up", BEN: "given_up", CHRIS: "offered"}
    assert kinds(town, BEN) == []


def test_no_thanks_under_an_offer_that_was_taken_loses_nothing(town, small):
    sit(town, small, ANA, BEN)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    sit(town, small, BEN)
    with pytest.raises(Refusal, match="You have taken this seat already"):
        acts.decline(town, small.id, by=BEN, at=MONDAY)
    assert states(town, small)[BEN] == "going"


def test_who_gives_up_while_being_offered_hands_the_seat_on(town, small):
    sit(town, small, ANA, BEN, CHRIS)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    acts.give_up(town, small.id, by=BEN, at=MONDAY)
    assert states(town, small) == {ANA: "given_up", BEN: "given_up", CHRIS: "offered"}


def test_an_offer_lapses_at_its_last_second_and_goes_to_the_next(town, small):
    sit(town, small, ANA, BEN, CHRIS)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    settle(town, small.id, at=MONDAY + 4 * HOUR)
    assert states(town, small) == {ANA: "given_up", BEN: "waiting", CHRIS: "offered"}
    assert kinds(town, BEN) == []


def test_who_takes_an_offer_in_the_second_it_lapses_waits_behind_the_next(town, small):
    sit(town, small, ANA, BEN, CHRIS)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    outcome = acts.take_seat(town, small.id, by=BEN, at=MONDAY + 4 * HOUR)
    assert (outcome.seat.state, outcome.place) == (SeatState.WAITING, 1)
    assert states(town, small)[CHRIS] == "offered"


def test_who_takes_a_lapsed_offer_that_nobody_else_wanted_has_the_seat(town, small):
    sit(town, small, ANA, BEN)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    settle(town, small.id, at=MONDAY + 5 * HOUR)
    sit(town, small, BEN, at=MONDAY + 6 * HOUR)
    assert states(town, small) == {ANA: "given_up", BEN: "going"}


def test_who_let_an_offer_lapse_is_not_asked_again(town, small):
    sit(town, small, ANA, BEN)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    settle(town, small.id, at=MONDAY + 5 * HOUR)
    settle(town, small.id, at=MONDAY + 6 * HOUR)
    assert (states(town, small)[BEN], acts_of(town).count("seat offered")) == ("waiting", 1)


def test_who_is_off_duty_until_the_last_moment_is_passed_over_and_keeps_their_place(town, small):
    sit(town, small, ANA, BEN, CHRIS)
    day = MONDAY.date()
    hours.go_away(town, day, day + timedelta(days=2), by=BEN, at=MONDAY)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    assert states(town, small) == {ANA: "given_up", BEN: "waiting", CHRIS: "offered"}
    assert line(town, small) == [BEN]
    assert kinds(town, BEN) == []


def test_who_was_passed_over_may_take_what_is_free_all_the_same(town, small):
    sit(town, small, ANA, BEN)
    day = MONDAY.date()
    hours.go_away(town, day, day + timedelta(days=2), by=BEN, at=MONDAY)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    sit(town, small, BEN)
    assert states(town, small)[BEN] == "going"


def test_within_two_hours_a_free_seat_goes_to_whoever_takes_it(town, small):
    sit(town, small, ANA, BEN)
    late = NOON - HOUR
    acts.give_up(town, small.id, by=ANA, at=late)
    assert (states(town, small)[BEN], kinds(town, BEN)) == ("waiting", [])
    sit(town, small, CHRIS, at=late)
    assert states(town, small)[CHRIS] == "going"


def test_who_comes_back_stands_at_the_end_of_the_line(town, small):
    sit(town, small, ANA, BEN, CHRIS)
    acts.give_up(town, small.id, by=BEN, at=MONDAY)
    sit(town, small, BEN)
    assert line(town, small) == [CHRIS, BEN]


def test_a_lowered_capacity_takes_no_seat_and_no_offer_away(town):
    training = planned(town, capacity=2)
    sit(town, training, ANA, BEN, CHRIS, DANA)
    acts.give_up(town, training.id, by=ANA, at=MONDAY)
    training.capacity = 1
    offers.fill(town, training, at=MONDAY)
    sit(town, training, CHRIS)  # whom a seat is offered
    held = {ANA: "given_up", BEN: "going", CHRIS: "going", DANA: "waiting"}
    assert states(town, training) == held
    acts.give_up(town, training.id, by=BEN, at=MONDAY)
    assert states(town, training)[DANA] == "waiting"  # one seat, and Chris has it


@pytest.mark.parametrize("capacity", [3, None])
def test_a_raised_capacity_is_offered_to_the_line(town, small, capacity):
    sit(town, small, ANA, BEN, CHRIS)
    small.capacity = capacity
    offers.fill(town, small, at=MONDAY)
    assert states(town, small) == {ANA: "going", BEN: "offered", CHRIS: "offered"}


def test_without_a_capacity_everybody_goes(town):
    training = planned(town, capacity=None)
    sit(town, training, ANA, BEN, CHRIS, DANA)
    assert set(states(town, training).values()) == {"going"}


def test_nothing_is_taken_or_given_up_in_what_was_cancelled_or_has_begun(town, small):
    sit(town, small, ANA)
    for act in (acts.take_seat, acts.give_up, acts.decline):
        with pytest.raises(Refusal, match="has begun"):
            act(town, small.id, by=ANA, at=NOON)
    small.state = TrainingState.CANCELLED
    for act in (acts.take_seat, acts.give_up, acts.decline):
        with pytest.raises(Refusal, match="was cancelled"):
            act(town, small.id, by=ANA, at=MONDAY)


def test_who_has_no_seat_has_nothing_to_give_up(town, small):
    for act in (acts.give_up, acts.decline):
        with pytest.raises(Refusal) as refused:
            act(town, small.id, by=ANA, at=MONDAY)
        assert refused.value.sentence == rules.NO_SEAT


@pytest.mark.parametrize("standing", [Standing.GUEST, Standing.STRANGER, Standing.GONE])
def test_guests_strangers_and_leavers_get_no_seat(town, small, standing):
    town.get_one(Member, ANA).standing = standing
    with pytest.raises(Refusal):
        acts.take_seat(town, small.id, by=ANA, at=MONDAY)


def test_a_member_who_has_not_joined_may_take_a_seat(town, small):
    town.get_one(Member, ANA).joined_at = None
    sit(town, small, ANA)
    assert states(town, small) == {ANA: "going"}


def test_the_seat_of_a_leaver_goes_to_the_line(town, small):
    sit(town, small, ANA, BEN)
    town.get_one(Member, ANA).standing = Standing.GONE
    assert list(store.unsettled(town, MONDAY)) == [small.id]
    settle(town, small.id, at=MONDAY)
    assert states(town, small) == {ANA: "given_up", BEN: "offered"}
    assert list(store.unsettled(town, MONDAY)) == []


def test_who_leaves_the_programme_gives_up_all_that_is_to_come(town):
    one, other, past = (planned(town, capacity=1, starts_at=NOON + n * HOUR) for n in (0, 2, -60))
    sit(town, one, ANA, BEN)
    sit(town, other, BEN, ANA)
    town.add(given.seat(past, ANA))
    leaving.give_up_all(town, ANA, MONDAY)
    assert states(town, one) == {ANA: "given_up", BEN: "offered"}
    assert states(town, other) == {ANA: "given_up", BEN: "going"}
    assert states(town, past) == {ANA: "going"}
    assert kinds(town, ANA) == []


def test_a_seat_at_the_same_time_as_another_is_taken_with_a_warning(town):
    one, other = planned(town), planned(town, starts_at=NOON + HOUR / 2)
    after = planned(town, starts_at=NOON + 3 * HOUR / 2)
    sit(town, one, ANA)
    outcome = acts.take_seat(town, other.id, by=ANA, at=MONDAY)
    assert [dated.training.id for dated in outcome.overlaps] == [one.id]
    assert acts.take_seat(town, after.id, by=ANA, at=MONDAY).overlaps == []


def test_the_card_in_the_channel_shows_every_change(town, small):
    for person, said in ((ANA, "Full"), (BEN, "Full, 1 waiting")):
        sit(town, small, person)
        card = town.get_one(Card, f"training:{small.id}", populate_existing=True)
        assert said in str(card.wanted)
    acts.give_up(town, small.id, by=BEN, at=MONDAY)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    card = town.get_one(Card, f"training:{small.id}", populate_existing=True)
    assert "0 of 1 seat taken" in str(card.wanted)


def test_the_confirmation_goes_out_at_once_and_the_offer_on_duty(town, small):
    sit(town, small, ANA, BEN)
    assert [letter.hold for letter in letters(town, ANA)] == [False, True, False]
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    (offer,) = letters(town, BEN)
    assert (offer.hold, offer.until) == (True, MONDAY + 4 * HOUR)


def test_a_cancelled_training_offers_nothing_any_more(town, small):
    sit(town, small, ANA, BEN)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    small.state = TrainingState.CANCELLED
    reaching.cancelled(town, small, at=MONDAY)
    assert (states(town, small)[BEN], kinds(town, BEN)) == ("waiting", ["cancelled"])
    settle(town, small.id, at=MONDAY + HOUR)
    assert states(town, small)[BEN] == "waiting"
