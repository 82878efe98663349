"""Finding trainings: one, those of a lesson or a series, those that come, and who hosts them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db
from bot.errors import Refusal
from bot.trainings.models import Host, Lesson, Training, TrainingState

MISSING = "This training isn't there any more."


class Dated(NamedTuple):
    """A training with the lesson it teaches; an open session teaches none."""

    training: Training
    lesson: Lesson | None


def take(session: Session, training_id: UUID) -> Training:
    """Read a training as it is now and lock it, or refuse; every act about its seats does this."""
    training = db.take(session, Training, training_id)
    if training is None:
        raise Refusal(MISSING)
    return training


def get(session: Session, training_id: UUID) -> Dated:
    """Read a training with its lesson, or refuse."""
    found = find(session, training_id)
    if found is None:
        raise Refusal(MISSING)
    return found


def find(session: Session, training_id: UUID) -> Dated | None:
    """Find a training with its lesson."""
    row = session.execute(dated().where(col(Training.id) == training_id)).one_or_none()
    return None if row is None else Dated(row[0], row[1])


def coming(session: Session, at: datetime, most: int) -> Sequence[Dated]:
    """List what is planned and not over, soonest first."""
    is_planned = col(Training.state) == TrainingState.PLANNED
    wanted = dated().where(is_planned, col(Training.ends_at) > at)
    in_order = wanted.order_by(col(Training.starts_at), col(Training.id)).limit(most)
    return [Dated(training, lesson) for training, lesson in session.execute(in_order)]


def hosted(session: Session, group: UUID, member_id: str) -> Sequence[Dated]:
    """List what somebody hosts of a series, or of one date, and what takes place; soonest first."""
    wanted = (
        dated()
        .join(Host, col(Host.training_id) == col(Training.id))
        .where(col(Host.member_id) == member_id)
        .where(or_(col(Training.series_id) == group, col(Training.id) == group))
        .where(col(Training.state) == TrainingState.PLANNED)
    )
    rows = session.execute(wanted.order_by(col(Training.starts_at), col(Training.id)))
    return [Dated(training, lesson) for training, lesson in rows]


def hosts(session: Session, training_id: UUID) -> Sequence[str]:
    """List who hosts a training."""
    mine = select(col(Host.member_id)).where(col(Host.training_id) == training_id)
    return session.scalars(mine.order_by(col(Host.member_id))).all()


def is_host(session: Session, training_id: UUID, member_id: str) -> bool:
    """Say whether somebody hosts a training."""
    return session.get(Host, (training_id, member_id)) is not None


def lessons(session: Session) -> Sequence[Lesson]:
    """List the lessons that are required at present, in their order."""
    in_force = select(Lesson).where(col(Lesson.retired_at).is_(None))
    return session.scalars(in_force.order_by(col(Lesson.position), col(Lesson.id))).all()


def dated() -> Select[Training, Lesson]:
    """Ask for trainings, each with the lesson it teaches."""
    return select(Training, Lesson).outerjoin(Lesson, col(Lesson.id) == col(Training.lesson_id))
