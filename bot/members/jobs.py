"""Reading people from Slack, page by page."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import acts, profiles
from bot.programme.models import TEAM
from bot.programme.store import channel

LOOKS = 4  # at a list that keeps changing; the events tell the rest
PAGE = 200  # people a call; more may be limited harder (docs.slack.dev, rate limits)


async def read_people(db: Database, clock: Clock, client: AsyncWebClient) -> None:
    """Read everybody in the workspace, then who is in the team channel."""
    team_id = (await client.auth_test())["team_id"]
    async for page in await client.users_list(limit=PAGE):
        people = [profiles.read(user, team_id=team_id) for user in page["members"]]
        await db.transact(acts.read_people, people, at=clock.now())
    if room := await db.read(channel, TEAM):
        await read_team(db, clock, client, room)


async def read_team(db: Database, clock: Clock, client: AsyncWebClient, room: str) -> None:
    """Read who is in the team channel; they are the digital team.

    Read again until nothing has changed meanwhile: the list must not undo a later event.
    """
    written: list[str] | None = None
    for _ in range(LOOKS):
        pages = await client.conversations_members(channel=room, limit=PAGE)
        ids = sorted([slack_id async for page in pages for slack_id in page["members"]])
        if ids == written:
            return
        await db.transact(acts.read_team, ids, at=clock.now())
        written = ids
