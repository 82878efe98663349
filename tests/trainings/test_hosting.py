"""What hosts read: that they lead a date, once, and as it is when they read it."""

from datetime import time, timedelta

import pytest

from bot.trainings.acts import changing, planning
from bot.trainings.models import Training, TrainingKind
from bot.trainings.rules import planning as rules
from bot.trainings.rules.planning import Wish
from tests import given
from tests.given import ANA, DANA, MONDAY, NOON
from tests.trainings.seating import letters, sent

pytestmark = pytest.mark.both_databases
NIGHT = MONDAY - timedelta(hours=4)


def wish(day: int = 0, starts: int = 12, hosts: tuple[str, ...] = (ANA,)) -> Wish:
    on = NOON.date() + timedelta(days=day)
    times = (time(starts), time(starts + 1))
    return Wish(TrainingKind.OPEN, None, on, *times, "Room 2", "", 20, hosts)


@pytest.fixture
def town(session):
    given.people(session)
    return session


@pytest.fixture
def one(town):
    return planning.plan_training(town, wish(), by=DANA, at=NIGHT)


@pytest.fixture
def two(town):
    wishes = [wish(), wish(day=7)]
    return planning.plan_all(town, wishes, seen=rules.mark(wishes), by=DANA, at=NIGHT)


def change(session, training: Training, to: Wish) -> None:
    seen = training.seen
    changing.change_training(session, training.id, to, seen=seen, by=DANA, at=NIGHT)


def cancel(session, training: Training) -> None:
    seen = training.seen
    changing.cancel_training(session, training.id, "Ill.", seen=seen, by=DANA, at=NIGHT)


def told(session) -> list[str]:
    """Read how each message to Ana begins."""
    return [
        (letter.body or {})["text"].split(".")[0].split(":")[0] for letter in letters(session, ANA)
    ]


def test_a_date_that_moves_unread_is_told_once_and_as_it_is_now(town, one):
    change(town, one, wish(starts=15))
    assert told(town) == ["You host 1 training"]
    moment = str(int(NOON.replace(hour=15).timestamp()))
    assert moment in str(letters(town, ANA)[0].body)


def test_a_date_that_moves_later_is_told_as_a_change(town, one):
    sent(town, ANA)
    change(town, one, wish(starts=15))
    assert told(town) == ["A training that you host has changed"]


def test_who_hosts_no_more_before_they_read_of_it_reads_nothing(town, one):
    change(town, one, wish(hosts=()))
    assert told(town) == []


def test_a_cancelled_date_is_not_announced_to_its_host_any_more(town, one):
    cancel(town, one)
    assert told(town) == ["A training that you host was cancelled"]


def test_of_a_series_the_dates_that_are_left_are_told(town, two):
    cancel(town, two[0])
    assert told(town) == ["You host 1 training", "A training that you host was cancelled"]


def test_who_hosts_one_date_less_of_a_series_reads_of_the_other(town, two):
    change(town, two[0], wish(hosts=()))
    assert told(town) == ["You host 1 training"]
