"""People hand something in for an open session; its hosts and the digital team read it."""

from uuid import UUID, uuid4

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard import Switchboard
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about
from bot.switchboard.places import change_form, open_form
from bot.trainings.acts import open_sessions as acts
from bot.trainings.forms.open_sessions import HandInForm
from bot.trainings.ids import open_sessions as ids
from bot.trainings.store import open_sessions as store
from bot.trainings.views import open_sessions as views


async def hand_in_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person has a question, an idea or an offer for an open session."""
    wanted = UUID(action["value"])
    dated = await db.read(store.open_for, wanted, by=user_id, at=clock.now())
    await open_form(client, body, views.hand_in_form(dated, str(uuid4())))


async def handed_in(view: View, user_id: str, ack: Ack, db: Database, clock: Clock) -> None:
    """A person handed something in, with their name or without."""
    form = forms.read(HandInForm, view)
    training_id, _, window = about(view).partition(":")
    said = acts.Words(UUID(window), form.topic, form.what, bool(form.signed))
    await db.transact(acts.hand_in, UUID(training_id), said, by=user_id, at=clock.now())
    await ack(response_action="update", view=views.handed_in_view(signed=said.signed))


async def list_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A host, or one of the digital team, wants to see what was handed in."""
    wanted, _, skip = action["value"].partition(":")
    found = await db.read(store.handed_in, UUID(wanted), by=user_id)
    show = change_form if skip else open_form
    await show(client, body, views.submissions_view(found, int(skip or 0)))


def register(switchboard: Switchboard) -> None:
    """Listen to what is handed in."""
    switchboard.on("action", ids.HAND_IN, hand_in_pressed)
    switchboard.on("view", ids.HAND_IN_FORM, handed_in)
    switchboard.on("action", ids.HANDED_IN, list_pressed)
