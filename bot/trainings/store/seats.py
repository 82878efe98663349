"""Finding seats: somebody's own, those of a training, the line. Acts lock the training first."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from bot.members.models import Member, Standing
from bot.trainings.models import Lesson, Seat, SeatState, Training, TrainingState
from bot.trainings.rules.seats import HELD
from bot.trainings.store.trainings import Dated

LIVE = col(Seat.state) != SeatState.GIVEN_UP


def find(session: Session, training_id: UUID, member_id: str) -> Seat | None:
    """Read somebody's seat in a training as it is now, whatever it has come to."""
    mine = and_(col(Seat.training_id) == training_id, col(Seat.member_id) == member_id)
    return session.scalars(_fresh(mine)).one_or_none()


def get(session: Session, seat_id: UUID) -> Seat | None:
    """Read a seat by its id."""
    return session.get(Seat, seat_id)


def taken(session: Session, training_id: UUID) -> int:
    """Count the seats of a training that somebody has, or is offered."""
    held = and_(col(Seat.training_id) == training_id, col(Seat.state).in_(HELD))
    return session.scalar(select(func.count()).select_from(Seat).where(held)) or 0


def next_turn(session: Session, training_id: UUID) -> int:
    """Give the turn at the end of a training's line."""
    last = select(func.max(col(Seat.turn))).where(col(Seat.training_id) == training_id)
    return (session.scalar(last) or 0) + 1


def line(session: Session, training_id: UUID) -> Sequence[Seat]:
    """List who waits for a seat, in their order."""
    waiting = col(Seat.state) == SeatState.WAITING
    return session.scalars(_fresh(and_(col(Seat.training_id) == training_id, waiting))).all()


def offered(session: Session, training_id: UUID) -> Sequence[Seat]:
    """List whom a seat is offered to."""
    is_offered = col(Seat.state) == SeatState.OFFERED
    return session.scalars(_fresh(and_(col(Seat.training_id) == training_id, is_offered))).all()


def live(session: Session, training_id: UUID) -> Sequence[Seat]:
    """List all who have a seat, an offer or a place in line, by their turn."""
    return session.scalars(_fresh(and_(col(Seat.training_id) == training_id, LIVE))).all()


def going(session: Session, training_id: UUID) -> Sequence[Seat]:
    """List who has a seat in a training, by their turn."""
    has_one = col(Seat.state) == SeatState.GOING
    return session.scalars(_fresh(and_(col(Seat.training_id) == training_id, has_one))).all()


def of_leavers(session: Session, training_id: UUID) -> Sequence[Seat]:
    """List the seats of those who are no members of the workspace any more."""
    return session.scalars(
        _fresh(and_(col(Seat.training_id) == training_id, LIVE, _is_gone()))
    ).all()


def place(session: Session, seat: Seat) -> int:
    """Say which place in line somebody has, from 1."""
    before = and_(
        col(Seat.training_id) == seat.training_id,
        col(Seat.state) == SeatState.WAITING,
        col(Seat.turn) <= seat.turn,
    )
    return session.scalar(select(func.count()).select_from(Seat).where(before)) or 0


def overlapping(session: Session, training: Training, member_id: str) -> Sequence[Dated]:
    """List the other trainings at the same time in which somebody has a seat, or is offered one."""
    mine = and_(col(Seat.member_id) == member_id, col(Seat.state).in_(HELD))
    meanwhile = and_(
        col(Training.id) != training.id,
        col(Training.state) == TrainingState.PLANNED,
        col(Training.starts_at) < training.ends_at,
        col(Training.ends_at) > training.starts_at,
    )
    wanted = (
        select(Training, Lesson)
        .join(Seat, col(Seat.training_id) == col(Training.id))
        .outerjoin(Lesson, col(Lesson.id) == col(Training.lesson_id))
        .where(mine, meanwhile)
        .order_by(col(Training.starts_at), col(Training.id))
    )
    return [Dated(other, lesson) for other, lesson in session.execute(wanted)]


def to_come_of(session: Session, member_id: str, at: datetime) -> Sequence[UUID]:
    """List the trainings to come in which somebody has a seat or waits for one, by their ids."""
    wanted = (
        select(col(Training.id))
        .join(Seat, col(Seat.training_id) == col(Training.id))
        .where(col(Seat.member_id) == member_id, LIVE, _to_come(at))
    )
    return session.scalars(wanted.order_by(col(Training.id))).all()


def unsettled(session: Session, at: datetime) -> Sequence[UUID]:
    """List the trainings to come where an offer lapsed, somebody waits, or somebody left us."""
    lapsed = and_(col(Seat.state) == SeatState.OFFERED, col(Seat.offered_until) <= at)
    unasked = and_(
        col(Seat.state) == SeatState.WAITING, col(Seat.offered_until).is_(None), _has_room()
    )
    open_ones = and_(
        col(Seat.training_id) == col(Training.id), or_(lapsed, unasked, and_(LIVE, _is_gone()))
    )
    wanted = select(col(Training.id)).where(_to_come(at), exists().where(open_ones))
    return session.scalars(wanted.order_by(col(Training.id))).all()


def _to_come(at: datetime) -> ColumnElement[bool]:
    return and_(col(Training.state) == TrainingState.PLANNED, col(Training.starts_at) > at)


def next_lapse(session: Session, at: datetime) -> datetime | None:
    """Say when the next offer lapses."""
    is_offered = col(Seat.state) == SeatState.OFFERED
    first = select(func.min(col(Seat.offered_until))).where(is_offered)
    moment: datetime | None = session.scalar(first.where(col(Seat.offered_until) > at))
    return moment


def _has_room() -> ColumnElement[bool]:
    other = aliased(Seat)
    held = and_(col(other.training_id) == col(Training.id), col(other.state).in_(HELD))
    taken = select(func.count()).select_from(other).where(held).correlate(Training)
    return or_(col(Training.capacity).is_(None), taken.scalar_subquery() < col(Training.capacity))


def _is_gone() -> ColumnElement[bool]:
    gone = select(col(Member.slack_id)).where(col(Member.standing) != Standing.MEMBER)
    return col(Seat.member_id).in_(gone)


def _fresh(mine: ColumnElement[bool]) -> Select[Seat]:
    wanted = select(Seat).where(mine).order_by(col(Seat.turn), col(Seat.id))
    return wanted.execution_options(populate_existing=True)
