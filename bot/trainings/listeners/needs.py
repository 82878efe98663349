"""People say what they need to take part, and hosts read it."""

from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard import Switchboard
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about, marked
from bot.switchboard.places import open_form
from bot.trainings.acts import needs as acts
from bot.trainings.forms.needs import NeedsForm
from bot.trainings.ids import seats as ids
from bot.trainings.rules.needs import Said
from bot.trainings.store import needs as store
from bot.trainings.store import trainings
from bot.trainings.views.needs import needs_form, needs_saved_view, needs_view


async def needs_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person pressed *I need something*."""
    wanted = UUID(action["value"])
    dated, need = await db.read(store.asked, wanted, by=user_id, at=clock.now())
    await open_form(client, body, needs_form(dated, need))


async def needs_told(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A person said what they need."""
    form, now = forms.read(NeedsForm, view), clock.now()
    said = Said(form.needs, form.other)
    is_there = await db.transact(acts.say_needs, UUID(about(view)), said, by=user_id, at=now)
    await ack(response_action="update", view=marked(needs_saved_view(is_there=is_there), body))


async def see_needs_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A host wants to read what is needed."""
    wanted = UUID(action["value"])
    needs = await db.transact(acts.see_needs, wanted, by=user_id, at=clock.now())
    dated = await db.read(trainings.get, wanted)
    await open_form(client, body, needs_view(dated, needs))


def register(switchboard: Switchboard) -> None:
    """Listen to what people need."""
    switchboard.on("action", ids.NEEDS, needs_pressed)
    switchboard.on("view", ids.NEEDS_FORM, needs_told)
    switchboard.on("action", ids.SEE_NEEDS, see_needs_pressed)
