"""The working time of a training: on the time record of people who are paid by the hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.hours import pay
from bot.hours.models import Kind
from bot.programme import store as programmes
from bot.trainings.models import Training
from bot.trainings.rules.presence import is_present
from bot.trainings.store import attendance, moves

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
    starts = [training.starts_at, *moves.while_open(session, training.id)]
    since = _down_at(session, member_id, starts)
    return pay.take_back(session, member_id, Kind.TRAINING, since, at=at)


def follow(session: Session, training: Training, was_at: datetime, at: datetime) -> None:
    """Let the minutes of those who are there already follow when the training changes.

    People can check in before the start, and a training can end earlier than planned.
    """
    if not programmes.get(session).training_paid:
        return
    there = [
        one for one in attendance.of_training(session, training.id) if is_present(one.presence)
    ]
    starts = [was_at, *moves.while_open(session, training.id)]
    for member_id in sorted(one.member_id for one in there if one.member_id):
        pay.put_anew(
            session,
            member_id,
            Kind.TRAINING,
            _down_at(session, member_id, starts),
            training.starts_at,
            minutes=_length(training),
            at=at,
        )


def _down_at(session: Session, member_id: str, starts: Sequence[datetime]) -> datetime:
    """Say at which of a training's starts somebody's minutes stand; at the first, if at none.

    They stay at an old one where the person has said something about them.
    """
    there = (one for one in starts if pay.is_down(session, member_id, Kind.TRAINING, one))
    return next(there, starts[0])


def _length(training: Training) -> int:
    return (training.ends_at - training.starts_at) // MINUTE
