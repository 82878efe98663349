"""Two replicas do what is due at the same time: each thing happens once."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.clock import StillClock
from bot.db import Database
from bot.digests.jobs import post_week
from bot.journal.models import Line
from bot.outbox.models import Delivery
from bot.stories.jobs import expire_stories, publish_due_stories
from tests import given
from tests.given import MONDAY

pytestmark = pytest.mark.both_databases
STORIES = [f"https://example.gov/{n}" for n in range(6)]


@contextmanager
def replicas(url: str, number: int = 2) -> Iterator[list[Database]]:
    with ExitStack() as stack:
        yield [stack.enter_context(closing(Database(url))) for _ in range(number)]


def six_approved(session: Session) -> None:
    session.add_all([given.programme(stories_per_day=6), *map(given.member, given.NAMES)])
    session.flush()
    for place, link in enumerate(STORIES):
        story = given.approved(place=place, link=link, canonical_link=link, headline=link)
        given.saved(session, story)


def lines(session: Session) -> list[str]:
    return sorted(session.scalars(select(col(Line.act))))


def posts(session: Session) -> list[str]:
    """Read what goes to the share channel, by its key."""
    wanted = select(col(Delivery.key)).where(col(Delivery.lane) == "share")
    return [str(key).split(":")[0] for key in session.scalars(wanted.order_by(col(Delivery.key)))]


async def test_every_story_goes_out_once_and_ends_once(database_url):
    with replicas(database_url) as both:
        await both[0].transact(six_approved)
        for job, at in (
            (publish_due_stories, MONDAY),
            (expire_stories, MONDAY + timedelta(days=15)),
        ):
            clocks = [StillClock(at) for _ in both]
            for _ in range(2):
                pairs = zip(both, clocks, strict=True)
                await asyncio.gather(*(job(db, clock) for db, clock in pairs))
        assert await both[0].read(lines) == ["story expired"] * 6 + ["story published"] * 6
        assert await both[1].read(posts) == ["card"] * 6


async def test_a_week_is_told_once_whoever_starts_and_starts_again(database_url):
    next_monday = MONDAY + timedelta(days=7)
    for start in range(3):
        with replicas(database_url) as both:
            if start == 0:
                await both[0].transact(six_approved)
                await publish_due_stories(both[0], StillClock(MONDAY))
            clock = StillClock(next_monday + timedelta(hours=start))
            await asyncio.gather(*(post_week(db, clock) for db in both * 4))
    with replicas(database_url, 1) as (db,):
        assert await db.read(posts) == ["card"] * 6 + ["digest"]
        assert (await db.read(lines)).count("week told") == 1
