"""Asking what happened in a week."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.digests.rules import Week
from bot.stories.models import Share, Story


class Told(NamedTuple):
    """A story of the week, and how many people said that they shared it."""

    headline: str
    link: str
    shares: int


def stories_of(session: Session, week: Week) -> Sequence[Told]:
    """List the stories that went out in a week, oldest first, with their standing shares."""
    standing = and_(col(Share.story_id) == col(Story.id), col(Share.undone_at).is_(None))
    rows = session.execute(
        select(col(Story.headline), col(Story.link), func.count(col(Share.member_id)))
        .outerjoin(Share, standing)
        .where(col(Story.published_at) >= week.since, col(Story.published_at) < week.until)
        .group_by(col(Story.id), col(Story.headline), col(Story.link), col(Story.published_at))
        .order_by(col(Story.published_at), col(Story.id))
    )
    return [Told(*row) for row in rows]
