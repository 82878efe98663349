"""Finding what is open and who shared what; the statements are built once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.db import append
from bot.errors import Refusal
from bot.programme.models import Programme
from bot.stories.models import Dismissal, Share, Story, StoryStatus
from bot.stories.store.stories import GONE

PAGE = 5  # stories that a list shows at a time
LITERAL = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})
TWO_DAYS = timedelta(days=2)  # today's shares are among these in any zone


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


class Door(NamedTuple):
    """Whether a story is out, and where the town's clock stands."""

    status: StoryStatus
    headline: str
    zone: str


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
    like = f"%{words.translate(LITERAL)}%"
    asked = {"member_id": member_id, "at": at, "skip": skip, "most": most + 1}
    rows = session.connection().execute(
        FOUND if words else OPEN, asked | ({"like": like} if words else {})
    )
    return [Listed(*row) for row in rows]


def shares_of(session: Session, member_id: str, most: int = PAGE) -> Sequence[Shared]:
    """List what somebody told us they shared, newest first."""
    rows = session.connection().execute(SHARED, {"member_id": member_id, "most": most})
    return [Shared(*row) for row in rows]


def door(session: Session, story_id: UUID) -> Door:
    """Look whether a story is out."""
    row = session.connection().execute(DOOR, {"story_id": story_id}).one_or_none()
    if row is None:
        raise Refusal(GONE)
    return Door(*row)


def share(session: Session, story_id: UUID, member_id: str, at: datetime) -> bool:
    """Write a share down, and say whether it is new."""
    return append(session, Share, story_id=story_id, member_id=member_id, shared_at=at)


def undo(session: Session, story_id: UUID, member_id: str, at: datetime) -> datetime | None:
    """Take a share back, and say of when it was, or None if there was none."""
    mine = {"which": story_id, "who": member_id, "undone": at}
    return session.connection().execute(UNDONE, mine).scalar_one_or_none()


def shares_today(session: Session, member_id: str, zone: str, at: datetime) -> int:
    """Count what somebody shared on this day of a zone."""
    recent = {"member_id": member_id, "since": at - TWO_DAYS}
    moments = session.connection().execute(RECENT, recent).scalars()
    clock = ZoneInfo(zone)
    today = at.astimezone(clock).date()
    return sum(moment.astimezone(clock).date() == today for moment in moments)


def shares(session: Session, story_id: UUID) -> int:
    """Count how often a story was shared."""
    return session.connection().execute(COUNTED, {"story_id": story_id}).scalar_one()


def has_shared(session: Session, story_id: UUID, member_id: str) -> bool:
    """Say whether somebody told us that they shared a story."""
    mine = {"which": story_id, "who": member_id}
    return bool(session.connection().execute(HAS_SHARED, mine).scalar_one())


def count_of(session: Session, member_id: str) -> int:
    """Count how often somebody told us that they shared."""
    return session.connection().execute(COUNTED_OF, {"member_id": member_id}).scalar_one()


def _standing_of_mine() -> ColumnElement[bool]:
    return and_(
        col(Share.story_id) == bindparam("which"),
        col(Share.member_id) == bindparam("who"),
        col(Share.undone_at).is_(None),
    )


def _open(*conditions: ColumnElement[bool]) -> Select[UUID, str, str, datetime | None, int | None]:
    me = bindparam("member_id", type_=String())
    mine = and_(
        col(Share.story_id) == col(Story.id),
        col(Share.member_id) == me,
        col(Share.undone_at).is_(None),
    )
    aside = exists().where(col(Dismissal.story_id) == col(Story.id), col(Dismissal.member_id) == me)
    lasts = or_(col(Story.expires_at).is_(None), col(Story.expires_at) > bindparam("at"))
    return (
        select(
            col(Story.id),
            col(Story.headline),
            col(Story.why),
            col(Story.expires_at),
            col(Share.id),
        )
        .outerjoin(Share, mine)
        .where(col(Story.status) == StoryStatus.PUBLISHED, lasts, ~aside, *conditions)
        .order_by(col(Story.published_at).desc(), col(Story.id))
        .offset(bindparam("skip"))
        .limit(bindparam("most"))
    )


def _mentions() -> ColumnElement[bool]:
    columns = (col(Story.headline), col(Story.why), col(Story.said))
    return or_(*(column.ilike(bindparam("like"), escape="\\") for column in columns))


OPEN = _open()
FOUND = _open(_mentions())
SHARED = (
    select(col(Story.id), col(Story.headline), col(Share.shared_at))
    .join(Share, col(Share.story_id) == col(Story.id))
    .where(col(Share.member_id) == bindparam("member_id"), col(Share.undone_at).is_(None))
    .order_by(col(Share.shared_at).desc())
    .limit(bindparam("most"))
)
DOOR = select(
    col(Story.status),
    col(Story.headline),
    select(col(Programme.zone)).limit(1).scalar_subquery(),
).where(col(Story.id) == bindparam("story_id"))
UNDONE = (
    update(Share)
    .where(_standing_of_mine())
    .values(undone_at=bindparam("undone"))
    .returning(col(Share.shared_at))
)
RECENT = select(col(Share.shared_at)).where(
    col(Share.member_id) == bindparam("member_id"),
    col(Share.shared_at) >= bindparam("since"),
    col(Share.undone_at).is_(None),
)
COUNTED = select(func.count()).where(
    col(Share.story_id) == bindparam("story_id"), col(Share.undone_at).is_(None)
)
COUNTED_OF = select(func.count()).where(
    col(Share.member_id) == bindparam("member_id"), col(Share.undone_at).is_(None)
)
HAS_SHARED = select(exists().where(_standing_of_mine()))
