"""Windows with a code that hosts keep open."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db
from bot.trainings.models import HostWindow, Training

WINDOWS = "windows"  # for whom an act leaves work that changes what hosts see


def every(session: Session) -> Sequence[HostWindow]:
    """List the windows that are open, as far as Herald knows."""
    return session.scalars(select(HostWindow).order_by(col(HostWindow.view_id))).all()


def claim(session: Session, view_id: str, was: str, shown: str) -> bool:
    """Say whether it is us who draw a window anew; of two replicas one does."""
    mine = (col(HostWindow.view_id) == view_id, col(HostWindow.shown) == was)
    return db.changed(session, update(HostWindow).where(*mine).values(shown=shown)) == 1


def forget(session: Session, view_id: str) -> None:
    """Forget a window that is closed."""
    db.changed(session, delete(HostWindow).where(col(HostWindow.view_id) == view_id))


def forget_before(session: Session, moment: datetime) -> int:
    """Forget the windows of trainings that were over at a moment."""
    over = select(col(Training.id)).where(col(Training.ends_at) < moment)
    old = delete(HostWindow).where(col(HostWindow.training_id).in_(over))
    return db.changed(session, old)
