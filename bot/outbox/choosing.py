"""Choosing what goes out next in a lane: who may be written to, what is stale, what goes along."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile
from typing import Any, NamedTuple

from sqlalchemy import String, and_, bindparam, null, or_, select, update
from sqlmodel import col

from bot.db import Session, changed
from bot.outbox import bundles, pace
from bot.outbox.looking import ripen_lane
from bot.outbox.models import EARLIEST, OPEN, WAITING, Card, Delivery, State, Urgency
from bot.outbox.work import Instant

MANY = 200  # messages of one person that are read at once; a bundle holds forty

MayReach = Callable[[Session, str, datetime, bool], datetime | None]
Reach = Callable[[bool], datetime | None]  # of the person behind a lane: for news, or what is owed

# Asked for every message, so this question is drawn once and not each time.
FIRST = (
    select(Delivery)
    .outerjoin(Card, col(Card.name) == col(Delivery.thread))
    .where(OPEN, WAITING, col(Delivery.lane) == bindparam("lane", type_=String))
    .where(or_(col(Delivery.thread).is_(None), col(Card.ts).is_not(None)))
    .where(col(Delivery.urgency) >= bindparam("least"))
    .order_by(col(Delivery.urgency).desc(), col(Delivery.seq))
    .limit(1)
    .execution_options(populate_existing=True)
)


class Choice(NamedTuple):
    """What goes out as one message, and the cards in whose threads more follows."""

    rows: Sequence[Delivery]
    threads: Sequence[Card] = ()


def choose(session: Session, lane: str, at: Instant, reach: Reach) -> Choice | None:
    """Find what goes out next; put off what may not go yet, drop what nobody needs any more."""
    ripen_lane(session, at, lane)
    waits = pace.waits(session, at.real)
    if waits[pace.POSTS.name] > 0:
        return None
    least = Urgency.NORMAL if waits[pace.BULK.name] > 0 else Urgency.BULK
    while head := session.scalar(FIRST, {"lane": lane, "least": least}):
        group = _group(session, head)
        if not _sift(session, lane, group, at, reach):
            return _choice(session, head, group)
    return None


def _group(session: Session, head: Delivery) -> Sequence[Delivery]:
    """Find what may go out with the head: its frozen bundle, or all that has waited like it.

    A message with files goes alone, and what comes after it does not overtake it in a bundle.
    """
    if not head.hold or not _has_waited(head) or head.files:
        return [head]
    with_head = col(Delivery.bundle).is_not_distinct_from(head.bundle)
    waited = or_(col(Delivery.waited).is_(True), col(Delivery.due_at) > EARLIEST)
    mine = and_(OPEN, WAITING, col(Delivery.lane) == head.lane, col(Delivery.hold).is_(True))
    query = select(Delivery).where(mine, waited, or_(with_head, col(Delivery.thread).is_not(None)))
    ordered = query.order_by(col(Delivery.seq)).limit(MANY)
    rows = session.scalars(ordered.execution_options(populate_existing=True))
    return list(takewhile(lambda row: not row.files, rows)) or [head]


def _has_waited(row: Delivery) -> bool:
    """Say whether somebody's duty, or a moment they asked for, was waited for."""
    return row.waited or row.due_at > EARLIEST


def _sift(
    session: Session, lane: str, group: Sequence[Delivery], at: Instant, reach: Reach
) -> bool:
    """Take out what is stale and what may not go now, and say whether there was any."""
    stale = any(row.until is not None and row.until <= at.now for row in group)
    if stale:
        _drop_stale(session, lane, at.now)
    classes = {row.news for row in group if row.hold}
    kept_back = [_keep_back(session, lane, news, at, reach(news)) for news in classes]
    return stale or any(kept_back)


def _drop_stale(session: Session, lane: str, now: datetime) -> None:
    """Withdraw what nobody needs to read any more; nothing of it is under way to Slack."""
    stale = and_(OPEN, WAITING, col(Delivery.lane) == lane, col(Delivery.until) <= now)
    changed(session, update(Delivery).where(stale).values(state=State.WITHDRAWN))


def _keep_back(
    session: Session, lane: str, news: bool, at: Instant, reach: datetime | None
) -> bool:
    """Put off news, or what is owed, until the person may get it; what they never get, drop.

    A bundle that loses parts is dissolved: each part goes by its own name again. It was surely not
    sent, or it would still be in doubt. Files are drawn anew when they are sent after all.
    """
    if reach is not None and reach <= at.now:
        return False
    held = and_(OPEN, WAITING, col(Delivery.lane) == lane, col(Delivery.hold).is_(True))
    values: dict[str, Any] = {"state": State.WITHDRAWN}
    if reach is not None:
        drawing = {"uploads": null()}
        values = {"state": State.HELD, "look_at": reach, "waited": True} | drawing
    frozen = and_(held, col(Delivery.bundle).is_not(None))
    changed(session, update(Delivery).where(frozen).values(bundle=None, doubted=False))
    changed(session, update(Delivery).where(held, col(Delivery.news).is_(news)).values(values))
    return True


def _choice(session: Session, head: Delivery, group: Sequence[Delivery]) -> Choice:
    parts = [row for row in group if row.thread is None]
    if not parts or not any(row.waited for row in group):
        return Choice([head])
    cards = [session.get_one(Card, row.thread) for row in group if row.thread is not None]
    posted = [card for card in cards if card.ts is not None]
    rows = bundles.fitting(parts, posted)
    if len(rows) == len(parts) and bundles.has_room(parts, posted):
        return Choice(parts, posted)
    return Choice(parts if head.bundle else rows)  # what was frozen stays whole
