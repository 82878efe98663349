"""What Slack tells about the channels that Herald speaks in."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members.listeners.people import channel_joined
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


async def look_pressed(
    user_id: str, client: AsyncWebClient, answer: Answer, db: Database, clock: Clock
) -> None:
    """A lead mended the team channel and wants Herald to see it."""
    await db.read(store.for_leads, by=user_id)
    await jobs.look_at_team(db, clock, client)
    programme = await db.read(store.for_leads, by=user_id)
    await answer(seen_note(programme.team_trouble))


async def _look(room: str, client: AsyncWebClient, db: Database, clock: Clock) -> None:
    if room == await db.read(channel, TEAM):
        await jobs.look_at_team(db, clock, client)
        await jobs.note_set_up(db, clock)
