"""A town with nine on the digital team, and a story that waits for eight of them."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import outbox
from bot.db import Database
from bot.journal.models import Line
from bot.members.store import team
from bot.sandbox import Person, Sandbox
from bot.stories.models import Story
from tests.chaos.run import stale_cards
from tests.line.story import CAPTION, HEADLINE, LINK, SUNDAY
from tests.line.worlds import HASTE
from tests.races.processes import PATIENCE, REPLICA, Bot, until
from tests.town import MANIFEST, TOWN, environment_for

EIGHT = ("ben", "dana", "chris", "emi", "farid", "grace", "hugo", "ivy")
BIG_TEAM = {
    **TOWN,
    "channels": [
        channel if channel["id"] != "C0TEAM" else {**channel, "members": [*EIGHT, "jonas", "@app"]}
        for channel in TOWN["channels"]
    ],
}


class Crowd(NamedTuple):
    """A town, what its bots remember, and how to wait until they have said all."""

    sandbox: Sandbox
    db: Database
    settle: Callable[[], Awaitable[None]]

    async def wait_for_review(self) -> None:
        """Ana suggests a story and Jonas puts it into words."""
        ana, jonas = self.sandbox.person("ana"), self.sandbox.person("jonas")
        await ana.command(f"/share suggest {LINK}")
        assert await ana.submit() == {}
        await self.settle()
        await jonas.press("Edit")
        assert await jonas.submit(headline=HEADLINE, captions=CAPTION) == {}
        await self.settle()

    async def press_at_once(self) -> None:
        """Eight press *Approve*: one is first, and seven read who was faster."""
        eight = [self.sandbox.person(name) for name in EIGHT]
        await asyncio.gather(*(person.press("Approve") for person in eight))
        await self.settle()
        winner = await self.db.read(decided_by)
        first = next(person for person in eight if person.id == winner)
        slower = [person for person in eight if person is not first]
        name = first.member.real_name
        news = f"{name} approved this a moment ago. It goes out tomorrow at 8:00."
        assert [told(person) for person in slower] == [[news]] * 7
        assert told(first) == []
        assert (await self.db.read(acts)).count("story approved") == 1


@asynccontextmanager
async def two_bots(
    database_url: str, folder: Path, *, replica: bool
) -> AsyncIterator[tuple[Crowd, list[Bot]]]:
    """Start two bots as processes on one database, both connected by Socket Mode."""
    sandbox = Sandbox(MANIFEST, BIG_TEAM, now=SUNDAY.timestamp())
    sandbox.switches.pace = HASTE
    await sandbox.start()
    db = Database(database_url)
    clock = f"{sandbox.url}/clock"
    told = environment_for(sandbox, database_url, HERALD_CLOCK_URL=clock)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(sandbox.stop)
        stack.push_async_callback(asyncio.to_thread, db.close)
        bots = [stack.enter_context(start(told, folder, replica=replica)) for _ in range(2)]
        for bot in bots:
            await bot.until(lambda: len(sandbox.sockets.sockets) == 2)
        await known(db)
        yield Crowd(sandbox, db, lambda: silence(db)), bots


def start(told: dict[str, str], folder: Path, *, replica: bool) -> Bot:
    """Start `herald run`, or a bot that shares its file."""
    if replica:
        return Bot({}, folder, (*REPLICA, json.dumps(told)))
    return Bot(told, folder)


async def known(db: Database) -> None:
    """Wait until the bots have read who is on the digital team."""
    async with asyncio.timeout(PATIENCE):
        while len(await db.read(team)) < len(EIGHT) + 1:
            await asyncio.sleep(0.05)


async def silence(db: Database) -> None:
    """Wait until everything that is due has been said."""
    async with asyncio.timeout(PATIENCE):
        while await db.read(is_owed):
            await asyncio.sleep(0.02)


def is_owed(session: Session) -> bool:
    """Say whether something is still on its way."""
    return bool(outbox.depth(session).waiting) or stale_cards(session)


def told(person: Person) -> list[str]:
    """What only this person read."""
    return [message["text"] for message in person.ephemerals]


def decided_by(session: Session) -> str | None:
    """Read who approved the story."""
    return session.scalars(select(col(Story.decided_by))).one()


def acts(session: Session) -> list[str]:
    """Read what was done, in order."""
    return list(session.scalars(select(col(Line.act)).order_by(col(Line.seq))))


__all__ = ["BIG_TEAM", "Crowd", "acts", "silence", "start", "two_bots", "until"]
