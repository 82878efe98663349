"""Somebody sends Herald a table of trainings, looks at what it comes to, and plans it."""

import logging
from collections.abc import Sequence
from hashlib import sha256

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.errors import Refusal
from bot.hours.hr.rules import report
from bot.slack.fetch import fetch_text
from bot.slack.files import NOT_SENT, send_file
from bot.slack.types import Payload
from bot.switchboard import Answer, Switchboard
from bot.switchboard.places import replace
from bot.trainings.acts import planning, table
from bot.trainings.ids import planning as ids
from bot.trainings.rules import planning as rules
from bot.trainings.store import planning as desk
from bot.trainings.store import table as store
from bot.trainings.store.table import Looked
from bot.trainings.views import table as views

log = logging.getLogger(__name__)

LARGEST = 200_000  # bytes; two hundred rows are about thirty thousand


async def table_sent(
    file: Payload, keys: Sequence[str], by: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Somebody sent a table; they read what it comes to, and nothing is planned yet."""
    text = await fetch_text(client, file, LARGEST)
    looked = await db.read(store.look, text, by=by, at=clock.now())
    seen = f"{file['id']}:{_digest(text)}"
    is_first = await db.transact(table.show_table, looked, seen, keys=keys, by=by, at=clock.now())
    if is_first and views.is_long(looked):
        await _send_report(client, by, looked)


async def plan_file_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """They plan the table that they have looked at."""
    await db.read(desk.team, user_id)
    text, now = await _same(client, action["value"]), clock.now()
    looked = await db.read(store.look, text, by=user_id, at=now)
    if not looked.wishes:
        raise Refusal(rules.TWIN if looked.known else views.NOTHING)
    seen = looked.mark
    made = await db.transact(planning.plan_all, looked.wishes, seen=seen, by=user_id, at=now)
    await replace(client, answer, respond, body, views.planned_note(len(made)))


def register(switchboard: Switchboard) -> None:
    """Listen to the button under a table."""
    switchboard.on("action", ids.PLAN_FILE, plan_file_pressed)


async def _same(client: AsyncWebClient, seen: str) -> str:
    """Fetch the table again; refuses one that is not, word for word, what they looked at."""
    file_id, _, digest = seen.partition(":")
    try:
        file = (await client.files_info(file=file_id))["file"]
    except SlackApiError as error:
        raise Refusal(views.LOST) from error
    text = await fetch_text(client, file, LARGEST)
    if _digest(text) != digest:
        raise Refusal(views.AGAIN)
    return text


async def _send_report(client: AsyncWebClient, by: str, looked: Looked) -> None:
    rows = report.contents(looked.faults).encode()
    try:
        await send_file(client, by, report.NAME, rows, views.report_note())
    except NOT_SENT as error:
        log.warning("the report of a table could not be sent: %s", type(error).__name__)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
