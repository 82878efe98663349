"""The working time of trainings: the part off duty, once, as long as it is true (T12)."""

from datetime import time, timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.hours.models import OwnHours
from bot.hours.pay.store.entries import mine
from bot.journal.store import lines_about
from bot.members.models import Member
from bot.programme.models import Programme
from bot.trainings.acts import attending, changing
from bot.trainings.models import Means, Presence, Training
from bot.trainings.rules.planning import Wish
from tests import given
from tests.given import ANA, BEN, DANA, NOON
from tests.hours.pay.conftest import asked
from tests.trainings.seating import planned

pytestmark = pytest.mark.both_databases
EVENING = NOON.replace(hour=18)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def town(session):
    given.people(session)
    return session


def mark(
    session, training: Training, presence: Presence = Presence.THERE, who: str = ANA, at=EVENING
) -> None:
    how = (session, training, who, presence, Means.HOST)
    attending.mark(*how, by=DANA, at=at, milestones=())


def minutes(session, who: str = ANA) -> list[tuple[object, int]]:
    """Read what is on somebody's time record: since when, how long."""
    session.flush()
    return [(one.entry.started_at, one.minutes) for one in mine(session, by=who).standing]


def evening(session) -> Training:
    return planned(session, starts_at=EVENING, ends_at=EVENING + HOUR)


def end_at(session, training: Training, starts: time, ends: time, at) -> None:
    """Let Dana change when a training is."""
    wish = Wish(training.kind, training.lesson_id, NOON.date(), starts, ends, "Room 2", "", 20)
    seen = training.seen
    changing.change_training(session, training.id, wish, seen=seen, by=DANA, at=at)
    session.refresh(training)


def test_on_duty_a_training_adds_nothing(town):
    mark(town, planned(town), at=NOON)
    assert (minutes(town), asked(town)) == ([], [])


def test_off_duty_its_whole_length_counts_and_is_asked_about(town):
    training = evening(town)
    mark(town, training)
    assert minutes(town) == [(EVENING, 60)]
    (question,) = asked(town)
    assert "you took part in a training, off the clock" in question
    told = [one.changed.get("minutes") for one in lines_about(town, training.id)]
    assert told == [60]


def test_of_a_training_half_off_duty_that_half_counts(town):
    training = planned(town, starts_at=NOON.replace(hour=16, minute=30))
    mark(town, training)
    assert minutes(town) == [(training.starts_at, 30)]


def test_a_night_shift_is_on_duty_in_the_evening(town):
    town.add(OwnHours(member_id=ANA, shifts=[[day, "18:00", "02:00"] for day in range(5)]))
    town.flush()
    mark(town, evening(town))
    mark(town, planned(town), at=NOON)
    assert minutes(town) == [(NOON, 60)]


def test_late_is_there(town):
    training = evening(town)
    mark(town, training, Presence.LATE)
    mark(town, training, Presence.THERE)
    assert minutes(town) == [(EVENING, 60)]


def test_a_correction_takes_the_minutes_and_the_question_back(town):
    training = evening(town)
    mark(town, training)
    mark(town, training, Presence.NOT_THERE)
    assert (minutes(town), asked(town)) == ([], [])
    mark(town, training)
    assert minutes(town) == [(EVENING, 60)]


def test_who_is_exempt_has_no_minutes(town):
    town.execute(update(Member).where(col(Member.slack_id) == ANA).values(exempt=True))
    town.expire_all()
    mark(town, evening(town))
    assert minutes(town) == []


def test_where_trainings_are_no_working_time_nothing_is_put_down(town):
    town.execute(update(Programme).values(training_paid=False, training_decision="HR, 2 Nov."))
    town.expire_all()
    mark(town, evening(town))
    assert minutes(town) == []


def test_what_was_put_down_before_the_decision_can_still_be_taken_back(town):
    training = evening(town)
    mark(town, training)
    town.execute(update(Programme).values(training_paid=False, training_decision="HR, 2 Nov."))
    town.expire_all()
    mark(town, training, Presence.NOT_THERE)
    assert minutes(town) == []


def test_a_training_that_ends_early_counts_as_long_as_it_was(town):
    training = evening(town)
    mark(town, training)
    mark(town, training, who=BEN)
    end_at(town, training, time(18), time(18, 40), EVENING + 20 * MINUTE)
    assert (minutes(town), minutes(town, BEN)) == ([(EVENING, 40)],) * 2
    assert len(asked(town)) == 1


def test_who_checked_in_before_a_training_was_put_off_is_paid_once(town):
    training = evening(town)
    mark(town, training, at=EVENING - 10 * MINUTE)
    end_at(town, training, time(18, 30), time(19, 30), EVENING - 5 * MINUTE)
    assert minutes(town) == [(EVENING + 30 * MINUTE, 60)]


def test_a_cancellation_after_check_in_takes_nothing_from_anybody(town):
    training = evening(town)
    mark(town, training, at=EVENING + MINUTE)
    changing.cancel_training(
        town, training.id, "Fire alarm.", seen=1, by=DANA, at=EVENING + 5 * MINUTE
    )
    assert minutes(town) == [(EVENING, 60)]


def test_nobody_is_paid_for_a_seat(town):
    training = evening(town)
    mark(town, training, Presence.NOT_THERE)
    assert minutes(town) == []
