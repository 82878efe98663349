"""A lead sends Human Resources' list to Herald, looks at what it comes to, and applies it."""

import logging
from collections.abc import Sequence
from hashlib import sha256

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.errors import Refusal
from bot.hours.hr import acts, ids, jobs, store, views
from bot.hours.hr.rules import report
from bot.hours.hr.rules.planning import Plan
from bot.members import asked
from bot.slack.fetch import fetch_text
from bot.slack.files import NOT_SENT, send_file
from bot.slack.types import Payload
from bot.switchboard import Answer, Switchboard
from bot.switchboard.places import replace

log = logging.getLogger(__name__)

LARGEST = 5_000_000  # bytes of a list; ten thousand people are about one million
UPLOADS = ("csv", "tsv")  # how the names of such files end


async def list_sent(
    file: Payload, keys: Sequence[str], by: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead sent Herald a list; they read what it would change, and nothing changes yet."""
    text = await fetch_text(client, file, LARGEST)
    plan = await db.read(store.plan_for, text, by=by)
    seen = f"{file['id']}:{_digest(text)}"
    is_first = await db.transact(acts.show_plan, plan, seen, keys=keys, by=by, at=clock.now())
    if is_first and views.is_long(plan):
        await _send_report(client, by, plan)


async def apply_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """A lead applies the list that they have looked at."""
    await db.read(asked.lead, user_id)
    text = await _same(client, action["value"])
    adding = action["action_id"] == ids.APPLY_AND_ADD
    plan, changed = await jobs.apply_list(db, clock, text, by=user_id, adding=adding)
    await replace(client, answer, respond, body, views.applied_note(plan, changed))


def register(switchboard: Switchboard) -> None:
    """Listen to the buttons under a list."""
    switchboard.on("action", ids.APPLY, apply_pressed)
    switchboard.on("action", ids.APPLY_AND_ADD, apply_pressed)


async def _same(client: AsyncWebClient, seen: str) -> str:
    """Fetch the list again; refuses one that is not, word for word, what the lead looked at."""
    file_id, _, digest = seen.partition(":")
    try:
        file = (await client.files_info(file=file_id))["file"]
    except SlackApiError as error:
        raise Refusal(views.LOST) from error
    text = await fetch_text(client, file, LARGEST)
    if _digest(text) != digest:
        raise Refusal(views.AGAIN)
    return text


async def _send_report(client: AsyncWebClient, by: str, plan: Plan) -> None:
    table = report.contents(views.troubles(plan)).encode()
    try:
        await send_file(client, by, report.NAME, table, views.report_note())
    except NOT_SENT as error:
        log.warning("the report of a list could not be sent: %s", type(error).__name__)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
