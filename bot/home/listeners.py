"""What opens the App Home, and the commands that say what there is."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.errors import Refusal
from bot.home import sections, store, views, words
from bot.slack.blocks import modal
from bot.slack.types import Payload
from bot.stories.listeners import share_command
from bot.switchboard import Answer, Switchboard

NOTES = {"join": words.JOIN, "pause": words.PAUSE}


async def home_opened(
    event: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Somebody opened the Home tab."""
    if event["tab"] == "home":
        await draw_home(client, user_id, db=db, clock=clock)


async def draw_home(client: AsyncWebClient, user_id: str, *, db: Database, clock: Clock) -> None:
    """Draw somebody's Home as things are now."""
    try:
        view = views.home_view(await db.read(store.home, by=user_id, at=clock.now()))
    except Refusal as refusal:
        view = views.closed_view(refusal.sentence)
    await client.views_publish(user_id=user_id, view=view)


async def ambassador_command(
    command: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    db: Database,
    clock: Clock,
) -> None:
    """A person typed `/ambassador`, alone or with what they want."""
    verb, _, rest = (command.get("text") or "").strip().partition(" ")
    inner = {**command, "text": rest}
    match verb.casefold():
        case "":
            await answer(words.who_am_i(*await db.read(store.me, by=user_id)))
        case "share":
            await share_command(inner, user_id, client, answer, db, clock)
        case "training":
            await training_command(user_id, answer, db)
        case "flag":
            await flag_command(user_id, answer, db)
        case "me":
            await answer(words.known_note(*await db.read(store.known, by=user_id)))
        case other:
            await db.read(store.me, by=user_id)
            await answer(NOTES.get(other) or words.help_note())


async def training_command(user_id: str, answer: Answer, db: Database) -> None:
    """A person typed `/training`, or `/ambassador training`."""
    await db.read(store.me, by=user_id)
    await answer(words.TRAINING)


async def flag_command(user_id: str, answer: Answer, db: Database) -> None:
    """A person typed `/flag`, or `/ambassador flag`."""
    await db.read(store.me, by=user_id)
    await answer(words.FLAG)


async def known_pressed(
    user_id: str, trigger_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A person pressed *What Herald knows about me*."""
    note = words.known_note(*await db.read(store.known, by=user_id))
    await client.views_open(trigger_id=trigger_id, view=modal("About me", note.blocks))


async def help_pressed(trigger_id: str, client: AsyncWebClient) -> None:
    """A person pressed *How this works*."""
    view = modal("How this works", words.help_note().blocks)
    await client.views_open(trigger_id=trigger_id, view=view)


def register(switchboard: Switchboard) -> None:
    """Listen to the Home and to the commands that are nobody else's."""
    switchboard.on("event", "app_home_opened", home_opened)
    switchboard.on("command", "/ambassador", ambassador_command)
    switchboard.on("command", "/training", training_command)
    switchboard.on("command", "/flag", flag_command)
    switchboard.on("action", sections.KNOWN, known_pressed)
    switchboard.on("action", sections.HELP, help_pressed)
