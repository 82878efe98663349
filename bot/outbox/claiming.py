"""Taking a lane: one courier at a time, and what it finds there, checked again inside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, bindparam, or_, select, update
from sqlmodel import col

from bot.db import Session, changed
from bot.outbox import bundles, pace
from bot.outbox.leases import release, take
from bot.outbox.looking import CARD_LANE, ripen_lane
from bot.outbox.models import OPEN, SENDING, STALE, WAITING, Card, Delivery, Lane, State, Urgency
from bot.outbox.work import Claim, Instant, Opening, Posting, Redrawing, Searching, Work

CLASSES = (True, False)  # news, and what is owed: each may go at a time of its own
UNSET = 5.0  # seconds until a name without a channel is tried again

MayReach = Callable[[Session, str, datetime, bool], datetime | None]
Resolve = Callable[[Session, str], str | None]


# Asked for every message, so these questions are drawn once and not each time.
LANE = bindparam("lane", type_=String)
IN_DOUBT = (
    select(Delivery)
    .where(OPEN, SENDING, col(Delivery.lane) == LANE)
    .order_by(col(Delivery.seq))
    .limit(1)
)
FIRST = (
    select(Delivery)
    .outerjoin(Card, col(Card.name) == col(Delivery.thread))
    .where(OPEN, WAITING, col(Delivery.lane) == LANE)
    .where(or_(col(Delivery.thread).is_(None), col(Card.ts).is_not(None)))
    .where(col(Delivery.urgency) >= bindparam("least"))
    .order_by(col(Delivery.urgency).desc(), col(Delivery.seq))
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class House:
    """What the outbox asks of the house it lives in, and how long its leases last."""

    may_reach: MayReach
    resolve: Resolve
    lease: float


def claim(session: Session, lane: str, token: str, at: Instant, house: House) -> Work | None:
    """Take a lane and what is to do in it; None if somebody has it or nothing can be done."""
    if not take(session, lane, token, at, house.lease):
        return None
    mine = Claim(lane, token, at.real)
    if lane.startswith(CARD_LANE):
        work: Work | None = _redrawing(session, mine)
    else:
        work = _searching(session, mine) or _speaking(session, mine, at, house)
    if work is None:
        release(session, mine)
    return work


def _redrawing(session: Session, mine: Claim) -> Redrawing | None:
    card = session.scalar(
        select(Card).where(col(Card.name) == mine.lane.removeprefix(CARD_LANE), STALE)
    )
    if card is None or card.ts is None or card.channel is None:
        return None
    if pace.waits(session, mine.real)[pace.UPDATES.name] > 0:
        return None
    pace.spend(session, mine.real, pace.UPDATES)
    return Redrawing(mine, card.name, card.channel, card.ts, card.version, card.wanted)


def _searching(session: Session, mine: Claim) -> Searching | None:
    row = session.scalar(IN_DOUBT, {"lane": mine.lane})
    if row is None:
        return None
    return Searching(
        mine,
        row.bundle or row.id,
        row.channel or "",
        row.since or "0",
        row.thread_ts,
        row.tried or 0.0,
    )


def _speaking(session: Session, mine: Claim, at: Instant, house: House) -> Work | None:
    lane = session.get_one(Lane, mine.lane)
    target = mine.lane if is_id(mine.lane) else house.resolve(session, mine.lane)
    if target is None or not is_id(target):
        release(session, mine, unset=True, after=at.real + UNSET)
        return None
    if lane.target != target or lane.last_ts is None:
        return Opening(mine, target)
    head = _head(session, mine, at, house)
    return None if head is None else _posting(session, mine, lane, _together(session, head))


def is_id(name: str) -> bool:
    """Tell Slack's ids, which are upper case, from Herald's names, which are not."""
    return name.isupper()


def _head(session: Session, mine: Claim, at: Instant, house: House) -> Delivery | None:
    """Find the first row that may go now; put off what may not yet, drop what may not at all."""
    ripen_lane(session, at, mine.lane)
    _drop_stale(session, mine.lane, at.now)
    for _ in range(len(CLASSES) + 1):
        head = _first(session, mine)
        if head is None or not head.hold or _may_go(session, mine.lane, head, at, house):
            return head
    return None


def _may_go(session: Session, lane: str, head: Delivery, at: Instant, house: House) -> bool:
    reach = house.may_reach(session, lane, at.now, head.news)
    if reach is not None and reach <= at.now:
        return True
    like = and_(OPEN, WAITING, col(Delivery.lane) == lane, col(Delivery.hold).is_(True))
    values: dict[str, Any] = {"state": State.WITHDRAWN}
    if reach is not None:
        values = {"state": State.HELD, "look_at": reach, "waited": True}
    changed(session, update(Delivery).where(like, col(Delivery.news).is_(head.news)).values(values))
    return False


def _drop_stale(session: Session, lane: str, now: datetime) -> None:
    """Withdraw what nobody needs to read any more, but never what may have been sent already."""
    stale = and_(OPEN, WAITING, col(Delivery.lane) == lane, col(Delivery.until) <= now)
    fresh = col(Delivery.doubted).is_(False)
    changed(session, update(Delivery).where(stale, fresh).values(state=State.WITHDRAWN))


def _first(session: Session, mine: Claim) -> Delivery | None:
    waits = pace.waits(session, mine.real)
    if waits[pace.POSTS.name] > 0:
        return None
    least = Urgency.NORMAL if waits[pace.BULK.name] > 0 else Urgency.BULK
    return session.scalar(FIRST, {"lane": mine.lane, "least": least})


def _together(session: Session, head: Delivery) -> Sequence[Delivery]:
    """Find what goes out with the head: a bundle frozen before, or what else has waited."""
    if head.bundle is not None:
        return _parts(session, head, col(Delivery.bundle) == head.bundle)
    if not head.waited or head.thread is not None:
        return [head]
    waited = and_(col(Delivery.waited).is_(True), col(Delivery.thread).is_(None))
    return bundles.fitting(_parts(session, head, and_(waited, col(Delivery.bundle).is_(None))))


def _parts(session: Session, head: Delivery, which: Any) -> Sequence[Delivery]:
    query = select(Delivery).where(OPEN, WAITING, col(Delivery.lane) == head.lane, which)
    return session.scalars(query.order_by(col(Delivery.seq)).limit(bundles.MAX_BLOCKS)).all()


def _posting(session: Session, mine: Claim, lane: Lane, rows: Sequence[Delivery]) -> Posting:
    """Write down what is about to be sent, so that whoever finds it in doubt can search."""
    head = rows[0]
    bundle = head.bundle or head.id
    card = session.get(Card, head.card or head.thread) if head.card or head.thread else None
    thread_ts = card.ts if card and head.thread else None
    first = head.version if head.doubted else None
    values = {
        "state": State.SENDING,
        "bundle": bundle,
        "channel": lane.channel,
        "since": lane.last_ts,
        "thread_ts": thread_ts,
        "version": first or (card.version if card and head.card else None),
        "tried": mine.real,
    }
    chosen = col(Delivery.seq).in_([row.seq for row in rows])
    changed(session, update(Delivery).where(chosen).values(**values))
    pace.spend(session, mine.real, *pace.buckets(head.urgency))
    body = card.wanted if card and head.card else _body(rows)
    return Posting(mine, bundle, lane.channel or "", body, thread_ts)


def _body(rows: Sequence[Delivery]) -> dict[str, Any]:
    return bundles.drawn(rows) if len(rows) > 1 else rows[0].body or {}
