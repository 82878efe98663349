"""Leads look after titles; the digital team confirms what a lead proposes."""

from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.certificates import ids
from bot.certificates.acts import looking, withdrawing
from bot.certificates.forms import FindForm, ProposeForm, WhyForm
from bot.certificates.store import mine
from bot.certificates.views import desk, hearing
from bot.clock import Clock
from bot.db import Database
from bot.programme import store as programmes
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard import Switchboard
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import ShownAtHome, about, marked
from bot.switchboard.places import change_form, is_in_form, open_form


async def desk_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead pressed *Certificates*."""
    way, waiting = await db.read(mine.desk, by=user_id, at=clock.now())
    await open_form(client, body, desk.desk_view(way, waiting))


async def person_named(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead named somebody whose title they want to see."""
    person, now = forms.read(FindForm, view).person, clock.now()
    found = await db.transact(looking.look_up, person, by=user_id, at=now)
    drawn = desk.found_view(found, await db.read(programmes.get), now)
    await ack(response_action="update", view=marked(drawn, body))


async def look_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """One of the digital team wants to see what was proposed."""
    now = clock.now()
    found = await db.transact(withdrawing.look, UUID(action["value"]), by=user_id, at=now)
    await open_form(client, body, hearing.hearing_view(found, now))


async def propose_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead wants to propose to take a title back."""
    certificate_id = UUID(action["value"])
    certificate = await db.read(mine.certificate_for_lead, certificate_id, by=user_id)
    await open_form(client, body, hearing.propose_form(certificate))


async def proposed(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead proposed to take a title back."""
    reason, which, now = forms.read(ProposeForm, view).reason, UUID(about(view)), clock.now()
    found = await db.transact(withdrawing.propose, which, reason, by=user_id, at=now)
    await ack(response_action="update", view=marked(hearing.hearing_view(found, now), body))


async def confirm_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A second person confirmed that a title is taken back."""
    now = clock.now()
    found = await db.transact(withdrawing.confirm, UUID(action["value"]), by=user_id, at=now)
    show = change_form if is_in_form(body) else open_form
    await show(client, body, hearing.hearing_view(found, now))


async def drop_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """Somebody wants to drop a proposal."""
    withdrawal = await db.read(mine.for_team, UUID(action["value"]), by=user_id)
    await open_form(client, body, hearing.why_form(withdrawal, undo=False))


async def dropped(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """Somebody dropped a proposal, and said why."""
    why, which, now = forms.read(WhyForm, view).why, UUID(about(view)), clock.now()
    found = await db.transact(withdrawing.drop, which, why, by=user_id, at=now)
    await ack(response_action="update", view=marked(hearing.hearing_view(found, now), body))


async def undo_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead wants to give a title back."""
    withdrawal = await db.read(mine.to_undo, UUID(action["value"]), by=user_id)
    await open_form(client, body, hearing.why_form(withdrawal, undo=True))


async def undone(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead gave a title back, and said why."""
    why, which, now = forms.read(WhyForm, view).why, UUID(about(view)), clock.now()
    found = await db.transact(withdrawing.undo, which, why, by=user_id, at=now)
    await ack(response_action="update", view=marked(hearing.hearing_view(found, now), body))


def register(switchboard: Switchboard) -> None:
    """Listen to leads and the digital team."""
    switchboard.on("action", ids.DESK, desk_pressed)
    switchboard.on("action", ids.LOOK, look_pressed)
    switchboard.on("action", ids.PROPOSE, propose_pressed)
    switchboard.on("action", ids.CONFIRM, ShownAtHome(confirm_pressed))
    switchboard.on("action", ids.DROP, drop_pressed)
    switchboard.on("action", ids.UNDO, undo_pressed)
    switchboard.on("view", ids.FIND_FORM, person_named)
    switchboard.on("view", ids.PROPOSE_FORM, ShownAtHome(proposed))
    switchboard.on("view", ids.DROP_FORM, ShownAtHome(dropped))
    switchboard.on("view", ids.UNDO_FORM, ShownAtHome(undone))
