"""The town behind the page: a sandbox and a bot that talk over real Socket Mode."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import yaml

from bot import app
from bot.app import Herald
from bot.clock import WindableClock
from bot.db import Database
from bot.demo.week import STORIES
from bot.members import acts as members
from bot.members.jobs import read_people
from bot.sandbox import Sandbox
from bot.stories import acts
from bot.stories.rules.steps import Words
from tests.conftest import MONDAY
from tests.town import MANIFEST, ROOT, TOWN, everybody_joins, everybody_reads, settings_for

EARLY = MONDAY.replace(hour=7, minute=20)  # before the office opens, so nothing goes out by itself
LAST_FRIDAY = EARLY - timedelta(days=3)
STREET_LIGHTS = "The night crew fixed forty street lights this week. Thank you all."
TOUR = yaml.safe_load((ROOT / "bot" / "demo" / "tour.yaml").read_text(encoding="utf-8"))
READERS = ("U0BEN", "U0CHRIS", "U0EMI", "U0GRACE", "U0IVY")


class Town:
    """A sandbox and the bot in it."""

    def __init__(self, sandbox: Sandbox, herald: Herald, state: Path) -> None:
        self.sandbox, self.herald, self.state = sandbox, herald, state

    async def tell(self, words: Words) -> None:
        """Let a story go out now."""
        await tell(self.herald.db, words, at=self.herald.clock.now())
        await self.herald.settle()

    async def restart_slack(self, *, absence: asyncio.Event) -> None:
        """Let the sandbox go away until the event is set, and come back at the same address."""
        port = int(self.sandbox.url.rpartition(":")[2])
        await self.sandbox.stop()
        await absence.wait()
        self.sandbox = Sandbox(MANIFEST, TOWN, state=self.state)
        await self.sandbox.start(port)


@asynccontextmanager
async def open_town(
    database_url: str,
    state: Path,
    *,
    joined: bool = True,
    told: Mapping[str, str] = MappingProxyType({}),
) -> AsyncIterator[Town]:
    """Start a town on a Monday morning in which one story went out last week.

    Everybody in it takes part, unless told otherwise: `told` are other first values.
    """
    sandbox = Sandbox(MANIFEST, TOWN, now=EARLY.timestamp(), state=state, tour=TOUR)
    await sandbox.start()
    clock = {"HERALD_CLOCK_URL": f"{sandbox.url}/clock"}
    settings = settings_for(sandbox, database_url, **clock, **told)
    herald = app.build(settings, WindableClock())
    await herald.start()
    await read_people(herald.db, herald.clock, herald.app.client)
    await herald.db.transact(members.make_lead, "U0DANA", by="cli", at=EARLY)
    if joined:
        await herald.db.transact(everybody_joins, LAST_FRIDAY)
        await herald.db.transact(everybody_reads, LAST_FRIDAY)
    readers = READERS if joined else ()
    await tell(herald.db, STORIES.words(), at=LAST_FRIDAY, shared_by=readers)
    await sandbox.person("chris").say("general", STREET_LIGHTS)
    await herald.settle()
    town = Town(sandbox, herald, state)
    yield town
    await herald.stop()
    await town.sandbox.stop()


async def tell(db: Database, words: Words, *, at: datetime, shared_by: Sequence[str] = ()) -> None:
    """Let a story go out: Emi suggests it, Ben edits, Dana approves and publishes it."""
    story = await db.transact(acts.suggest, words.link, may_name=True, by="U0EMI", at=at)
    await db.transact(acts.reword, story, words, version=1, by="U0BEN", at=at)
    await db.transact(acts.approve, story, version=2, by="U0DANA", at=at)
    await db.transact(acts.publish_now, story, "It can't wait.", version=2, by="U0DANA", at=at)
    for reader in shared_by:
        await db.transact(acts.share, story, by=reader, at=at)
