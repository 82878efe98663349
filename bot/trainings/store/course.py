"""Reading the lessons, those of the course and those that are retired."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db
from bot.members import asked
from bot.trainings.models import Lesson, Training, TrainingState
from bot.trainings.rules import course as rules


class Course(NamedTuple):
    """All lessons, and how many dates of each are still to come."""

    lessons: Sequence[Lesson]
    coming: Mapping[UUID, int]

    @property
    def seen(self) -> str:
        """The mark of what somebody saw, which any change makes another one."""
        return rules.mark(self.lessons)


def every(session: Session) -> Sequence[Lesson]:
    """List all lessons, retired ones too."""
    return session.scalars(select(Lesson).order_by(col(Lesson.position), col(Lesson.id))).all()


def for_lead(session: Session, *, by: str, at: datetime) -> Course:
    """Read the course for a lead, who may change it."""
    asked.lead(session, by)
    return Course(every(session), coming(session, at))


def find(session: Session, lesson_id: UUID) -> Lesson | None:
    """Find a lesson, retired or not."""
    return db.find(session, Lesson, lesson_id)


def coming(session: Session, at: datetime) -> Mapping[UUID, int]:
    """Count the dates that are still to come, by lesson."""
    is_planned = col(Training.state) == TrainingState.PLANNED
    counted = select(col(Training.lesson_id), func.count()).group_by(col(Training.lesson_id))
    rows = session.execute(counted.where(is_planned, col(Training.starts_at) > at))
    return {lesson_id: count for lesson_id, count in rows if lesson_id is not None}
