"""Finding what is open, and who shared what, put it aside or wants to be reminded."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.db import append, changed
from bot.programme.models import Programme
from bot.stories.models import Dismissal, Letter, Reminder, Share, Story, StoryStatus

PAGE = 5  # stories that a list shows at a time
LITERAL = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


LISTED = (
    col(Story.id),
    col(Story.headline),
    col(Story.why),
    col(Story.expires_at),
    col(Share.id),
)


class Listed(NamedTuple):
    """An open story as somebody's list shows it."""

    id: UUID
    headline: str
    why: str
    expires_at: datetime | None
    share_id: int | None


class Shared(NamedTuple):
    """A story that somebody shared."""

    story_id: UUID
    headline: str
    shared_at: datetime


def open_stories(
    session: Session,
    member_id: str,
    at: datetime,
    *,
    words: str = "",
    skip: int = 0,
    most: int = PAGE,
) -> Sequence[Listed]:
    """List what somebody can share, newest first, without what they put aside.

    One more than asked for tells that there are more.
    """
    mine = and_(
        col(Share.story_id) == Story.id,
        col(Share.member_id) == member_id,
        col(Share.undone_at).is_(None),
    )
    wanted = (
        select(*LISTED)
        .outerjoin(Share, mine)
        .where(*_shown_to(member_id, at), *([_mentions(words)] if words else []))
        .order_by(col(Story.published_at).desc(), col(Story.id))
        .offset(skip)
        .limit(most + 1)
    )
    return [Listed(*row) for row in session.execute(wanted)]


def shares_of(session: Session, member_id: str, most: int = PAGE) -> Sequence[Shared]:
    """List what somebody told us they shared, newest first."""
    wanted = (
        select(col(Story.id), col(Story.headline), col(Share.shared_at))
        .join(Share, col(Share.story_id) == Story.id)
        .where(col(Share.member_id) == member_id, col(Share.undone_at).is_(None))
        .order_by(col(Share.shared_at).desc())
        .limit(most)
    )
    return [Shared(*row) for row in session.execute(wanted)]


def share(session: Session, story_id: UUID, member_id: str, at: datetime) -> bool:
    """Write a share down, and say whether it is new."""
    return append(session, Share, story_id=story_id, member_id=member_id, shared_at=at)


def undo(session: Session, story_id: UUID, member_id: str, at: datetime) -> bool:
    """Take a share back, and say whether there was one."""
    standing = and_(
        col(Share.story_id) == story_id,
        col(Share.member_id) == member_id,
        col(Share.undone_at).is_(None),
    )
    return changed(session, update(Share).where(standing).values(undone_at=at)) == 1


def shares_today(session: Session, member_id: str, programme: Programme, at: datetime) -> int:
    """Count what somebody shared on this day of the programme's zone."""
    today = at.astimezone(programme.tz).date()
    midnight = datetime.combine(today, time.min, programme.tz)
    counted = select(func.count()).where(
        col(Share.member_id) == member_id,
        col(Share.shared_at) >= midnight,
        col(Share.undone_at).is_(None),
    )
    return session.scalar(counted) or 0


def shares(session: Session, story_id: UUID) -> int:
    """Count how often a story was shared."""
    counted = select(func.count()).where(
        col(Share.story_id) == story_id, col(Share.undone_at).is_(None)
    )
    return session.scalar(counted) or 0


def has_shared(session: Session, story_id: UUID, member_id: str) -> bool:
    """Say whether somebody told us that they shared a story."""
    standing = and_(
        col(Share.story_id) == story_id,
        col(Share.member_id) == member_id,
        col(Share.undone_at).is_(None),
    )
    return bool(session.scalar(select(exists().where(standing))))


def dismiss(session: Session, story_id: UUID, member_id: str) -> bool:
    """Put a story aside for somebody, and say whether it was not before."""
    return append(session, Dismissal, story_id=story_id, member_id=member_id)


def forget_dismissal(session: Session, story_id: UUID, member_id: str) -> None:
    """Bring a story back that somebody put aside."""
    mine = (col(Dismissal.story_id) == story_id, col(Dismissal.member_id) == member_id)
    session.execute(delete(Dismissal).where(*mine))


def remind(session: Session, story_id: UUID, member_id: str, due_at: datetime, key: str) -> bool:
    """Write down that somebody wants to be reminded, and say whether that is new."""
    return append(session, Reminder, story_id=story_id, member_id=member_id, due_at=due_at, key=key)


def reminder(session: Session, story_id: UUID, member_id: str) -> Reminder | None:
    """Find somebody's wish to be reminded of a story."""
    return session.get(Reminder, (story_id, member_id))


def forget_reminder(session: Session, story_id: UUID, member_id: str) -> str | None:
    """Drop somebody's wish to be reminded, and give the key of the message that waits."""
    mine = (col(Reminder.story_id) == story_id, col(Reminder.member_id) == member_id)
    return session.scalar(delete(Reminder).where(*mine).returning(col(Reminder.key)))


def close(session: Session, story_id: UUID) -> Sequence[str]:
    """Drop what was put aside or to be reminded of, and give the keys of messages that wait."""
    session.execute(delete(Dismissal).where(col(Dismissal.story_id) == story_id))
    gone = delete(Reminder).where(col(Reminder.story_id) == story_id)
    return session.scalars(gone.returning(col(Reminder.key))).all()


def add_letter(session: Session, letter: Letter) -> None:
    """Keep what somebody sent, until they choose a door for it or a day has passed."""
    session.execute(insert(Letter).values(**letter.model_dump()))


def letter(session: Session, letter_id: UUID, member_id: str) -> Letter | None:
    """Find what this person sent."""
    found = session.get(Letter, letter_id)
    return found if found is not None and found.member_id == member_id else None


def forget_letter(session: Session, letter_id: UUID, member_id: str) -> bool:
    """Drop what this person sent, and say whether it was still there."""
    mine = (col(Letter.id) == letter_id, col(Letter.member_id) == member_id)
    return changed(session, delete(Letter).where(*mine)) == 1


def forget_letters(session: Session, before: datetime) -> int:
    """Drop all letters from before a moment, and count them."""
    return changed(session, delete(Letter).where(col(Letter.sent_at) < before))


def has_letters(session: Session, before: datetime) -> bool:
    """Say whether there is a letter from before a moment."""
    return bool(session.scalar(select(exists().where(col(Letter.sent_at) < before))))


def _shown_to(member_id: str, at: datetime) -> list[ColumnElement[bool]]:
    aside = exists().where(
        col(Dismissal.story_id) == Story.id, col(Dismissal.member_id) == member_id
    )
    lasts = or_(col(Story.expires_at).is_(None), col(Story.expires_at) > at)
    return [col(Story.status) == StoryStatus.PUBLISHED, lasts, ~aside]


def _mentions(words: str) -> ColumnElement[bool]:
    like = f"%{words.translate(LITERAL)}%"
    columns = (col(Story.headline), col(Story.why), col(Story.said))
    return or_(*(column.ilike(like, escape="\\") for column in columns))


def count_of(session: Session, member_id: str) -> int:
    """Count how often somebody told us that they shared."""
    standing = and_(col(Share.member_id) == member_id, col(Share.undone_at).is_(None))
    return session.scalar(select(func.count()).where(standing)) or 0
