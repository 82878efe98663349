"""What Slack tells about people."""

from collections.abc import Sequence

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import acts, jobs, profiles, store
from bot.members.milestones import Arrival
from bot.members.models import Standing
from bot.programme import acts as programme
from bot.programme.models import TEAM
from bot.programme.store import channel
from bot.slack.types import Payload


async def person_changed(
    event: Payload,
    body: Payload,
    client: AsyncWebClient,
    arrivals: Sequence[Arrival],
    db: Database,
    clock: Clock,
) -> None:
    """Somebody is new, changed their profile, was deactivated, or is back."""
    profile = profiles.read(event["user"], team_id=body["team_id"])
    before = await db.read(store.find, profile.slack_id)
    await db.transact(acts.read_people, [profile], arrivals, at=clock.now())
    is_back = before is not None and before.standing is not profile.standing
    if is_back and profile.standing is Standing.MEMBER:
        await _read_team(client, db, clock)


async def channel_joined(
    event: Payload, body: Payload, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Somebody came into a channel, or Herald was invited."""
    room, itself = event["channel"], body["authorizations"][0]["user_id"]
    if event["user"] == itself:
        await invited(room, client, db, clock)
    else:
        await meet(event["user"], body["team_id"], client, db, clock)
        by = event.get("inviter", "")
        await db.transact(acts.entered, event["user"], room=room, at=clock.now(), invited_by=by)


async def invited(room: str, client: AsyncWebClient, db: Database, clock: Clock) -> None:
    """Herald came into a channel; in the team channel it learns who is there already."""
    await db.transact(programme.invited, room, at=clock.now())
    if room == await db.read(channel, TEAM):
        await jobs.read_team(db, clock, client, room)


async def meet(
    slack_id: str, team_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Read somebody whom nobody has announced yet; Slack promises no order of events."""
    if await db.read(store.find, slack_id) is None:
        user = (await client.users_info(user=slack_id))["user"]
        profile = profiles.read(user, team_id=team_id)
        await db.transact(acts.read_people, [profile], at=clock.now())


async def channel_left(event: Payload, db: Database, clock: Clock) -> None:
    """Somebody left a channel."""
    await db.transact(acts.departed, event["user"], room=event["channel"], at=clock.now())


async def _read_team(client: AsyncWebClient, db: Database, clock: Clock) -> None:
    """Somebody who is back may still be in the team channel."""
    if room := await db.read(channel, TEAM):
        await jobs.read_team(db, clock, client, room)
