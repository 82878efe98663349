"""Finding open sessions, and what was handed in for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.db import changed
from bot.trainings.models import Submission, Training
from bot.trainings.rules import open_sessions as rules
from bot.trainings.store import trainings
from bot.trainings.store.feedback import require_reader
from bot.trainings.store.trainings import Dated


class HandedIn(NamedTuple):
    """An open session and what was handed in for it."""

    dated: Dated
    submissions: Sequence[Submission]


def open_for(session: Session, training_id: UUID, *, by: str, at: datetime) -> Dated:
    """Read for which session somebody hands something in; refuses when it is too late."""
    members.admit(session, by)
    dated = trainings.get(session, training_id)
    rules.require_open(dated.training, at)
    return dated


def handed_in(session: Session, training_id: UUID, *, by: str) -> HandedIn:
    """Read what was handed in; ids are random, so its order says nothing."""
    require_reader(session, training_id, by, rules.NOT_YOURS)
    rows = select(Submission).where(col(Submission.training_id) == training_id)
    in_no_order = rows.order_by(col(Submission.id))
    return HandedIn(trainings.get(session, training_id), session.scalars(in_no_order).all())


def forget_past(session: Session, at: datetime) -> int:
    """Delete what was handed in for sessions that ended long ago, and say how much."""
    past = select(col(Training.id)).where(col(Training.ends_at) < at - rules.KEPT_FOR)
    return changed(session, delete(Submission).where(col(Submission.training_id).in_(past)))
