"""A person answers for their minutes, looks at them and changes them."""

from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.hours.pay import acts
from bot.hours.pay.forms import MinutesForm
from bot.hours.pay.store import entries
from bot.hours.pay.views import asking, mine
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard import Answer
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about, marked
from bot.switchboard.places import change_form, is_in_form, open_form


async def yes_pressed(
    action: Payload, user_id: str, answer: Answer, db: Database, clock: Clock
) -> None:
    """A person said that their minutes are right."""
    which = [UUID(entry_id) for entry_id in action["value"].split(",")]
    minutes = await db.transact(acts.confirm, which, by=user_id, at=clock.now())
    await answer(asking.confirmed_note(minutes))


async def change_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A person wants to change the minutes of one entry."""
    entry_id, skip = _read(action["value"])
    form = asking.minutes_form(await db.read(entries.read, entry_id, by=user_id), skip)
    show = change_form if is_in_form(body) else open_form
    await show(client, body, form)


async def minutes_changed(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A person said how many minutes it really was."""
    entry_id, skip = _read(about(view))
    minutes = forms.read(MinutesForm, view).minutes
    change = await db.transact(acts.change, entry_id, minutes, by=user_id, at=clock.now())
    page = await db.read(entries.mine, by=user_id, skip=skip)
    await ack(response_action="update", view=marked(mine.mine_view(page, change), body))


async def mine_pressed(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A person wants to see their paid minutes."""
    await open_form(client, body, mine.mine_view(await db.read(entries.mine, by=user_id)))


async def page_turned(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A person wants to see older or newer minutes of theirs."""
    page = await db.read(entries.mine, by=user_id, skip=int(action["value"]))
    await change_form(client, body, mine.mine_view(page))


def _read(value: str) -> tuple[UUID, int]:
    entry_id, _, skip = value.partition(":")
    return UUID(entry_id), int(skip)
