"""The working time of a training that was moved after somebody had checked in."""

from datetime import time, timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.hours.models import PaidTime
from bot.trainings.models import Presence
from tests import given
from tests.given import ANA
from tests.trainings.test_paying import EVENING, end_at, evening, mark, minutes

pytestmark = pytest.mark.both_databases
MINUTE = timedelta(minutes=1)


@pytest.fixture
def town(session):
    given.people(session)
    return session


def confirm(session) -> None:
    """Let Ana say that her minutes are right."""
    hers = update(PaidTime).where(col(PaidTime.member_id) == ANA)
    session.execute(hers.values(confirmed_at=EVENING))
    session.expire_all()


@pytest.fixture
def moved(town):
    """A training at six that Ana checked in to early, said yes to, and that was put off."""
    training = evening(town)
    mark(town, training, at=EVENING - 10 * MINUTE)
    confirm(town)
    end_at(town, training, time(18, 30), time(19, 30), EVENING - 5 * MINUTE)
    return training


def test_what_somebody_said_yes_to_is_paid_once_however_often_it_moves(town, moved):
    end_at(town, moved, time(19), time(20), EVENING + 20 * MINUTE)
    assert minutes(town) == [(EVENING, 60)]


def test_a_correction_finds_the_minutes_at_the_start_of_then(town, moved):
    mark(town, moved, Presence.NOT_THERE)
    assert minutes(town) == []


def test_a_correction_leaves_another_training_of_that_hour_alone(town):
    early = evening(town)
    end_at(town, early, time(8), time(9), EVENING - timedelta(hours=30))
    mark(town, evening(town))
    mark(town, early)
    mark(town, early, Presence.NOT_THERE)
    assert minutes(town) == [(EVENING, 60)]
