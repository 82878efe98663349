"""Suggesting a story, through every door that leads to the form."""

from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import store as members
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.stories import acts
from bot.stories.listeners.forms import SuggestForm
from bot.stories.rules.words import as_typed
from bot.stories.views.forms import FIELD, suggest_form, suggested_view
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about
from bot.switchboard.places import open_form


async def suggest_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A person pressed *Suggest a story*, in the App Home, a list or Slack's menu."""
    await db.read(members.get, user_id)
    await open_form(client, body, suggest_form())


async def message_suggested(
    shortcut: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person chose *Suggest as a story* beside a message."""
    words = as_typed(shortcut["message"].get("text") or "")
    await open_suggestion(words, shortcut, user_id, client, db, clock)


async def story_suggested(view: View, user_id: str, ack: Ack, db: Database, clock: Clock) -> None:
    """A person sent the suggester's form."""
    form = forms.read(SuggestForm, view)
    await db.transact(
        acts.suggest,
        form.what,
        why=form.why,
        may_name=form.is_named,
        letter_id=UUID(letter) if (letter := about(view)) else None,
        key=f"view:{view['id']}",
        by=user_id,
        at=clock.now(),
    )
    await ack(response_action="update", view=suggested_view())


async def open_suggestion(
    words: str, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Open the suggester's form with what is known; what no form can hold waits beside it."""
    if len(words) <= FIELD:
        await db.read(members.get, user_id)
        form = suggest_form(words)
    else:
        kept = await db.transact(acts.remember, words, by=user_id, at=clock.now())
        form = suggest_form(words, letter_id=kept)
    await open_form(client, body, form)
