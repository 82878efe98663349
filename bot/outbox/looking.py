"""Finding work: which lanes have something due and may be used now."""

from dataclasses import dataclass
from itertools import zip_longest

from sqlalchemy import bindparam, text

from bot.db import Moment, Session, changed
from bot.outbox import pace
from bot.outbox.work import Instant

LANES = 20  # seen in one look
RIPENED = 200  # deliveries whose hour has come, in one transaction: no act waits long for it
CARD_LANE = "card:"

BUCKETS = {"post": pace.POSTS, "bulk": pace.BULK, "redraw": pace.UPDATES}


@dataclass(frozen=True, slots=True)
class Sight:
    """What a look finds: lanes in the order of their claims, and whether held ones are due."""

    lanes: list[str]
    ripe: bool


# Asked at every wake-up and every second, so it is written out once: drawing the same question
# from columns each time costs ten times as much as answering it.
LOOK = text("""
    SELECT * FROM (
        SELECT 'doubt' AS kind, delivery.lane AS lane
        FROM delivery LEFT JOIN lane ON lane.name = delivery.lane
        WHERE delivery.state = 'sending'
          AND COALESCE(lane.until, 0) <= :real AND COALESCE(lane.after, 0) <= :real
        LIMIT :most
    ) AS doubt
    UNION ALL SELECT * FROM (
        SELECT 'words', delivery.lane
        FROM delivery LEFT JOIN lane ON lane.name = delivery.lane
        LEFT JOIN card ON card.name = delivery.thread
        WHERE delivery.state = 'waiting'
          AND COALESCE(lane.until, 0) <= :real AND COALESCE(lane.after, 0) <= :real
          AND (delivery.thread IS NULL OR card.ts IS NOT NULL)
          AND COALESCE((SELECT spent FROM pace WHERE name = 'post'), 0) <= :post
          AND delivery.urgency > (
              SELECT CASE WHEN COALESCE(MAX(spent), 0) <= :bulk THEN -1 ELSE 0 END
              FROM pace WHERE name = 'bulk')
        ORDER BY delivery.urgency DESC, delivery.seq
        LIMIT :most
    ) AS words
    UNION ALL SELECT * FROM (
        SELECT 'card', 'card:' || card.name
        FROM card LEFT JOIN lane ON lane.name = 'card:' || card.name
        WHERE card.ts IS NOT NULL AND card.shown < card.version AND card.parked IS NULL
          AND COALESCE(lane.until, 0) <= :real AND COALESCE(lane.after, 0) <= :real
          AND COALESCE((SELECT spent FROM pace WHERE name = 'update'), 0) <= :redraw
        LIMIT :most
    ) AS cards
    UNION ALL SELECT * FROM (
        SELECT 'ripe', '' FROM delivery
        WHERE delivery.state = 'held' AND delivery.look_at <= :now
        LIMIT 1
    ) AS ripe
""").bindparams(bindparam("now", type_=Moment))

RIPEN = text("""
    UPDATE delivery SET state = 'waiting' WHERE delivery.state = 'held' AND delivery.seq IN (
        SELECT delivery.seq FROM delivery
        WHERE delivery.state = 'held' AND delivery.look_at <= :now
        ORDER BY delivery.look_at, delivery.seq LIMIT :most
    )
""").bindparams(bindparam("now", type_=Moment))
RIPEN_LANE = text("""
    UPDATE delivery SET state = 'waiting'
    WHERE delivery.state IN ('held', 'waiting', 'sending') AND delivery.state = 'held'
      AND delivery.lane = :lane AND delivery.look_at <= :now
""").bindparams(bindparam("now", type_=Moment))

NEXT = text("""
    SELECT MIN(at) FROM (
        SELECT COALESCE(CASE WHEN lane.after > lane.until THEN lane.after ELSE lane.until END, 0)
               AS at
        FROM delivery LEFT JOIN lane ON lane.name = delivery.lane
        WHERE delivery.state = 'sending' AND NOT COALESCE(lane.unset, FALSE)
        UNION ALL
        SELECT CASE WHEN lane.after > lane.until AND lane.after > paced.at THEN lane.after
                    WHEN lane.until > paced.at THEN lane.until ELSE paced.at END
        FROM (SELECT delivery.lane, delivery.thread,
                     CASE WHEN delivery.urgency = 0 AND CAST(:bulk AS FLOAT) > :post
                          THEN CAST(:bulk AS FLOAT) ELSE CAST(:post AS FLOAT) END AS at
              FROM delivery WHERE delivery.state = 'waiting') AS paced
        LEFT JOIN lane ON lane.name = paced.lane LEFT JOIN card ON card.name = paced.thread
        WHERE NOT COALESCE(lane.unset, FALSE) AND (paced.thread IS NULL OR card.ts IS NOT NULL)
        UNION ALL
        SELECT CASE WHEN lane.after > lane.until AND lane.after > :redraw THEN lane.after
                    WHEN lane.until > :redraw THEN lane.until ELSE CAST(:redraw AS FLOAT) END
        FROM card LEFT JOIN lane ON lane.name = 'card:' || card.name
        WHERE card.ts IS NOT NULL AND card.shown < card.version AND card.parked IS NULL
          AND NOT COALESCE(lane.unset, FALSE)
    ) AS chances
""")


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


def ripen(session: Session, at: Instant) -> None:
    """Let what was held until now wait for its turn, some at a time."""
    changed(session, RIPEN, now=at.now, most=RIPENED)


def ripen_lane(session: Session, at: Instant, lane: str) -> None:
    """Let all that was held in one lane until now wait for its turn."""
    changed(session, RIPEN_LANE, now=at.now, lane=lane)


def next_chance(session: Session, at: Instant) -> float | None:
    """Say in how many real seconds something due can go on; None if nothing due ever can.

    What waits for a channel that is not set up, or for a card that is not posted, does not count.
    """
    waits = pace.waits(session, at.real)
    free = {name: at.real + waits[bucket.name] for name, bucket in BUCKETS.items()}
    earliest = session.scalar(NEXT, free)
    return None if earliest is None else max(0.0, earliest - at.real)
