"""The pace of the whole workspace: how many calls of a kind may go out now.

A bucket is one row that says up to which second its calls are used up (the "generic cell rate
algorithm"), so replicas share it.
"""

from dataclasses import dataclass

from sqlalchemy import select, text, update
from sqlmodel import col

from bot.db import Session, append, changed
from bot.outbox.models import Pace, Urgency


@dataclass(frozen=True, slots=True)
class Bucket:
    """A name, calls a second, and how many may come at once."""

    name: str
    rate: float
    burst: int


# "several hundred messages per minute" per workspace; chat.update is tier 3, 50 a minute
# (docs.slack.dev/apis/web-api/rate-limits). views.publish is tier 4, 100 a minute for the whole
# workspace; a fifth of it is left to people who open their Home.
POSTS = Bucket("post", rate=5.0, burst=20)
BULK = Bucket("bulk", rate=0.8 * POSTS.rate, burst=16)
UPDATES = Bucket("update", rate=50 / 60, burst=10)
HOMES = Bucket("home", rate=80 / 60, burst=10)
FILES = Bucket("file", rate=80 / 60, burst=20)  # each step of an upload is tier 4, too
BUCKETS = (POSTS, BULK, UPDATES, HOMES, FILES)
SPEND = text("""
    UPDATE pace SET spent = :cost + CASE WHEN spent > :real THEN spent ELSE :real END
    WHERE name = :bucket
""")
SPENT = select(col(Pace.name), col(Pace.spent))


def buckets(urgency: int) -> tuple[Bucket, ...]:
    """Name the buckets that a post is taken from."""
    return (POSTS, BULK) if urgency == Urgency.BULK else (POSTS,)


def allowance(bucket: Bucket) -> float:
    """Say how many seconds ahead a bucket may be used up before it counts as empty."""
    return (bucket.burst - 1) / bucket.rate


def waits(session: Session, real: float) -> dict[str, float]:
    """Say for every bucket how many seconds it is still empty."""
    spent = dict(session.execute(SPENT).all())
    return {b.name: _wait(b, spent.get(b.name, 0.0), real) for b in BUCKETS}


def spend(session: Session, real: float, *which: Bucket) -> None:
    """Take one call out of each bucket."""
    for bucket in which:
        values = {"bucket": bucket.name, "real": real, "cost": 1 / bucket.rate}
        new = {"name": bucket.name, "spent": real + 1 / bucket.rate}
        if changed(session, SPEND, **values) == 0 and not append(session, Pace, **new):
            changed(session, SPEND, **values)


def pause(session: Session, bucket: Bucket, real: float, seconds: float) -> None:
    """Let nothing more out of a bucket for some seconds, because Slack asked for it."""
    if seconds > 0:
        append(session, Pace, name=bucket.name, spent=0.0)
        mine = update(Pace).where(col(Pace.name) == bucket.name)
        changed(session, mine.values(spent=real + seconds + allowance(bucket)))


def _wait(bucket: Bucket, spent: float, real: float) -> float:
    return max(0.0, spent - real - allowance(bucket))
