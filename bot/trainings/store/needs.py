"""What people need to take part, and who may know."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.db import changed
from bot.members.models import Member, Standing
from bot.programme import store as programmes
from bot.trainings.models import Need, Training, TrainingState
from bot.trainings.rules import needs as rules
from bot.trainings.store import seats, trainings
from bot.trainings.store.trainings import Dated


def find(session: Session, training_id: UUID, member_id: str) -> Need | None:
    """Read what somebody said they need."""
    mine = and_(col(Need.training_id) == training_id, col(Need.member_id) == member_id)
    fresh = select(Need).where(mine).execution_options(populate_existing=True)
    return session.scalars(fresh).one_or_none()


def asked(
    session: Session, training_id: UUID, *, by: str, at: datetime
) -> tuple[Dated, Need | None]:
    """Read what a member is asked about: the training, and what they said before."""
    members.admit(session, by)
    dated = trainings.get(session, training_id)
    rules.require_seat(seats.find(session, training_id, by), dated.training, at)
    return dated, find(session, training_id, by)


def of_training(session: Session, training_id: UUID) -> Sequence[Need]:
    """List what people need in a training."""
    wanted = select(Need).where(col(Need.training_id) == training_id)
    return session.scalars(wanted.order_by(col(Need.at), col(Need.member_id))).all()


def readers(session: Session, training_id: UUID) -> Sequence[str]:
    """List who may read it: the hosts, and HR's person if one is named; nobody else ever does."""
    named = {*trainings.hosts(session, training_id), programmes.find(session).hr_person}
    here = and_(col(Member.slack_id).in_(named), col(Member.standing) == Standing.MEMBER)
    wanted = select(col(Member.slack_id)).where(here)
    return session.scalars(wanted.order_by(col(Member.slack_id))).all()


def forget(session: Session, training_id: UUID, member_id: str) -> bool:
    """Forget what somebody needs in a training, and say whether there was anything."""
    mine = and_(col(Need.training_id) == training_id, col(Need.member_id) == member_id)
    return changed(session, delete(Need).where(mine)) > 0


def forget_past(session: Session, at: datetime) -> int:
    """Forget what was needed in trainings that are over or cancelled, and say how much it was."""
    is_past = or_(col(Training.ends_at) <= at, col(Training.state) == TrainingState.CANCELLED)
    past = select(col(Training.id)).where(is_past)
    return changed(session, delete(Need).where(col(Need.training_id).in_(past)))
