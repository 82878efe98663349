"""What Slack tells about the channels that Herald speaks in."""

from collections.abc import Sequence

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import store as people
from bot.members.listeners.people import channel_joined, channel_left, person_changed
from bot.members.milestones import Arrival
from bot.members.models import Member
from bot.programme.models import TEAM
from bot.programme.store import channel
from bot.slack.types import Payload
from bot.steering import jobs, store
from bot.steering.views.guard import seen_note
from bot.switchboard.answers import Answer


async def channel_changed(
    event: Payload, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A channel was renamed, archived, opened again, deleted, or shared with others."""
    told = event["channel"]
    room = told["id"] if isinstance(told, dict) else told
    await _look(room, client, db, clock)


async def somebody_came(
    event: Payload, body: Payload, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Somebody came into a channel, or Herald was invited; a guest may have come to the team."""
    await channel_joined(event, body, client, db, clock)
    await _look(event["channel"], client, db, clock)


async def somebody_left(event: Payload, client: AsyncWebClient, db: Database, clock: Clock) -> None:
    """Somebody left a channel; perhaps the guest who kept Herald silent there."""
    await channel_left(event, db, clock)
    await _look(event["channel"], client, db, clock)


async def somebody_changed(
    event: Payload,
    body: Payload,
    client: AsyncWebClient,
    arrivals: Sequence[Arrival],
    db: Database,
    clock: Clock,
) -> None:
    """Somebody's account changed; of the digital team, they may be a guest in its channel now."""
    before = await db.read(people.find, event["user"]["id"])
    await person_changed(event, body, client, arrivals, db, clock)
    if before is not None and _is_outside_now(before, await db.read(people.find, before.slack_id)):
        await jobs.look_at_team(db, clock, client)


async def look_pressed(
    user_id: str, client: AsyncWebClient, answer: Answer, db: Database, clock: Clock
) -> None:
    """A lead mended the team channel and wants Herald to see it."""
    await db.read(store.for_leads, by=user_id)
    await jobs.look_at_team(db, clock, client)
    programme = await db.read(store.for_leads, by=user_id)
    await answer(seen_note(programme.team_trouble))


def _is_outside_now(before: Member, after: Member | None) -> bool:
    """Say whether somebody was on the digital team a moment ago and is a guest or a stranger."""
    return before.in_team_channel and after is not None and after.standing in store.OUTSIDE


async def _look(room: str, client: AsyncWebClient, db: Database, clock: Clock) -> None:
    if room == await db.read(channel, TEAM):
        await jobs.look_at_team(db, clock, client)
        await jobs.note_set_up(db, clock)
