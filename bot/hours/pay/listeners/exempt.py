"""A lead says who is exempt from being paid by the hour."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.hours import acts
from bot.hours.pay.forms import ExemptForm
from bot.hours.pay.views import exempt as views
from bot.members import asked
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import marked
from bot.switchboard.places import change_form


async def exempt_pressed(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A lead wants to say who is exempt."""
    await db.read(asked.lead, user_id)
    await change_form(client, body, views.exempt_form())


async def exempt_said(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead said who is exempt, or who is not."""
    form = forms.read(ExemptForm, view)
    who, said = form.people, form.said
    await db.transact(acts.say_exempt, who, said.exempt, by=user_id, at=clock.now())
    shown = views.exempt_said(len(who), said)
    await ack(response_action="update", view=marked(shown, body))
