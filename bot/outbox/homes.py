"""Homes that are open: which of them show what is no longer so, and who draws the next one.

Whether a Home is open is a matter of people and screens, so its moment is real time, like pace.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, and_, delete, select, true, update
from sqlmodel import col

from bot.db import Session, append, changed, spoken
from bot.outbox import pace
from bot.outbox.models import OpenHome
from bot.outbox.work import Instant

HOMES = "homes"  # for whom `refresh` leaves work: whoever keeps Homes up to date
# Whoever opened it longer ago has moved on, most likely; coming back opens it anew.
OPEN_FOR = timedelta(hours=1)


def opened(session: Session, member_id: str, at: Instant) -> None:
    """Remember that a Home is open, and forget those that are not any more."""
    values = {"opened_at": _real(at), "stale": False}
    if not append(session, OpenHome, member_id=member_id, **values):
        mine = update(OpenHome).where(col(OpenHome.member_id) == member_id)
        changed(session, mine.values(opened_at=_real(at)))
    changed(session, delete(OpenHome).where(col(OpenHome.opened_at) <= _real(at) - OPEN_FOR))


def refresh(session: Session, *member_ids: str) -> None:
    """Let Homes that are open show what is so now; without names, everybody's.

    Two acts lock them in one order, so that they wait for each other. One that is stale already is
    marked again: whoever is drawing it at this moment may not see what this act changes.
    """
    which = col(OpenHome.member_id).in_(member_ids) if member_ids else true()
    locked = select(col(OpenHome.member_id)).where(which).order_by(col(OpenHome.member_id))
    mine = col(OpenHome.member_id).in_(locked.with_for_update())
    if changed(session, update(OpenHome).where(mine).values(stale=True)) > 0:
        spoken(session, HOMES)


def next_chance(session: Session, at: Instant) -> float | None:
    """Say in how many real seconds the next Home may be drawn; None if there is none to draw."""
    waiting = session.scalar(_waiting(at).limit(1))
    return None if waiting is None else pace.waits(session, at.real)[pace.HOMES.name]


def claim(session: Session, at: Instant) -> str | None:
    """Take the Home that was opened last of those to draw; None if none may be drawn now.

    It counts as drawn from now on: what changes while it is being drawn makes it stale again.
    """
    if pace.waits(session, at.real)[pace.HOMES.name] > 0:
        return None
    newest = _waiting(at).order_by(col(OpenHome.opened_at).desc()).limit(1)
    member_id = session.scalar(newest)
    mine = and_(col(OpenHome.member_id) == member_id, col(OpenHome.stale))
    if not changed(session, update(OpenHome).where(mine).values(stale=False)):
        return None
    pace.spend(session, at.real, pace.HOMES)
    return member_id


def not_drawn(session: Session, member_id: str, wait: float, at: Instant) -> None:
    """Let a Home be drawn again, and none before Slack wants to hear of it."""
    mine = update(OpenHome).where(col(OpenHome.member_id) == member_id)
    changed(session, mine.values(stale=True))
    pace.pause(session, pace.HOMES, at.real, wait)


def closed(session: Session, member_id: str) -> None:
    """Forget a Home that Slack does not want from us."""
    changed(session, delete(OpenHome).where(col(OpenHome.member_id) == member_id))


def _waiting(at: Instant) -> Select[str]:
    still_open = col(OpenHome.opened_at) > _real(at) - OPEN_FOR
    return select(col(OpenHome.member_id)).where(col(OpenHome.stale), still_open)


def _real(at: Instant) -> datetime:
    return datetime.fromtimestamp(at.real, UTC)
