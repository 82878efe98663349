"""What a calendar entry is made of: a seat with its training, and when it last changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.errors import Refusal
from bot.journal.models import Line
from bot.members.models import Member, Standing
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.trainings.models import Lesson, Seat, SeatState, Training, TrainingState
from bot.trainings.store import trainings

CANCELLED = "This training was cancelled, so there is nothing to ask. Nothing has changed."
MOST = 500  # trainings in a subscribed calendar: five a week for two years


class Seated(NamedTuple):
    """A seat, the training it is in, and the moment of the last change of either."""

    seat: Seat
    training: Training
    lesson: Lesson | None
    changed_at: datetime


class Known(NamedTuple):
    """Whose seat it is, in which programme."""

    member: Member
    programme: Programme


class Asked(NamedTuple):
    """A training that somebody asks about, in which programme."""

    training: Training
    lesson: Lesson | None
    programme: Programme


def seated(session: Session, seat_id: UUID) -> Seated | None:
    """Find a seat with its training."""
    return next(iter(_seated(session, col(Seat.id) == seat_id)), None)


def known(session: Session, member_id: str) -> Known | None:
    """Find a member of the workspace with the programme; None of who is none any more."""
    member = session.get(Member, member_id)
    if member is None or member.standing is not Standing.MEMBER:
        return None
    return Known(member, programmes.find(session))


def of_member(session: Session, member_id: str, since: datetime) -> Sequence[Seated]:
    """List the trainings that somebody has a seat in, from a moment on, soonest first."""
    mine = (col(Seat.member_id) == member_id) & (col(Seat.state) == SeatState.GOING)
    return _seated(session, mine & (col(Training.ends_at) > since))


def asked(session: Session, training_id: UUID, *, by: str) -> Asked:
    """Read what somebody asks their supervisor about; refuses what does not take place."""
    members.admit(session, by)
    training, lesson = trainings.get(session, training_id)
    if training.state is TrainingState.CANCELLED:
        raise Refusal(CANCELLED)
    return Asked(training, lesson, programmes.get(session))


def is_on(one: Seated) -> bool:
    """Say whether somebody has a seat in a training that takes place."""
    return one.seat.state is SeatState.GOING and one.training.state is TrainingState.PLANNED


def _seated(session: Session, which: ColumnElement[bool]) -> Sequence[Seated]:
    wanted = (
        select(Seat, Training, Lesson)
        .join(Training, col(Training.id) == col(Seat.training_id))
        .outerjoin(Lesson, col(Lesson.id) == col(Training.lesson_id))
        .where(which)
        .order_by(col(Training.starts_at), col(Training.id))
        .limit(MOST)
    )
    rows = session.execute(wanted.execution_options(populate_existing=True)).all()
    noted = _noted(session, [training.id for _, training, _ in rows])
    return [
        Seated(seat, training, lesson, _changed(seat, training, noted))
        for seat, training, lesson in rows
    ]


def _noted(session: Session, training_ids: Sequence[UUID]) -> Mapping[str, datetime]:
    """Read when something was last done about each training."""
    newest = select(col(Line.thing), func.max(col(Line.at))).group_by(col(Line.thing))
    about = newest.where(col(Line.thing).in_([str(one) for one in training_ids]))
    return dict(session.execute(about).all())


def _changed(seat: Seat, training: Training, noted: Mapping[str, datetime]) -> datetime:
    return max(seat.at, training.planned_at, noted.get(str(training.id), seat.at))
