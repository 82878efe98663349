"""The hours of titles: they are given, carried on, ended and told of, in short acts."""

from datetime import datetime, timedelta

from bot.certificates.acts import announcing, awarding, lasting
from bot.certificates.rules.validity import NOTICES
from bot.certificates.store import certificates
from bot.clock import Clock
from bot.db import Database

A_DAY = timedelta(days=1)  # after which it is looked at again in any case


async def award_due(db: Database, clock: Clock) -> datetime:
    """Give the title to those whose last step was nobody's own; time alone gives none."""
    after: str | None = ""
    while after is not None:
        after = await db.transact(awarding.catch_up, after, at=clock.now())
    return clock.now() + A_DAY


async def end_due(db: Database, clock: Clock) -> datetime:
    """End the titles whose day has passed, or carry them on; gives when the next one ends."""
    while await db.transact(lasting.end_due, at=clock.now()):
        pass
    return await _next_end(db, clock)


async def remind_of_ends(db: Database, clock: Clock) -> datetime:
    """Tell people whose title ends soon; gives when the next one is to be told of."""
    for stage in range(len(NOTICES)):
        while await db.transact(lasting.remind, stage, at=clock.now()):
            pass
    return await _next_end(db, clock) - max(NOTICES)


async def _next_end(db: Database, clock: Clock) -> datetime:
    """Give when the next title ends, or a day on which it is looked at again in any case."""
    far = clock.now() + max(NOTICES) + A_DAY
    return await db.read(certificates.next_end, clock.now()) or far


async def announce(db: Database, clock: Clock) -> None:
    """Tell colleagues of those who agreed to it."""
    await db.transact(announcing.announce, at=clock.now())
