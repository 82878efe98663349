"""Those who were at a training say how it was; hosts and the digital team read it."""

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
from bot.trainings.acts import feedback as acts
from bot.trainings.forms.feedback import FeedbackForm
from bot.trainings.ids import feedback as ids
from bot.trainings.store import feedback as store
from bot.trainings.views import feedback as views


async def answer_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person who was there wants to say how it was."""
    wanted = UUID(action["value"])
    dated = await db.read(store.asked, wanted, by=user_id, at=clock.now())
    await open_form(client, body, views.feedback_form(dated, str(uuid4())))


async def feedback_given(view: View, user_id: str, ack: Ack, db: Database, clock: Clock) -> None:
    """A person said how it was."""
    form = forms.read(FeedbackForm, view)
    training_id, _, window = about(view).partition(":")
    said = acts.Said(UUID(window), form.rating, form.comment)
    await db.transact(acts.give, UUID(training_id), said, by=user_id, at=clock.now())
    await ack(response_action="update", view=views.thanks_view())


async def read_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A host, or one of the digital team, wants to read what was said."""
    wanted, _, skip = action["value"].partition(":")
    heard = await db.read(store.heard, UUID(wanted), by=user_id, at=clock.now())
    show = change_form if skip else open_form
    await show(client, body, views.heard_view(heard, int(skip or 0)))


def register(switchboard: Switchboard) -> None:
    """Listen to what people say about trainings."""
    switchboard.on("action", ids.ANSWER, answer_pressed)
    switchboard.on("view", ids.FEEDBACK_FORM, feedback_given)
    switchboard.on("action", ids.READ, read_pressed)
