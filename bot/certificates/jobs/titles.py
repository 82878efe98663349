"""The hours of titles: they are given, carried on, ended and told of, in short acts."""

from bot.certificates.acts import announcing, awarding, lasting
from bot.certificates.rules.validity import NOTICES
from bot.clock import Clock
from bot.db import Database


async def award_due(db: Database, clock: Clock) -> None:
    """Give the title to those whose last step was nobody's own."""
    after: str | None = ""
    while after is not None:
        after = await db.transact(awarding.catch_up, after, at=clock.now())


async def end_due(db: Database, clock: Clock) -> None:
    """End the titles whose day has passed, or carry them on."""
    while await db.transact(lasting.end_due, at=clock.now()):
        pass


async def remind_of_ends(db: Database, clock: Clock) -> None:
    """Tell people whose title ends soon."""
    for stage in range(len(NOTICES)):
        while await db.transact(lasting.remind, stage, at=clock.now()):
            pass


async def announce(db: Database, clock: Clock) -> None:
    """Tell colleagues of those who agreed to it."""
    await db.transact(announcing.announce, at=clock.now())
