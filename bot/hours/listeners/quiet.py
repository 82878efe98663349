"""Slack tells who wants quiet, and until when."""

from bot.clock import Clock
from bot.db import Database
from bot.hours import acts, dnd
from bot.members import store as people
from bot.slack.types import Payload


async def quiet_changed(event: Payload, db: Database, clock: Clock) -> None:
    """Somebody switched do-not-disturb on or off, or its hours changed."""
    who = event["user"]
    if await db.read(people.find, who) is not None:
        stretches = {who: dnd.read(event["dnd_status"])}
        await db.transact(acts.hear_quiet, stretches, at=clock.now())
