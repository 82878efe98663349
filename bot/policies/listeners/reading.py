"""People read documents, say so, ask, and print."""

from collections.abc import Sequence
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.errors import Refusal
from bot.members.milestones import Milestone
from bot.policies import acts
from bot.policies.forms import QuestionForm
from bot.policies.models import Slug
from bot.policies.store import readers
from bot.policies.views import notes
from bot.policies.views.page import printable
from bot.policies.views.reading import (
    acknowledged_view,
    asked_view,
    list_view,
    page_sent_view,
    question_form,
    read_view,
)
from bot.slack import forms
from bot.slack.files import NOT_SENT, send_file
from bot.slack.types import Payload, View
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about, marked
from bot.switchboard.places import open_form

LOST = "Slack did not take the page. Please try again in a minute; you may find it there twice."


async def list_asked(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A person pressed *Policy and guidelines*."""
    shelf, figures = await db.read(readers.shelf, by=user_id)
    await open_form(client, body, list_view(shelf, figures))


async def read_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A person pressed *Read it*."""
    reading = await db.read(readers.reading, Slug(action["value"]), by=user_id)
    await open_form(client, body, read_view(reading))


async def accounts_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A person pressed *Official accounts*."""
    reading = await db.read(readers.reading, Slug.ACCOUNTS, by=user_id)
    await open_form(client, body, read_view(reading))


async def policy_read(
    view: View,
    body: Payload,
    user_id: str,
    ack: Ack,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A person says that they have read the policy, and is counted in."""
    said, is_new = await db.transact(
        acts.acknowledge, UUID(about(view)), milestones, by=user_id, at=clock.now()
    )
    thanks = acknowledged_view(said, is_new=is_new)
    await ack(response_action="update", view=marked(thanks, body))


async def question_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A person pressed *Question or remark*."""
    reading = await db.read(readers.reading, Slug(action["value"]), by=user_id)
    await open_form(client, body, question_form(reading.text.slug))


async def question_asked(view: View, user_id: str, ack: Ack, db: Database, clock: Clock) -> None:
    """A person sent a question or a remark."""
    await db.transact(
        acts.ask_question,
        Slug(about(view)),
        forms.read(QuestionForm, view).question,
        key=f"view:{view['id']}",
        by=user_id,
        at=clock.now(),
    )
    await ack(response_action="update", view=asked_view())


async def page_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A person wants a document as a page to print."""
    text = (await db.read(readers.reading, Slug(action["value"]), by=user_id)).text
    await open_form(client, body, page_sent_view())
    note = notes.page_note(text.title)
    try:
        page = printable(text).encode()
        await send_file(client, user_id, f"{text.slug}-{text.version.number}.html", page, note)
    except NOT_SENT as error:
        raise Refusal(LOST) from error
