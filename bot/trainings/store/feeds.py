"""Whose calendar is at which address."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.trainings.models import Feed


class Mine(NamedTuple):
    """What somebody sees of their subscribed calendar; no feed if they have none."""

    programme: Programme
    feed: Feed | None


def mine(session: Session, *, by: str) -> Mine:
    """Read the address of somebody's own calendar."""
    members.admit(session, by)
    return Mine(programmes.get(session), find(session, by))


def find(session: Session, member_id: str) -> Feed | None:
    """Find somebody's calendar, as it is now."""
    return session.get(Feed, member_id, populate_existing=True)


def by_token(session: Session, token: str) -> Feed | None:
    """Find the calendar at an address."""
    return session.scalars(select(Feed).where(col(Feed.token) == token)).one_or_none()
