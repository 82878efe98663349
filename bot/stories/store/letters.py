"""Finding what people sent to Herald and have not chosen a door for."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.db import add as add_row
from bot.db import changed
from bot.stories.models import Letter


def add(session: Session, letter: Letter) -> None:
    """Keep what somebody sent, until they choose a door for it or a day has passed."""
    add_row(session, Letter, **letter.model_dump())


def find(session: Session, letter_id: UUID, member_id: str) -> Letter | None:
    """Find what this person sent."""
    found = session.get(Letter, letter_id)
    return found if found is not None and found.member_id == member_id else None


def forget(session: Session, letter_id: UUID, member_id: str) -> bool:
    """Drop what this person sent, and say whether it was still there."""
    mine = (col(Letter.id) == letter_id, col(Letter.member_id) == member_id)
    return changed(session, delete(Letter).where(*mine)) == 1


def forget_all(session: Session, before: datetime) -> int:
    """Drop all letters from before a moment, and count them."""
    return changed(session, delete(Letter).where(col(Letter.sent_at) < before))


def has_any(session: Session, before: datetime) -> bool:
    """Say whether there is a letter from before a moment."""
    return bool(session.scalar(select(exists().where(col(Letter.sent_at) < before))))
