"""What happens about hours by itself."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.hours import acts, dnd
from bot.hours.store import quiet

AT_ONCE = 50  # people in one call of dnd.teamInfo (its reference)
CALLS = 15  # a run; the method is of tier 2, twenty a minute


async def read_quiet(db: Database, clock: Clock, client: AsyncWebClient) -> None:
    """Ask Slack for the quiet of those for whom something is held, at Slack's pace."""
    people = await db.read(quiet.to_ask, clock.now(), AT_ONCE * CALLS)
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        told = (await client.dnd_teamInfo(users=[*some]))["users"]
        stretches = {who: dnd.read(told.get(who, {})) for who in some}
        await db.transact(acts.hear_quiet, stretches, at=clock.now())
