"""How many seats were taken and how many of them came, for the digital team: numbers, no names."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.members.rules import require_team
from bot.trainings.models import Attendance, Seat, SeatState, Training, TrainingState
from bot.trainings.rules.presence import PRESENT
from bot.trainings.store.trainings import Dated, dated

MOST = 20  # trainings that are listed, the newest first


class Figure(NamedTuple):
    """A training that is over: how many had a seat, and how many of those came."""

    dated: Dated
    going: int
    came: int


def figures(session: Session, *, by: str, at: datetime) -> Sequence[Figure]:
    """Count the newest trainings that are over, for the digital team and leads."""
    require_team(members.get(session, by))
    takes_place = col(Training.state) == TrainingState.PLANNED
    over = dated().where(takes_place, col(Training.ends_at) <= at)
    newest = over.order_by(col(Training.starts_at).desc(), col(Training.id)).limit(MOST)
    found = [Dated(training, lesson) for training, lesson in session.execute(newest)]
    counted = _counted(session, [one.training.id for one in found])
    return [Figure(one, *counted.get(one.training.id, (0, 0))) for one in found]


def _counted(session: Session, training_ids: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """Count seats, and those of them whose people came, with one question."""
    theirs = and_(
        col(Attendance.training_id) == col(Seat.training_id),
        col(Attendance.member_id) == col(Seat.member_id),
    )
    came = func.count(case((col(Attendance.presence).in_(PRESENT), 1)))
    rows = (
        select(col(Seat.training_id), func.count(), came)
        .outerjoin(Attendance, theirs)
        .where(col(Seat.state) == SeatState.GOING, col(Seat.training_id).in_(training_ids))
        .group_by(col(Seat.training_id))
    )
    return {row[0]: (row[1], row[2]) for row in session.execute(rows)}
