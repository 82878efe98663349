"""`/share` and what comes after it."""

from enum import StrEnum
from typing import NamedTuple

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack.messages import Message
from bot.slack.types import Payload
from bot.stories.listeners.suggesting import open_suggestion
from bot.stories.store import opening
from bot.stories.views import lists
from bot.switchboard import Answer
from bot.switchboard.places import replace

LONGEST = 100  # characters that are searched for


class Verb(StrEnum):
    """What a person wants of `/share`."""

    LIST = "list"
    HELP = "help"
    SUGGEST = "suggest"
    QUEUE = "queue"
    FIND = "find"


class Asked(NamedTuple):
    """A command, read: what is wanted, and the words that belong to it."""

    verb: Verb
    words: str = ""


def parse(text: str) -> Asked:
    """Read what somebody typed after `/share`; what is no command is searched for."""
    first, _, rest = text.strip().partition(" ")
    match first.casefold(), rest.strip():
        case "", _:
            return Asked(Verb.LIST)
        case "suggest", what:
            return Asked(Verb.SUGGEST, what)
        case (("help" | "?" | "hilfe"), ""):
            return Asked(Verb.HELP)
        case "queue", "":
            return Asked(Verb.QUEUE)
        case (("find" | "search" | "words"), words) if words:
            return Asked(Verb.FIND, words[:LONGEST])
        case _:
            return Asked(Verb.FIND, text.strip()[:LONGEST])


async def share_command(
    command: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    db: Database,
    clock: Clock,
) -> None:
    """A person typed `/share`, or `/ambassador share`."""
    asked = parse(command.get("text") or "")
    match asked.verb:
        case Verb.SUGGEST:
            await open_suggestion(asked.words, command, user_id, client, db, clock)
        case Verb.HELP:
            await answer(lists.help_list())
        case Verb.QUEUE:
            queue, waiting = await db.read(opening.queue, by=user_id, at=clock.now())
            await answer(lists.queue_list(queue, waiting))
        case _:
            await answer(await _page(db, clock, user_id, asked.words))


async def list_asked(user_id: str, answer: Answer, db: Database, clock: Clock) -> None:
    """A person pressed *All open stories*."""
    await answer(await _page(db, clock, user_id, ""))


async def more_asked(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """A person pressed *More* under a list of stories."""
    skip, _, words = action["value"].partition(":")
    page = await _page(db, clock, user_id, words, int(skip))
    await replace(client, answer, respond, body, page)


async def _page(db: Database, clock: Clock, user_id: str, words: str, skip: int = 0) -> Message:
    found = await db.read(opening.page, by=user_id, at=clock.now(), words=words, skip=skip)
    return lists.open_list(found, words=words, skip=skip)
