"""What opens the App Home, and the commands that say what there is."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from inspect import signature

from slack_sdk.web.async_client import AsyncWebClient

from bot.certificates.listeners.mine import check_command
from bot.clock import Clock
from bot.db import Database
from bot.home import sections, store, words
from bot.home.mirror import listeners as mirror
from bot.members.acts.consent import Ending
from bot.members.listeners import join_command, leave_command, preferences_pressed
from bot.members.milestones import Milestone
from bot.programme import store as programmes
from bot.slack.blocks import modal
from bot.slack.types import Payload
from bot.stories.listeners import share_command
from bot.switchboard import Answer, Switchboard
from bot.switchboard.board import Listener
from bot.trainings.listeners.commands import training_command


async def home_opened(
    event: Payload,
    user_id: str,
    client: AsyncWebClient,
    open_home: Callable[[AsyncWebClient, str], Awaitable[None]],
) -> None:
    """Somebody opened the Home tab."""
    if event["tab"] == "home":
        await open_home(client, user_id)


async def ambassador_command(
    body: Payload,
    command: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    *,
    endings: Sequence[Ending],
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A person typed `/ambassador`, alone or with what they want."""
    verb, _, rest = (command.get("text") or "").strip().partition(" ")
    listener = VERBS.get(verb.casefold(), other_asked)
    given = {
        "command": {**command, "text": rest},
        "body": body,
        "user_id": user_id,
        "client": client,
        "answer": answer,
        "endings": endings,
        "milestones": milestones,
        "db": db,
        "clock": clock,
    }
    await listener(**{name: given[name] for name in signature(listener).parameters})


async def who_i_am_asked(user_id: str, answer: Answer, db: Database, clock: Clock) -> None:
    """A person typed `/ambassador` alone."""
    await answer(words.who_am_i(*await db.read(store.me, by=user_id, at=clock.now())))


async def pause_asked(user_id: str, answer: Answer, db: Database, clock: Clock) -> None:
    """A person typed `/ambassador pause`."""
    await db.read(store.me, by=user_id, at=clock.now())
    await answer(words.PAUSE)


async def other_asked(user_id: str, answer: Answer, db: Database, clock: Clock) -> None:
    """A person typed `/ambassador help`, or something that means nothing here."""
    await db.read(store.me, by=user_id, at=clock.now())
    await answer(words.help_note(await db.read(programmes.find)))


async def flag_command(user_id: str, answer: Answer, db: Database, clock: Clock) -> None:
    """A person typed `/flag`, or `/ambassador flag`."""
    await db.read(store.me, by=user_id, at=clock.now())
    await answer(words.FLAG)


async def help_pressed(trigger_id: str, client: AsyncWebClient, db: Database) -> None:
    """A person pressed *How this works*."""
    view = modal("How this works", words.help_note(await db.read(programmes.find)).blocks)
    await client.views_open(trigger_id=trigger_id, view=view)


def register(switchboard: Switchboard) -> None:
    """Listen to the Home and to the commands that are nobody else's."""
    switchboard.on("event", "app_home_opened", home_opened)
    switchboard.on("command", "/ambassador", ambassador_command)
    switchboard.on("command", "/flag", flag_command)
    mirror.register(switchboard)
    switchboard.on("action", sections.HELP, help_pressed)


VERBS: Mapping[str, Listener] = {
    "": who_i_am_asked,
    "me": mirror.known_asked,
    "join": join_command,
    "leave": leave_command,
    "preferences": preferences_pressed,
    "share": share_command,
    "training": training_command,
    "flag": flag_command,
    "pause": pause_asked,
    "check": check_command,
}
