"""Taking a lane: one courier at a time, and what it finds there, checked again inside."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import String, bindparam, select, update
from sqlmodel import col

from bot.db import Session, changed
from bot.outbox import bundles, pace
from bot.outbox.choosing import Choice, MayReach, choose
from bot.outbox.files import Enclosure
from bot.outbox.filing import SEEN_LATER
from bot.outbox.leases import release, take
from bot.outbox.looking import CARD_LANE
from bot.outbox.models import OPEN, SENDING, STALE, Card, Delivery, Lane, State
from bot.outbox.work import (
    Claim,
    Instant,
    Opening,
    Posting,
    Redrawing,
    Searching,
    Upload,
    Uploading,
    Work,
)

PERSON = ("U", "W")  # how the Slack id of a person begins
UNSET = 5.0  # seconds until a name without a channel is tried again

Resolve = Callable[[Session, str], str | None]


# Asked for every message, so this question is drawn once and not each time.
IN_DOUBT = (
    select(Delivery)
    .where(OPEN, SENDING, col(Delivery.lane) == bindparam("lane", type_=String))
    .order_by(col(Delivery.seq))
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class House:
    """What the outbox asks of the house it lives in, and how long its leases last.

    `site` is the workspace's address with a slash at its end; empty, nothing is linked.
    """

    may_reach: MayReach
    resolve: Resolve
    lease: float
    site: str = ""


def claim(session: Session, lane: str, token: str, at: Instant, house: House) -> Work | None:
    """Take a lane and what is to do in it; None if somebody has it or nothing can be done."""
    if not take(session, lane, token, at, house.lease):
        return None
    mine = Claim(lane, token, at.real)
    if lane.startswith(CARD_LANE):
        work: Work | None = _redrawing(session, mine, house)
    else:
        work = _searching(session, mine) or _speaking(session, mine, at, house)
    if work is None:
        release(session, mine)
    return work


def _redrawing(session: Session, mine: Claim, house: House) -> Redrawing | None:
    card = session.scalar(
        select(Card).where(col(Card.name) == mine.lane.removeprefix(CARD_LANE), STALE)
    )
    if card is None or card.ts is None or card.channel is None:
        return None
    if not is_id(card.lane) and house.resolve(session, card.lane) is None:
        release(session, mine, unset=True, after=mine.real + UNSET)
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
        _uploads(row),
        accepted=row.error == SEEN_LATER,
    )


def _speaking(session: Session, mine: Claim, at: Instant, house: House) -> Work | None:
    lane = session.get_one(Lane, mine.lane)
    target = mine.lane if is_person(mine.lane) else house.resolve(session, mine.lane)
    if target is None or not is_id(target):
        release(session, mine, unset=True, after=at.real + UNSET)
        return None
    reach = partial(house.may_reach, session, target, at.now)
    choice = choose(session, mine.lane, at, reach)
    if choice is None:
        return None
    if lane.target != target or lane.last_ts is None:
        return Opening(mine, target)
    if choice.rows[0].files and not choice.rows[0].uploads:
        return _uploading(session, mine, choice.rows[0])
    return _posting(session, mine, lane, choice, house.site)


def is_id(name: str) -> bool:
    """Tell Slack's ids, which are upper case, from Herald's names, which are not."""
    return name.isupper()


def is_person(name: str) -> bool:
    """Tell people's ids from channels', which the house may close for a while."""
    return is_id(name) and name.startswith(PERSON)


def _uploading(session: Session, mine: Claim, head: Delivery) -> Uploading | None:
    """Let the files of a message be drawn; it waits meanwhile and can still be taken back."""
    wait = pace.waits(session, mine.real)[pace.FILES.name]
    if wait > 0:
        release(session, mine, after=mine.real + wait)
        return None
    files = tuple(Enclosure(*file) for file in head.files or ())
    pace.spend(session, mine.real, *[pace.FILES] * len(files))
    return Uploading(mine, head.id, files)


def _uploads(row: Delivery) -> tuple[Upload, ...]:
    return tuple(Upload(**upload) for upload in row.uploads or ())


def _posting(session: Session, mine: Claim, lane: Lane, choice: Choice, site: str) -> Posting:
    """Write down what is about to be sent, so that whoever finds it in doubt can search."""
    head = choice.rows[0]
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
    chosen = col(Delivery.seq).in_([row.seq for row in choice.rows])
    changed(session, update(Delivery).where(chosen).values(**values))
    pace.spend(session, mine.real, *pace.buckets(head.urgency))
    body = card.wanted if card and head.card else bundles.body(choice.rows, choice.threads, site)
    return Posting(mine, bundle, lane.channel or "", body, thread_ts, _uploads(head))
