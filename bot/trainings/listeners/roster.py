"""Hosts open the roster, tick names, add guests, paste lists, and look at the history."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members.milestones import Milestone
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard import Switchboard
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about, marked
from bot.switchboard.places import change_form, is_in_form, open_form
from bot.trainings.acts import roster as acts
from bot.trainings.forms.roster import GuestForm, NamesForm, PasteForm, RosterForm
from bot.trainings.ids import roster as ids
from bot.trainings.rules.roster import wishes
from bot.trainings.store import pasted, trainings
from bot.trainings.store import roster as store
from bot.trainings.store.figures import figures
from bot.trainings.views import guests
from bot.trainings.views import roster as views
from bot.trainings.views.figures import figures_view


async def roster_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A host wants the roster."""
    training_id = UUID(action["value"])
    roster = await db.transact(acts.open_roster, training_id, by=user_id, at=clock.now())
    await open_form(client, body, views.roster_form(roster))


async def page_turned(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A host wants the next names, or those before."""
    training_id, skip = views.read_about(action["value"])
    roster = await db.transact(acts.open_roster, training_id, skip, by=user_id, at=clock.now())
    await change_form(client, body, views.roster_form(roster))


async def roster_sent(
    view: View,
    body: Payload,
    user_id: str,
    ack: Ack,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A host said who was there."""
    form, training_id = forms.read(RosterForm, view), views.read_about(about(view)).training_id
    shown = views.read_shown(view)
    saved = await db.transact(
        acts.save_roster,
        training_id,
        wishes(shown, views.keys(form.there), views.keys(form.late), form.rest),
        form.walk_ins,
        form.why,
        by=user_id,
        at=clock.now(),
        milestones=milestones,
    )
    now = Counter(await db.read(store.count, training_id))
    told = views.saved_view(saved.changed, saved.left, now)
    await ack(response_action="update", view=marked(told, body))


async def history_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A host wants to see what became of the roster."""
    history = await db.read(store.history, UUID(action["value"]), by=user_id)
    await _open(client, body, views.history_view(history))


async def guest_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A host wants to put down somebody without Slack."""
    dated = await db.read(store.for_host, UUID(action["value"]), by=user_id)
    await _open(client, body, guests.guest_form(dated))


async def guest_entered(
    view: View,
    body: Payload,
    user_id: str,
    ack: Ack,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A host put down somebody without Slack."""
    form, training_id = forms.read(GuestForm, view), UUID(about(view))
    said = await db.transact(
        acts.add_guest,
        training_id,
        form.name,
        form.email,
        by=user_id,
        at=clock.now(),
        milestones=milestones,
    )
    told = guests.entered_view(said.name, is_member=said.is_member, is_new=said.is_new)
    await ack(response_action="update", view=marked(told, body))


async def paste_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A host has a list of names."""
    dated = await db.read(store.for_host, UUID(action["value"]), by=user_id)
    await _open(client, body, guests.paste_form(dated))


async def names_pasted(view: View, body: Payload, user_id: str, ack: Ack, db: Database) -> None:
    """A host pasted a list, and reads what it comes to before anything is written."""
    form, training_id = forms.read(PasteForm, view), UUID(about(view))
    reading = await db.read(pasted.match, training_id, form.names, by=user_id)
    dated = await db.read(trainings.get, training_id)
    await ack(response_action="update", view=marked(guests.names_form(dated, reading), body))


async def names_saved(
    view: View,
    body: Payload,
    user_id: str,
    ack: Ack,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A host saved a list."""
    form, training_id = forms.read(NamesForm, view), UUID(about(view))
    saved = await db.transact(
        acts.save_names,
        training_id,
        [*form.there, *form.picked],
        guests.read_guests(form.new),
        by=user_id,
        at=clock.now(),
        milestones=milestones,
    )
    told = guests.names_saved_view(saved.changed, saved.left)
    await ack(response_action="update", view=marked(told, body))


async def figures_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """One of the digital team wants to know how many seats were used."""
    found = await db.read(figures, by=user_id, at=clock.now())
    await _open(client, body, figures_view(found))


async def _open(client: AsyncWebClient, body: Payload, form: View) -> None:
    """Open a form over the one somebody is in, or in its place on top of three: Slack's most."""
    view = body["view"] if is_in_form(body) else {}
    below = view.get("previous_view_id")
    is_third = below and below != view.get("root_view_id")
    await (change_form if is_third else open_form)(client, body, form)


def register(switchboard: Switchboard) -> None:
    """Listen to everything about the roster."""
    switchboard.on("action", ids.ROSTER, roster_pressed)
    switchboard.on("action", ids.TURN, page_turned)
    switchboard.on("action", ids.HISTORY, history_pressed)
    switchboard.on("action", ids.GUEST, guest_pressed)
    switchboard.on("action", ids.PASTE, paste_pressed)
    switchboard.on("action", ids.FIGURES, figures_pressed)
    switchboard.on("view", ids.ROSTER_FORM, roster_sent)
    switchboard.on("view", ids.GUEST_FORM, guest_entered)
    switchboard.on("view", ids.PASTE_FORM, names_pasted)
    switchboard.on("view", ids.NAMES_FORM, names_saved)
