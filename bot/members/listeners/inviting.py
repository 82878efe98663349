"""The first day: the invitation card, the welcome, and the pilot."""

from collections.abc import Sequence

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.errors import FormRefusal
from bot.members import acts, store
from bot.members.listeners.forms import InvitationForm, PilotForm
from bot.members.listeners.people import person_changed
from bot.members.milestones import Arrival
from bot.members.views import inviting, pilot
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard import Answer
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import marked
from bot.switchboard.places import open_form, settle

INVITE_ME = "Herald isn't in this channel. Somebody has to type /invite @Herald there first."


async def newcomer_came(
    event: Payload,
    body: Payload,
    client: AsyncWebClient,
    arrivals: Sequence[Arrival],
    db: Database,
    clock: Clock,
) -> None:
    """Somebody's account is new."""
    await person_changed(event, body, client, arrivals, db, clock)
    await db.transact(acts.welcome, event["user"]["id"], at=clock.now())


async def invitation_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead wants to post the invitation card."""
    programme = await db.read(store.for_lead, by=user_id)
    await open_form(client, body, inviting.invitation_form(programme.whose))


async def invitation_sent(
    view: View,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    ack: Ack,
    db: Database,
    clock: Clock,
) -> None:
    """A lead said where the invitation card goes."""
    await db.read(store.for_lead, by=user_id)
    form = forms.read(InvitationForm, view)
    if not await _is_in(client, form.channel):
        raise FormRefusal({"channel": INVITE_ME})
    await db.transact(acts.invite, form.channel, by=user_id, at=clock.now())
    await ack(response_action="update", view=marked(inviting.posted_view(), body))


async def pilot_pressed(body: Payload, user_id: str, client: AsyncWebClient, db: Database) -> None:
    """A lead wants to see or change who tries Herald first."""
    seen = await db.read(store.pilot_for_lead, by=user_id)
    form = pilot.pilot_form(on=seen.on, people=seen.people, channels=seen.channels)
    await open_form(client, body, form)


async def pilot_named(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead named who tries Herald first, and where."""
    form, now = forms.read(PilotForm, view), clock.now()
    await db.transact(acts.begin_pilot, form.people, form.channels, by=user_id, at=now)
    await ack(response_action="update", view=marked(pilot.started_view(), body))


async def lift_pilot_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, answer: Answer, db: Database, clock: Clock
) -> None:
    """A lead lets everybody come."""
    await db.transact(acts.lift_pilot, by=user_id, at=clock.now())
    await settle(client, answer, body, pilot.lifted_note(), "Pilot")


async def _is_in(client: AsyncWebClient, channel: str) -> bool:
    """Ask Slack whether Herald is in a channel; of a private one it is not in it knows nothing."""
    try:
        told = await client.conversations_info(channel=channel)
    except SlackApiError as error:
        if error.response["error"] == "channel_not_found":
            return False
        raise
    return bool(told["channel"].get("is_member"))
