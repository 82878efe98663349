"""The digest's hour."""

from bot.clock import Clock
from bot.db import Database
from bot.digests import acts


async def post_week(db: Database, clock: Clock) -> None:
    """Tell the week if it is due and was not told yet."""
    await db.transact(acts.post_week, at=clock.now())
