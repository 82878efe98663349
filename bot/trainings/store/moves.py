"""When a training began before it was moved, as the journal has it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.journal.models import Line
from bot.trainings.rules.codes import EDGE

CHANGED = "training changed"


def while_open(session: Session, training_id: UUID) -> Sequence[datetime]:
    """List the starts that a training was moved away from while people checked in, latest first.

    Nobody was written down at any other.
    """
    moved = select(Line).where(col(Line.thing) == str(training_id), col(Line.act) == CHANGED)
    lines = session.scalars(moved.order_by(col(Line.seq).desc()))
    starts = ((line, line.changed["starts_at"][0]) for line in lines if "starts_at" in line.changed)
    befores = ((line, datetime.fromisoformat(before)) for line, before in starts)
    return [before for line, before in befores if before - EDGE <= line.at]
