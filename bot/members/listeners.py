"""What Slack tells about people."""

from bot.clock import Clock
from bot.db import Database
from bot.members import acts, profiles
from bot.programme import acts as programme
from bot.slack.types import Payload
from bot.switchboard import Switchboard


async def person_changed(event: Payload, body: Payload, db: Database, clock: Clock) -> None:
    """Somebody is new, changed their profile, or was deactivated."""
    profile = profiles.read(event["user"], team_id=body["team_id"])
    await db.transact(acts.read_people, [profile], at=clock.now())


async def channel_joined(event: Payload, body: Payload, db: Database, clock: Clock) -> None:
    """Somebody came into a channel, or Herald was invited."""
    room, itself = event["channel"], body["authorizations"][0]["user_id"]
    if event["user"] == itself:
        await db.transact(programme.invited, room, at=clock.now())
    else:
        await db.transact(acts.entered, event["user"], room=room, at=clock.now())


async def channel_left(event: Payload, db: Database, clock: Clock) -> None:
    """Somebody left a channel."""
    await db.transact(acts.departed, event["user"], room=event["channel"], at=clock.now())


def register(switchboard: Switchboard) -> None:
    """Listen to what Slack tells about people."""
    switchboard.on("event", "team_join", person_changed)
    switchboard.on("event", "user_change", person_changed)
    switchboard.on("event", "member_joined_channel", channel_joined)
    switchboard.on("event", "member_left_channel", channel_left)
