"""What happens to stories by itself."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.db import Database
from bot.stories import acts
from bot.stories.store import letters, stories

A_DAY = timedelta(days=1)  # after which it is looked at again in any case
FORGOTTEN_AFTER = timedelta(days=1)  # PRODUCT.md, M10


async def publish_due_stories(db: Database, clock: Clock) -> datetime:
    """Publish the stories whose moment has come, each in an act of its own.

    Gives the moment before which no other one goes out.
    """
    for story_id in await db.read(stories.due, clock.now()):
        await db.transact(acts.publish_due, story_id, at=clock.now())
    return await db.read(stories.next_due, clock.now())


async def expire_stories(db: Database, clock: Clock) -> datetime:
    """Let the stories end whose last moment is over; gives when the next one ends."""
    for story_id in await db.read(stories.ended, clock.now()):
        await db.transact(acts.expire, story_id, at=clock.now())
    return await db.read(stories.next_end, clock.now()) or clock.now() + A_DAY


async def forget_unchosen(db: Database, clock: Clock) -> None:
    """Forget what people sent to Herald a day ago and chose no door for."""
    before = clock.now() - FORGOTTEN_AFTER
    if await db.read(letters.has_any, before):
        await db.transact(acts.forget_old, before=before, at=clock.now())
