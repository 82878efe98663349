"""Who leads the programme."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import acts, asked
from bot.members.listeners.naming.forms import LeadsForm
from bot.members.views.leads import leads_form
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard.at_home import about
from bot.switchboard.places import open_form


async def leads_opened(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A lead wants to see or change who leads."""
    leads = await db.read(asked.leads, by=user_id)
    await open_form(client, body, leads_form(leads))


async def leads_changed(view: View, user_id: str, db: Database, clock: Clock) -> None:
    """A lead said who leads; only what they changed in the form is taken over."""
    chosen, seen = set(forms.read(LeadsForm, view).leads), set(about(view).split())
    await db.transact(
        acts.change_leads,
        added=sorted(chosen - seen),
        removed=sorted(seen - chosen),
        by=user_id,
        at=clock.now(),
    )
