"""Reminders: the working day before and a quarter of an hour before, never twice, never late."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.hours import acts as hours
from bot.hours import office
from bot.hours.rules import Duty
from bot.hours.week import parse
from bot.members import acts as members
from bot.members.models import Preference
from bot.members.rules.preferences import News, Wishes
from bot.outbox.models import State
from bot.trainings.acts import reaching
from bot.trainings.acts import seats as acts
from bot.trainings.acts.reminders import remind_as_wished
from bot.trainings.models import TrainingState
from bot.trainings.rules.reminders import cannot_wait, day_before
from tests import given
from tests.given import ANA, BEN, MONDAY, NOON, TOWN
from tests.trainings.seating import kinds, letters, planned, sit

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OFFICE = office.duty(given.programme())
REMINDERS = ["day", "soon"]


def duty(week: str, zone: ZoneInfo = TOWN) -> Duty:
    """Give the hours of somebody who is never away."""
    return Duty(zone, parse(week), lambda _: False)


@pytest.fixture
def town(session):
    given.people(session)
    return session


@pytest.fixture
def training(town):
    return planned(town)


def moments(session, person=ANA):
    """Read when the reminders of somebody are due."""
    return [one.due_at for one in letters(session, person) if one.due_at > MONDAY]


@pytest.mark.parametrize(
    ("starts_at", "week", "expected"),
    [
        (NOON, "Mon-Fri 8-17", datetime(2026, 11, 17, 8, tzinfo=TOWN)),
        (NOON - 2 * DAY, "Mon-Fri 8-17", datetime(2026, 11, 13, 8, tzinfo=TOWN)),  # a Friday
        (NOON, "Mon 9-12, 13-17; Wed 8-17", datetime(2026, 11, 16, 9, tzinfo=TOWN)),
        (NOON, "Tue 22-6 overnight", datetime(2026, 11, 17, 22, tzinfo=TOWN)),
        (NOON, "Wed 8-17", None),  # the Wednesday before begins more than a week ago
        (NOON, "Wed 13-17", datetime(2026, 11, 11, 13, tzinfo=TOWN)),
    ],
)
def test_the_first_reminder_comes_when_the_working_day_before_begins(starts_at, week, expected):
    assert day_before(starts_at, duty(week)) == expected


def test_days_are_those_of_the_clock_by_which_somebody_works():
    tokyo = ZoneInfo("Asia/Tokyo")
    assert day_before(NOON, duty("Mon-Fri 9-17", tokyo)) == datetime(2026, 11, 18, 9, tzinfo=tokyo)


def test_over_a_change_of_the_clock_the_hour_on_the_wall_counts():
    monday = datetime(2026, 3, 9, 12, tzinfo=TOWN)  # clocks went forward on Sunday
    assert day_before(monday, duty("Sat-Sun 8-12")) == datetime(2026, 3, 8, 8, tzinfo=TOWN)


@pytest.mark.parametrize(
    ("begins", "at", "expected"),
    [
        (NOON, MONDAY, False),  # they read it today
        (NOON, NOON - 18 * HOUR, True),  # they are off until the day itself
        (MONDAY + HOUR, MONDAY, True),  # today
        (MONDAY + DAY + HOUR, MONDAY + 8 * HOUR, True),  # off, and it is tomorrow
        (NOON, MONDAY + 8 * HOUR, False),  # off, and it is the day after
    ],
)
def test_news_cannot_wait_when_the_training_begins_within_the_next_stretch(begins, at, expected):
    assert cannot_wait(begins, OFFICE, at) is expected


def test_who_takes_a_seat_is_reminded_twice(town, training):
    sit(town, training, ANA)
    assert moments(town) == [datetime(2026, 11, 17, 8, tzinfo=TOWN), NOON - HOUR / 4]
    day, soon = letters(town, ANA)[1:]
    assert [(day.hold, day.until), (soon.hold, soon.until)] == [
        (True, soon.due_at),  # too late, the second one says all of it
        (False, NOON),
    ]


def test_who_takes_a_seat_on_the_day_before_is_reminded_once(town, training):
    sit(town, training, ANA, at=MONDAY + DAY)
    assert kinds(town, ANA) == ["going", "soon"]


def test_who_takes_a_seat_at_the_last_minute_needs_no_reminder(town, training):
    sit(town, training, ANA, at=NOON - HOUR / 6)
    assert kinds(town, ANA) == ["going"]


def test_who_is_away_until_the_day_gets_only_the_second(town, training):
    monday = MONDAY.date()
    hours.go_away(town, monday - 7 * DAY, monday + DAY, by=ANA, at=MONDAY - 8 * DAY)
    sit(town, training, ANA, at=MONDAY - 8 * DAY)
    assert kinds(town, ANA) == ["going", "soon"]


def test_who_gives_up_is_not_reminded_and_who_comes_back_is_reminded_once(town, training):
    sit(town, training, ANA)
    acts.give_up(town, training.id, by=ANA, at=MONDAY)
    assert letters(town, ANA) == []
    sit(town, training, ANA)
    assert kinds(town, ANA) == ["going", *REMINDERS]


def test_a_reminder_that_went_out_does_not_come_again(town, training):
    sit(town, training, ANA)
    letters(town, ANA)[1].state = State.SENT
    town.flush()
    later = MONDAY + DAY
    acts.give_up(town, training.id, by=ANA, at=later)
    sit(town, training, ANA, at=later)
    assert kinds(town, ANA) == ["going", "soon"]
    remind_as_wished(town, ANA, later)
    assert kinds(town, ANA) == ["going", "soon"]


def test_a_training_that_moves_twice_reminds_of_its_last_time_only(town, training):
    sit(town, training, ANA, BEN)
    for _ in range(2):
        was_at = training.starts_at
        training.starts_at, training.ends_at = was_at + DAY, training.ends_at + DAY
        training.sequence, training.seen = training.sequence + 1, training.seen + 1
        reaching.changed(town, training, at=MONDAY, was_at=was_at)
    assert kinds(town, ANA) == ["3", *REMINDERS]  # one message about both changes
    friday = NOON + 2 * DAY
    assert moments(town) == [datetime(2026, 11, 19, 8, tzinfo=TOWN), friday - HOUR / 4]


def test_a_training_that_moves_over_the_change_of_the_clock_is_reminded_of_on_time(town):
    before = datetime(2027, 3, 12, 12, tzinfo=TOWN)  # a Friday; clocks go forward on Sunday
    training = planned(town, starts_at=before)
    sit(town, training, ANA)
    training.starts_at = datetime(2027, 3, 15, 12, tzinfo=TOWN)
    training.ends_at, training.sequence = training.starts_at + HOUR, 1
    reaching.changed(town, training, at=MONDAY, was_at=before)
    friday = datetime(2027, 3, 12, 8, tzinfo=TOWN)
    assert moments(town) == [friday, training.starts_at - HOUR / 4]


def test_a_cancelled_training_reminds_nobody(town, training):
    sit(town, training, ANA)
    training.state = TrainingState.CANCELLED
    reaching.cancelled(town, training, at=MONDAY)
    assert kinds(town, ANA) == ["cancelled"]


def test_who_switched_reminders_off_gets_none(town, training):
    town.add(Preference(member_id=ANA, reminders=False))
    sit(town, training, ANA)
    assert kinds(town, ANA) == ["going"]


def test_reminders_follow_a_change_of_mind(town, training):
    sit(town, training, ANA)
    members.stop(town, News.REMINDERS, [remind_as_wished], by=ANA, at=MONDAY)
    assert kinds(town, ANA) == ["going"]
    members.prefer(town, Wishes(), [remind_as_wished], by=ANA, at=MONDAY)
    assert kinds(town, ANA) == ["going", *REMINDERS]


def test_another_wish_leaves_reminders_alone(town, training):
    sit(town, training, ANA)
    before = [letter.id for letter in letters(town, ANA)]
    members.prefer(town, Wishes(digest=False), [remind_as_wished], by=ANA, at=MONDAY)
    assert [letter.id for letter in letters(town, ANA)] == before
