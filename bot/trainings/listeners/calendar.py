"""People bring trainings into their calendars, and ask their supervisor."""

from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack.types import Payload
from bot.switchboard import Switchboard
from bot.switchboard.answers import Answer
from bot.switchboard.places import change_form, open_form
from bot.trainings.acts import feeds as acts
from bot.trainings.ids import calendar as ids
from bot.trainings.store import entries, feeds
from bot.trainings.views.calendar import ask_note
from bot.trainings.views.feed import calendar_view


async def calendar_opened() -> None:
    """A person followed a link into their calendar; what they do there is their own business."""


async def ask_pressed(action: Payload, user_id: str, answer: Answer, db: Database) -> None:
    """A person wants words with which to ask their supervisor; Herald never writes there."""
    about = await db.read(entries.asked, UUID(action["value"]), by=user_id)
    await answer(ask_note(*about))


async def calendar_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A person pressed *My calendar*."""
    await open_form(client, body, calendar_view(await db.read(feeds.mine, by=user_id)))


async def subscribe_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person pressed *Subscribe to my trainings*."""
    await db.transact(acts.subscribe, by=user_id, at=clock.now())
    await _show(body, user_id, client, db)


async def renew_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person wants another address."""
    await db.transact(acts.renew, by=user_id, at=clock.now())
    await _show(body, user_id, client, db)


async def end_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person ends their subscription."""
    await db.transact(acts.end, by=user_id, at=clock.now())
    await _show(body, user_id, client, db)


async def _show(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    mine = await db.read(feeds.mine, by=user_id)
    await change_form(client, body, calendar_view(mine))


def register(switchboard: Switchboard) -> None:
    """Tell the switchboard who listens to what."""
    for link in (ids.OUTLOOK, ids.GOOGLE, ids.AT_OUTLOOK, ids.AT_GOOGLE):
        switchboard.on("action", link, calendar_opened)
    switchboard.on("action", ids.ASK, ask_pressed)
    switchboard.on("action", ids.MINE, calendar_pressed)
    switchboard.on("action", ids.SUBSCRIBE, subscribe_pressed)
    switchboard.on("action", ids.RENEW, renew_pressed)
    switchboard.on("action", ids.END, end_pressed)
