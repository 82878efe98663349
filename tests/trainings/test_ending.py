"""When a seat ends, it ends everywhere: in the calendar, and in what was said about it."""

from datetime import timedelta

import pytest

from bot.members.models import Member, Standing
from bot.trainings.acts import leaving, needs, reaching
from bot.trainings.acts import seats as acts
from bot.trainings.acts.offers import settle
from bot.trainings.models import Host
from bot.trainings.rules.needs import Kind, Said
from bot.trainings.store import needs as needs_store
from bot.trainings.store import seats as store
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY, NOON
from tests.trainings.seating import kinds, letters, planned, sent, sit, states

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


def seat_of(session, training, person):
    seat = store.find(session, training.id, person)
    assert seat is not None
    return seat


def test_who_gives_up_a_seat_gets_what_takes_it_out_of_their_calendar(town, small):
    sit(town, small, ANA)
    sent(town, ANA)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    (note,) = letters(town, ANA)
    assert note.files == [["trainings.cancellation", str(seat_of(town, small, ANA).id)]]
    assert (note.hold, "Open the file below" in str(note.body)) == (False, True)


def test_who_gives_up_what_was_never_sent_gets_no_file(town, small):
    sit(town, small, ANA)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    assert letters(town, ANA) == []


def test_who_comes_back_is_not_told_to_take_it_out(town, small):
    sit(town, small, ANA)
    sent(town, ANA)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    sit(town, small, ANA)
    assert kinds(town, ANA) == ["going", "day", "soon"]
    acts.give_up(town, small.id, by=ANA, at=MONDAY)  # before the second file went out
    assert kinds(town, ANA) == ["given up"]


def test_a_changed_file_is_taken_out_though_the_first_was_never_sent(town, small):
    sit(town, small, ANA)
    reaching.changed(town, small, at=MONDAY)
    sent(town, ANA)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    assert kinds(town, ANA) == ["given up"]


def test_who_leaves_the_line_or_an_offer_has_nothing_to_take_out(town, small):
    sit(town, small, ANA, BEN, CHRIS)
    sent(town, ANA)
    acts.give_up(town, small.id, by=ANA, at=MONDAY)
    sent(town, BEN)
    acts.decline(town, small.id, by=BEN, at=MONDAY)
    acts.give_up(town, small.id, by=CHRIS, at=MONDAY)
    assert (kinds(town, BEN), kinds(town, CHRIS)) == ([], [])


def test_who_leaves_the_programme_takes_all_seats_out_with_one_message(town):
    both = [planned(town, starts_at=NOON + n * HOUR) for n in (0, 2)]
    for training in both:
        sit(town, training, ANA)
    sent(town, ANA)
    leaving.give_up_all(town, ANA, MONDAY)
    (note,) = letters(town, ANA)
    ids = {str(seat_of(town, training, ANA).id) for training in both}
    assert sorted(note.files or []) == [["trainings.cancellation", one] for one in sorted(ids)]
    assert "Your seats are free for others now:" in str(note.body)


@pytest.mark.parametrize("end", ["give_up", "leave", "gone"])
def test_what_was_needed_is_forgotten_with_the_seat(town, small, end):
    town.add(Host(training_id=small.id, member_id=DANA))
    sit(town, small, ANA)
    needs.say_needs(town, small.id, Said([Kind.CAPTIONS], ""), by=ANA, at=MONDAY)
    if end == "give_up":
        acts.give_up(town, small.id, by=ANA, at=MONDAY)
    elif end == "leave":
        leaving.give_up_all(town, ANA, MONDAY)
    else:
        town.get_one(Member, ANA).standing = Standing.GONE
        settle(town, small.id, at=MONDAY)
    assert list(needs_store.of_training(town, small.id)) == []
    assert letters(town, DANA) == []


def test_what_others_need_stays_when_somebody_gives_up(town):
    training = planned(town)
    town.add(Host(training_id=training.id, member_id=DANA))
    sit(town, training, ANA, BEN)
    for person in (ANA, BEN):
        needs.say_needs(town, training.id, Said([Kind.CAPTIONS], ""), by=person, at=MONDAY)
    acts.give_up(town, training.id, by=ANA, at=MONDAY)
    assert [one.member_id for one in needs_store.of_training(town, training.id)] == [BEN]
    assert len(letters(town, DANA)) == 1


@pytest.mark.parametrize("capacity", [1, None])
def test_a_leaver_keeps_no_seat_however_many_there_are(town, capacity):
    training = planned(town, capacity=capacity)
    sit(town, training, ANA)
    town.get_one(Member, ANA).standing = Standing.GONE
    settle(town, training.id, at=MONDAY)
    assert states(town, training) == {ANA: "given_up"}
    assert list(store.unsettled(town, MONDAY)) == []
