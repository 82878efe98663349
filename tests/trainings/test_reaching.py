"""A change or a cancellation reaches everyone with a seat, an offer or a place in line, once."""

from datetime import timedelta

import pytest

from bot.outbox.models import State
from bot.trainings.acts import reaching
from bot.trainings.acts import seats as acts
from bot.trainings.models import TrainingState
from bot.trainings.store import seats as store
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY, NOON
from tests.trainings.seating import kinds, letters, planned, sit, states

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def town(session):
    """Ana goes, Ben is offered a seat, Chris waits; Dana gave up."""
    given.people(session)
    return session


@pytest.fixture
def training(town):
    training = planned(town, capacity=2)
    sit(town, training, ANA, DANA, BEN, CHRIS)
    acts.give_up(town, training.id, by=DANA, at=MONDAY)
    assert states(town, training) == {
        ANA: "going",
        DANA: "given_up",
        BEN: "offered",
        CHRIS: "waiting",
    }
    return training


def move(session, training, *, hours=24, at=MONDAY):
    was_at = training.starts_at
    training.starts_at += hours * HOUR
    training.ends_at += hours * HOUR
    training.sequence, training.seen = training.sequence + 1, training.seen + 1
    reaching.changed(session, training, at=at, was_at=was_at)


def said(session, person):
    """Read the first words of what is on its way to somebody."""
    return [(letter.body or {})["text"].partition(":")[0] for letter in letters(session, person)]


def test_a_change_reaches_everybody_in_fitting_words(town, training):
    move(town, training)
    first = ["This has changed"]
    assert said(town, ANA)[:1] == said(town, BEN) == said(town, CHRIS) == first
    assert said(town, DANA) == []
    texts = [str(letters(town, person)[0].body) for person in (ANA, BEN, CHRIS)]
    words = ("You keep your seat.", "A seat is still free for you.", "You keep your place in line.")
    assert [word in text for word, text in zip(words, texts, strict=True)] == [True] * 3


def test_the_file_for_the_calendar_goes_to_those_with_a_seat(town, training):
    move(town, training)
    seat = store.find(town, training.id, ANA)
    assert seat is not None
    assert letters(town, ANA)[0].files == [["trainings.invitation", str(seat.id)]]
    assert letters(town, BEN)[0].files is None


def test_a_cancellation_takes_the_entry_out_again(town, training):
    training.state, training.why = TrainingState.CANCELLED, "The host is ill."
    reaching.cancelled(town, training, at=MONDAY)
    seat = store.find(town, training.id, ANA)
    assert seat is not None
    (note,) = letters(town, ANA)
    assert note.files == [["trainings.cancellation", str(seat.id)]]
    assert "The host is ill." in str(note.body)
    assert [said(town, person) for person in (BEN, CHRIS, DANA)] == [
        ["Cancelled"],
        ["Cancelled"],
        [],
    ]


def test_a_quick_second_change_is_one_message_about_both(town, training):
    move(town, training)
    move(town, training)
    assert said(town, CHRIS) == ["This has changed"]


def test_what_was_sent_already_is_followed_by_the_next_change(town, training):
    move(town, training)
    (first,) = letters(town, CHRIS)
    first.state = State.SENT
    town.flush()
    move(town, training)
    assert said(town, CHRIS) == ["This has changed"]


def test_a_change_told_twice_is_told_once(town, training):
    move(town, training)
    reaching.changed(town, training, at=MONDAY)
    assert said(town, CHRIS) == ["This has changed"]


@pytest.mark.parametrize(
    ("at", "waits"),
    [(MONDAY, True), (MONDAY + 8 * HOUR, True), (NOON - 18 * HOUR, False), (NOON - HOUR, False)],
)
def test_a_change_waits_for_duty_unless_that_is_too_late(town, training, at, waits):
    move(town, training, at=at)
    assert letters(town, CHRIS)[0].hold is waits


def test_who_would_go_at_the_old_time_is_told_at_once(town, training):
    move(town, training, hours=24 * 7, at=NOON - 18 * HOUR)
    assert letters(town, CHRIS)[0].hold is False


def test_an_offer_ends_earlier_when_the_training_begins_earlier(town, training):
    move(town, training, hours=-46)  # Monday at two
    seat = store.find(town, training.id, BEN)
    assert seat is not None
    assert seat.offered_until == MONDAY + 2 * HOUR


def test_an_offer_for_which_it_is_too_late_now_lapses(town, training):
    move(town, training, hours=-47)  # Monday at one: offers end at eleven
    move(town, training, hours=-1, at=MONDAY + HOUR / 2)
    assert states(town, training)[BEN] == "waiting"


def test_a_change_that_nobody_has_to_hear_of_leaves_no_line(town):
    training = planned(town)
    before = states(town, training)
    move(town, training)
    assert (before, states(town, training), kinds(town, ANA)) == ({}, {}, [])
