"""The town behind the page: a sandbox and a bot that talk over real Socket Mode."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot import app
from bot.app import Herald
from bot.clock import WindableClock
from bot.db import Database
from bot.demo.week import STORIES
from bot.members import acts as members
from bot.members.jobs import read_people
from bot.sandbox import Sandbox
from bot.stories import acts
from bot.stories.store import stories
from tests.conftest import MONDAY
from tests.town import MANIFEST, TOWN, settings_for

EARLY = MONDAY.replace(hour=7, minute=20)  # before the office opens, so nothing goes out by itself
LAST_FRIDAY = EARLY - timedelta(days=3)
READERS = ("U0BEN", "U0CHRIS", "U0EMI", "U0GRACE", "U0IVY")


class Town:
    """A sandbox and the bot in it."""

    def __init__(self, sandbox: Sandbox, herald: Herald) -> None:
        self.sandbox, self.herald = sandbox, herald


@asynccontextmanager
async def open_town(database_url: str) -> AsyncIterator[Town]:
    """Start a town on a Monday morning in which one story went out last week."""
    sandbox = Sandbox(MANIFEST, TOWN, now=EARLY.timestamp())
    await sandbox.start()
    settings = settings_for(sandbox, database_url, HERALD_CLOCK_URL=f"{sandbox.url}/clock")
    herald = app.build(settings, WindableClock())
    await herald.start()
    await read_people(herald.db, herald.clock, herald.app.client)
    await herald.db.transact(members.make_lead, "U0DANA", by="cli", at=EARLY)
    await tell_story_hour(herald.db)
    await sandbox.person("chris").say(
        "general", "The night crew fixed forty street lights this week. Thank you all."
    )
    await herald.settle()
    yield Town(sandbox, herald)
    await herald.stop()
    await sandbox.stop()


async def tell_story_hour(db: Database) -> None:
    """Let a story of the library's go out last Friday, and five people share it."""
    link = "https://willow-bend.example/news/story-hour"
    story = await db.transact(acts.suggest, link, may_name=True, by="U0EMI", at=LAST_FRIDAY)
    await db.transact(acts.reword, story, STORIES.words(), version=1, by="U0BEN", at=LAST_FRIDAY)
    version = (await db.read(stories.get, story)).version
    await db.transact(acts.approve, story, version=version, by="U0DANA", at=LAST_FRIDAY)
    await db.transact(
        acts.publish_now, story, "It is tomorrow.", version=version, by="U0DANA", at=LAST_FRIDAY
    )
    for reader in READERS:
        await db.transact(acts.share, story, by=reader, at=LAST_FRIDAY)
