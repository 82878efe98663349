"""One's own department."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import asked
from bot.members.acts import departments as acts
from bot.members.listeners.naming.forms import MyDepartmentForm
from bot.members.views import departments as views
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import marked
from bot.switchboard.places import open_form


async def my_department_opened(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """Somebody wants to see or say where they belong."""
    found = await db.read(asked.my_department, by=user_id)
    await open_form(client, body, views.my_department_form(*found))


async def department_chosen(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """Somebody said where they belong."""
    where = views.read_choice(forms.read(MyDepartmentForm, view).department)
    await db.transact(acts.choose_department, where, by=user_id, at=clock.now())
    _, _, mine = await db.read(asked.my_department, by=user_id)
    await ack(response_action="update", view=marked(views.chosen_view(mine), body))
