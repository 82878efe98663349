"""What asks for the mirror: the Home, `/ambassador me`, and the button for the file."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.errors import Refusal
from bot.home.mirror import store, views
from bot.home.mirror.file import NAME
from bot.home.sections import KNOWN
from bot.slack.blocks import modal
from bot.slack.files import NOT_SENT, send_file
from bot.slack.types import Payload
from bot.switchboard import Answer, Switchboard
from bot.switchboard.places import open_form, settle


async def known_asked(user_id: str, answer: Answer, db: Database) -> None:
    """A person typed `/ambassador me`."""
    await answer(views.known_note(await db.read(store.known, by=user_id)))


async def known_pressed(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A person pressed *What Herald knows about me*."""
    note = views.known_note(await db.read(store.known, by=user_id))
    await open_form(client, body, modal(views.TITLE, note.blocks))


async def file_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, answer: Answer, db: Database, clock: Clock
) -> None:
    """A person pressed *Send me the file*."""
    reader, text = await db.read(store.opening, by=user_id, at=clock.now())
    for chapter in store.chapters():
        text += await db.read(chapter, reader=reader)
    try:
        await send_file(client, user_id, NAME, text.encode(), views.FILE_SENT)
    except NOT_SENT as error:
        raise Refusal(views.NO_FILE) from error
    await settle(client, answer, body, views.ON_ITS_WAY, views.TITLE)


def register(switchboard: Switchboard) -> None:
    """Listen to who wants to know what is known."""
    switchboard.on("action", KNOWN, known_pressed)
    switchboard.on("action", views.FILE, file_pressed)
