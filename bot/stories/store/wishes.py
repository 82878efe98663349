"""What people do not want to see, and what they want to be reminded of."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, bindparam, delete
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.db import append
from bot.stories.models import Dismissal, Reminder


def dismiss(session: Session, story_id: UUID, member_id: str) -> bool:
    """Put a story aside for somebody, and say whether it was not before."""
    return append(session, Dismissal, story_id=story_id, member_id=member_id)


def remind(session: Session, story_id: UUID, member_id: str, due_at: datetime, key: str) -> bool:
    """Write down that somebody wants to be reminded, and say whether that is new."""
    return append(session, Reminder, story_id=story_id, member_id=member_id, due_at=due_at, key=key)


def reminder(session: Session, story_id: UUID, member_id: str) -> Reminder | None:
    """Find somebody's wish to be reminded of a story."""
    return session.get(Reminder, (story_id, member_id))


def forget_reminder(session: Session, story_id: UUID, member_id: str) -> str | None:
    """Drop somebody's wish to be reminded, and give the key of the message that waits."""
    mine = {"story_id": story_id, "member_id": member_id}
    return session.connection().execute(FORGOTTEN, mine).scalar_one_or_none()


def forget_past(session: Session, story_id: UUID, member_id: str, at: datetime) -> None:
    """Drop somebody's wish to be reminded, if its moment is over."""
    mine = (col(Reminder.story_id) == story_id, col(Reminder.member_id) == member_id)
    session.execute(delete(Reminder).where(*mine, col(Reminder.due_at) <= at))


def forget_reminders(session: Session, member_id: str) -> Sequence[str]:
    """Drop all that somebody wants to be reminded of, and give the keys of messages that wait."""
    gone = delete(Reminder).where(col(Reminder.member_id) == member_id)
    return session.scalars(gone.returning(col(Reminder.key))).all()


def close(session: Session, story_id: UUID) -> Sequence[str]:
    """Drop what was put aside or to be reminded of, and give the keys of messages that wait."""
    session.execute(delete(Dismissal).where(col(Dismissal.story_id) == story_id))
    gone = delete(Reminder).where(col(Reminder.story_id) == story_id)
    return session.scalars(gone.returning(col(Reminder.key))).all()


FORGOTTEN = (
    delete(Reminder)
    .where(
        and_(
            col(Reminder.story_id) == bindparam("story_id"),
            col(Reminder.member_id) == bindparam("member_id"),
        )
    )
    .returning(col(Reminder.key))
)
