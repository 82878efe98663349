"""Looking at the channels that Herald speaks in, and noticing that the programme is set up."""

from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import acts as members
from bot.members import jobs as people
from bot.members import profiles
from bot.programme.models import TEAM
from bot.programme.store import channel
from bot.slack.types import Payload
from bot.steering import acts, store
from bot.steering.rules.guard import Room

A_DAY = timedelta(days=1)
HIDDEN = ("channel_not_found", "not_in_channel", "channel_is_limited_access")
SHARED = ("is_ext_shared", "is_pending_ext_shared")


async def look_at_team(db: Database, clock: Clock, client: AsyncWebClient) -> None:
    """Look whether private things may be said in the team channel, and who is there.

    Slack sends no event when a channel is made public, so somebody has to look.
    """
    room_id = await db.read(channel, TEAM)
    if room_id is None:
        return
    room = await describe(client, room_id)
    if room.is_there and room.is_member and not room.is_archived:
        await _meet_everybody(db, clock, client, room_id)
    await db.transact(acts.heed, room, at=clock.now())


async def describe(client: AsyncWebClient, room_id: str) -> Room:
    """Ask Slack what a channel is like; one that Herald cannot see is not there."""
    try:
        shown = (await client.conversations_info(channel=room_id))["channel"]
    except SlackApiError as error:
        if error.response.get("error") not in HIDDEN:
            raise
        return Room(room_id, is_there=False)
    return _room(shown)


async def note_set_up(db: Database, clock: Clock) -> datetime:
    """Note that nothing is missing any more: people come and go without a form.

    Time alone brings nothing, so it is looked at again in a day unless something is written.
    """
    if await db.read(store.can_finish):
        await db.transact(acts.finish, at=clock.now())
    return clock.now() + A_DAY


def _room(shown: Payload) -> Room:
    return Room(
        id=shown["id"],
        name=shown.get("name", ""),
        is_private=bool(shown.get("is_private")),
        is_archived=bool(shown.get("is_archived")),
        is_shared=any(shown.get(sign) for sign in SHARED),
        is_member=bool(shown.get("is_member")),
    )


async def _meet_everybody(db: Database, clock: Clock, client: AsyncWebClient, room_id: str) -> None:
    """Learn who is in the channel, strangers too, whom the list of people does not have."""
    pages = await client.conversations_members(channel=room_id, limit=people.PAGE)
    there = [slack_id async for page in pages for slack_id in page["members"]]
    if unknown := await db.read(store.unknown, there):
        team_id = (await client.auth_test())["team_id"]
        users = [(await client.users_info(user=one))["user"] for one in unknown]
        read = [profiles.read(user, team_id=team_id) for user in users]
        await db.transact(members.read_people, read, at=clock.now())
    await people.read_team(db, clock, client, room_id)
