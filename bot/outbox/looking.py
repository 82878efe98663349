"""Finding work: which lanes have something due and may be used now."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from sqlalchemy import (
    Select,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    text,
    union_all,
    update,
)
from sqlmodel import col

from bot.db import Moment, Session
from bot.outbox import pace
from bot.outbox.models import Card, Delivery, Lane, State, Urgency
from bot.outbox.speaking import changed
from bot.outbox.work import Instant

LANES = 20  # seen in one look
RIPENED = 200  # deliveries whose hour has come, in one transaction: no act waits long for it
CARD_LANE = "card:"

WAITING = text("delivery.state = 'waiting'")  # word for word as in the partial indexes
SENDING = text("delivery.state = 'sending'")
HELD = text("delivery.state = 'held'")
BUCKETS = {"post": pace.POSTS, "bulk": pace.BULK, "redraw": pace.UPDATES}
STALE = text("card.ts IS NOT NULL AND card.shown < card.version AND card.parked IS NULL")


@dataclass(frozen=True, slots=True)
class Sight:
    """What a look finds: lanes in the order of their claims, and whether held ones are due."""

    lanes: list[str]
    ripe: bool


# Asked at every wake-up and every second, so it is written out once: drawing the same question
# from columns each time costs ten times as much as answering it.
LOOK = text("""
    WITH full AS (
        SELECT COALESCE(MAX(CASE name WHEN 'post' THEN spent END), 0) AS post,
               COALESCE(MAX(CASE name WHEN 'bulk' THEN spent END), 0) AS bulk,
               COALESCE(MAX(CASE name WHEN 'update' THEN spent END), 0) AS redraw
        FROM pace
    )
    SELECT * FROM (
        SELECT 'doubt' AS kind, delivery.lane AS lane
        FROM delivery LEFT JOIN lane ON lane.name = delivery.lane
        WHERE delivery.state = 'sending'
          AND COALESCE(lane.until, 0) <= :real AND COALESCE(lane.after, 0) <= :real
        LIMIT :most
    ) AS doubt
    UNION ALL SELECT * FROM (
        SELECT 'words', delivery.lane
        FROM full CROSS JOIN delivery LEFT JOIN lane ON lane.name = delivery.lane
        LEFT JOIN card ON card.name = delivery.thread
        WHERE delivery.state = 'waiting'
          AND COALESCE(lane.until, 0) <= :real AND COALESCE(lane.after, 0) <= :real
          AND (delivery.thread IS NULL OR card.ts IS NOT NULL)
          AND full.post <= :post AND (delivery.urgency > 0 OR full.bulk <= :bulk)
        ORDER BY delivery.urgency DESC, delivery.seq
        LIMIT :most
    ) AS words
    UNION ALL SELECT * FROM (
        SELECT 'card', 'card:' || card.name
        FROM full CROSS JOIN card LEFT JOIN lane ON lane.name = 'card:' || card.name
        WHERE card.ts IS NOT NULL AND card.shown < card.version AND card.parked IS NULL
          AND COALESCE(lane.until, 0) <= :real AND COALESCE(lane.after, 0) <= :real
          AND full.redraw <= :redraw
        LIMIT :most
    ) AS cards
    UNION ALL SELECT * FROM (
        SELECT 'ripe', '' FROM delivery
        WHERE delivery.state = 'held' AND delivery.look_at <= :now
        LIMIT 1
    ) AS ripe
""").bindparams(bindparam("now", type_=Moment))


def look(session: Session, at: Instant) -> Sight:
    """Find the lanes that a courier could serve now."""
    limits = {name: at.real + pace.allowance(b) for name, b in BUCKETS.items()}
    values = {"real": at.real, "now": at.now, "most": LANES, **limits}
    found: dict[str, list[str]] = {"doubt": [], "words": [], "card": [], "ripe": []}
    for kind, lane in session.execute(LOOK, values):
        found[kind].append(lane)
    turns = zip_longest(found["words"], found["card"])  # so that neither starves the other
    lanes = [*found["doubt"], *(lane for turn in turns for lane in turn if lane)]
    return Sight(list(dict.fromkeys(lanes)), ripe=bool(found["ripe"]))


def ripen(session: Session, at: Instant, lane: str | None = None) -> None:
    """Let what was held until now wait for its turn."""
    due = select(col(Delivery.seq)).where(HELD, col(Delivery.look_at) <= at.now)
    if lane is None:
        due = due.order_by(col(Delivery.look_at), col(Delivery.seq)).limit(RIPENED)
    else:
        due = due.where(col(Delivery.lane) == lane)
    changed(
        session,
        update(Delivery)
        .where(col(Delivery.seq).in_(due.scalar_subquery()), HELD)
        .values(state=State.WAITING),
    )


def next_chance(session: Session, at: Instant) -> float | None:
    """Say in how many real seconds something due can go on; None if nothing due ever can.

    What waits for a channel that is not set up, or for a card that is not posted, does not count.
    """
    waits = pace.waits(session, at.real)
    free_at = _greatest(func.coalesce(col(Lane.until), 0.0), func.coalesce(col(Lane.after), 0.0))
    set_up = func.coalesce(col(Lane.unset), False).is_(False)
    doubts = _with_lane(select(free_at.label("t")), SENDING).where(set_up)
    posts = _postable(select(_greatest(free_at, _pace_column(waits, at)))).where(set_up)
    cards = select(_greatest(free_at, literal(at.real + waits["update"]))).select_from(Card)
    cards = cards.outerjoin(Lane, col(Lane.name) == CARD_LANE + col(Card.name)).where(STALE)
    earliest = session.execute(
        select(func.min(union_all(doubts, posts, cards).subquery().c.t))
    ).scalar()
    return None if earliest is None else max(0.0, earliest - at.real)


def _with_lane(query: Select[Any], state: Any) -> Select[Any]:
    query = query.select_from(Delivery)
    return query.outerjoin(Lane, col(Lane.name) == col(Delivery.lane)).where(state)


def _postable(query: Select[Any]) -> Select[Any]:
    """Leave out what waits for the post of its card."""
    query = _with_lane(query, WAITING).outerjoin(Card, col(Card.name) == col(Delivery.thread))
    return query.where(or_(col(Delivery.thread).is_(None), col(Card.ts).is_not(None)))


def _pace_column(waits: dict[str, float], at: Instant) -> Any:
    bulk = at.real + max(waits["bulk"], waits["post"])
    return case((col(Delivery.urgency) == Urgency.BULK, bulk), else_=at.real + waits["post"])


def _greatest(one: Any, other: Any) -> Any:
    """Give the later of two; SQLite and PostgreSQL name that function differently."""
    return case((one > other, one), else_=other).label("t")
