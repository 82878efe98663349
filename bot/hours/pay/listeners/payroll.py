"""A lead looks at what waits for payroll, makes its file and gets it."""

import logging
from datetime import date
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.hours.pay import acts
from bot.hours.pay.store import exports
from bot.hours.pay.store.exports import File
from bot.hours.pay.views import payroll as views
from bot.slack.files import NOT_SENT, send_file
from bot.slack.types import Payload
from bot.switchboard.places import change_form, open_form

log = logging.getLogger(__name__)


async def payroll_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead opened *Payroll*."""
    seen = await db.read(exports.overview, by=user_id, at=clock.now())
    await open_form(client, body, views.overview_view(seen))


async def files_turned(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead wants to see older or newer files."""
    skip = int(action["value"])
    seen = await db.read(exports.overview, by=user_id, at=clock.now(), skip=skip)
    await change_form(client, body, views.overview_view(seen))


async def make_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead pressed *Make the file*."""
    day = date.fromisoformat(action["value"])
    file = await db.transact(acts.export, day, by=user_id, at=clock.now())
    await _hand_over(client, body, user_id, file)


async def send_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead wants a file that was made before."""
    file = await db.transact(acts.fetch, UUID(action["value"]), by=user_id, at=clock.now())
    await _hand_over(client, body, user_id, file)


async def who_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead wants to see who is owed minutes."""
    owed = await db.transact(acts.look, by=user_id, at=clock.now())
    await open_form(client, body, views.people_view(owed))


async def people_turned(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead wants to see others who are owed minutes."""
    owed = await db.transact(acts.look, int(action["value"]), by=user_id, at=clock.now())
    await change_form(client, body, views.people_view(owed))


async def _hand_over(client: AsyncWebClient, body: Payload, user_id: str, file: File) -> None:
    """Send a file that is made and kept already; if Slack fails, it can be had again."""
    try:
        contents = file.contents.encode()
        await send_file(client, user_id, file.name, contents, views.file_note(file))
    except NOT_SENT as error:
        log.warning("payroll file %s was not sent: %s", file.id, type(error).__name__)
        await change_form(client, body, views.failed_view(file))
    else:
        await change_form(client, body, views.sent_view(file))
