"""Reading people from Slack, page by page."""

from collections.abc import Sequence

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import acts, profiles
from bot.members.milestones import Arrival
from bot.programme.models import TEAM
from bot.programme.store import channel

LOOKS = 4  # at a list that keeps changing; the events tell the rest
PAGE = 200  # people a call; more may be limited harder (docs.slack.dev, rate limits)
SPACING = 3.0  # seconds from page to page: users.list is granted twenty calls a minute (Tier 2)


async def read_people(
    db: Database, clock: Clock, client: AsyncWebClient, arrivals: Sequence[Arrival] = ()
) -> None:
    """Read everybody in the workspace, then who is in the team channel.

    A page is an act of its own that remembers the next, so a reading that was stopped goes on.
    """
    team_id = (await client.auth_test())["team_id"]
    following = await db.transact(acts.begin_reading, at=clock.now())
    began = clock.seconds()
    while following := await _read_page(db, clock, client, following, team_id, arrivals):
        await clock.sleep(max(0.0, began + SPACING - clock.seconds()))
        began = clock.seconds()
    if room := await db.read(channel, TEAM):
        await read_team(db, clock, client, room)


async def _read_page(
    db: Database,
    clock: Clock,
    client: AsyncWebClient,
    cursor: str,
    team_id: str,
    arrivals: Sequence[Arrival],
) -> str:
    """Read a page of people, and give the cursor of the next; empty is the end."""
    try:
        page = await client.users_list(limit=PAGE, cursor=cursor)
    except SlackApiError as error:
        if not cursor or error.response.get("error") != "invalid_cursor":
            raise
        await db.transact(acts.begin_anew, at=clock.now())
        return await _read_page(db, clock, client, "", team_id, arrivals)
    people = [profiles.read(user, team_id=team_id) for user in page["members"]]
    following = str((page.get("response_metadata") or {}).get("next_cursor") or "")
    await db.transact(acts.read_page, people, arrivals, following=following, at=clock.now())
    return following


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
