"""What people write to Herald directly (PRODUCT.md, M10)."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias
from uuid import UUID

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.hours.hr.listeners import list_sent
from bot.members import store as members
from bot.members.models import Member
from bot.policies.listeners.drafting import text_sent
from bot.slack.types import Payload
from bot.stories import acts
from bot.stories.rules.words import as_typed
from bot.stories.store import opening
from bot.stories.views import notes
from bot.stories.views.forms import suggest_form
from bot.switchboard import Answer
from bot.switchboard.places import open_form, replace
from bot.trainings.listeners.table import table_sent

SPOKEN = (None, "file_share")  # subtypes of a message that somebody has just written

Taker: TypeAlias = Callable[
    [Payload, Sequence[str], str, AsyncWebClient, Database, Clock], Awaitable[None]
]
UPLOADS: dict[str, Taker] = {"md": text_sent, "csv": list_sent, "tsv": list_sent}
"""What a lead sends that is no letter: how the file's name ends, and who takes it.

A taker gets the file, the keys that make it happen once, who sent it, and what it works with. What
it refuses the sender reads at once.
"""
TRAININGS = "trainings"  # how the name of a table of trainings begins; the digital team sends it
TABLES = ("csv", "tsv")


async def message_received(
    event: Payload, body: Payload, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person wrote to Herald; what bots say and what is edited or deleted is none of it."""
    if not is_from_person(event):
        return
    files = event.get("files") or []
    said = f"said:{event['channel']}:{event.get('client_msg_id') or event['ts']}"
    keys = [f"event:{body['event_id']}", said]
    taker = _taker(files)
    if taker and _may_send(taker, await db.read(members.get, event["user"])):
        await taker(files[0], keys, event["user"], client, db, clock)
        return
    titles = ", ".join(file.get("title") or file.get("name") or "a picture" for file in files)
    words = as_typed(event.get("text") or "")
    await db.transact(
        acts.receive,
        words or titles,
        pictures=bool(files),
        keys=keys,
        by=event["user"],
        at=clock.now(),
    )


async def good_story_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    db: Database,
) -> None:
    """A person said that what they sent is a good story."""
    letter = await db.read(opening.letter, UUID(action["value"]), by=user_id)
    await open_form(client, body, suggest_form(letter.text, letter_id=letter.id))


async def never_mind_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """A person said that what they sent is nothing."""
    await db.transact(acts.forget, UUID(action["value"]), by=user_id, at=clock.now())
    await replace(client, answer, respond, body, notes.forgotten_note())


def is_from_person(event: Payload) -> bool:
    """Say whether an event is something that a person has just written to Herald."""
    by_person = bool(event.get("user")) and not event.get("bot_id") and not event.get("app_id")
    direct = event.get("channel_type") == "im" and event.get("subtype") in SPOKEN
    return by_person and direct and bool(event.get("text") or event.get("files"))


def _taker(files: Sequence[Payload]) -> Taker | None:
    """Find who takes a file that was sent alone."""
    name = str(files[0].get("name") or "").casefold() if len(files) == 1 else ""
    kind = name.rpartition(".")[2]
    if name.startswith(TRAININGS) and kind in TABLES:
        return table_sent
    return UPLOADS.get(kind)


def _may_send(taker: Taker, member: Member) -> bool:
    return member.is_team if taker is table_sent else member.is_lead
