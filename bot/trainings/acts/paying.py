"""The working time of a training: on the time record of people who are paid by the hour."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.hours import pay
from bot.hours.models import Kind
from bot.programme import store as programmes
from bot.trainings.models import Training

MINUTE = timedelta(minutes=1)


def record(session: Session, training: Training, member_id: str) -> int | None:
    """Put down the time of a training that lies off somebody's duty, and say how many minutes.

    None if there is nothing to put down: trainings are no working time, the person is not paid by
    the hour, was on duty, or has these minutes already. Acts call this who mark somebody as there.
    """
    if not programmes.get(session).training_paid:
        return None
    return pay.record_once(
        session,
        member_id,
        Kind.TRAINING,
        training.starts_at,
        minutes=_length(training),
    )


def take_back(session: Session, training: Training, member_id: str, at: datetime) -> int | None:
    """Take back the minutes of somebody who was not there after all; None if there are none."""
    return pay.take_back(session, member_id, Kind.TRAINING, training.starts_at, at=at)


def _length(training: Training) -> int:
    return (training.ends_at - training.starts_at) // MINUTE
