"""The digital team and leads change and cancel trainings."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack import forms
from bot.slack.text import counted
from bot.slack.types import Payload, View
from bot.switchboard import Switchboard
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about, marked
from bot.switchboard.places import change_form
from bot.trainings.acts import changing as acts
from bot.trainings.forms.planning import CancelForm, TimesForm
from bot.trainings.ids import planning as ids
from bot.trainings.rules.changing import Stale
from bot.trainings.store import planning as store
from bot.trainings.store.planning import Planned
from bot.trainings.views.desk import CANCELLED, CHANGED, LESS_ROOM, desk_view
from bot.trainings.views.planning import cancel_form
from bot.trainings.views.planning import change_form as form_to_change


async def change_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """They want to change a training."""
    planned = await db.read(store.open_for, UUID(action["value"]), by=user_id, at=clock.now())
    await change_form(client, body, form_to_change(planned))


async def cancel_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """They want to cancel a training."""
    planned = await db.read(store.open_for, UUID(action["value"]), by=user_id, at=clock.now())
    await change_form(client, body, cancel_form(planned))


async def training_changed(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """They changed a training."""
    training_id, seen = _seen(view)
    before = await db.read(store.planned, training_id, by=user_id, at=clock.now())
    one = before.dated.training
    wish = forms.read(TimesForm, view).wish(one.kind, one.lesson_id)
    act = partial(acts.change_training, training_id=training_id, wish=wish, seen=seen)
    await _settled(act, form_to_change, training_id, body, user_id, ack, db, clock)


async def training_cancelled(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """They cancelled a training."""
    training_id, seen = _seen(view)
    why = forms.read(CancelForm, view).why
    act = partial(acts.cancel_training, training_id=training_id, why=why, seen=seen)
    await _settled(act, cancel_form, training_id, body, user_id, ack, db, clock)


def register(switchboard: Switchboard) -> None:
    """Listen to everything about changes."""
    switchboard.on("action", ids.CHANGE, change_pressed)
    switchboard.on("action", ids.CANCEL, cancel_pressed)
    switchboard.on("view", ids.CHANGE_FORM, training_changed)
    switchboard.on("view", ids.CANCEL_FORM, training_cancelled)


async def _settled(
    act: Callable[..., None],
    form: Callable[[Planned, str], View],
    training_id: UUID,
    body: Payload,
    user_id: str,
    ack: Ack,
    db: Database,
    clock: Clock,
) -> None:
    """Do it and show the desk; who was too late sees the training as it is now."""
    try:
        await db.transact(act, by=user_id, at=clock.now())
    except Stale as stale:
        planned = await db.read(store.open_for, training_id, by=user_id, at=clock.now())
        shown = form(planned, stale.sentence)
    else:
        now = await db.read(store.planned, training_id, by=user_id, at=clock.now())
        desk = await db.read(store.desk, by=user_id, at=clock.now())
        shown = desk_view(desk, _outcome(now, form))
    await ack(response_action="update", view=marked(shown, body))


def _outcome(now: Planned, form: Callable[[Planned, str], View]) -> str:
    capacity, taken = now.dated.training.capacity, now.seats.taken
    if form is cancel_form:
        return CANCELLED
    if capacity is not None and capacity < taken:
        return LESS_ROOM.format(taken=counted(taken, "seat is", "seats are"))
    return CHANGED


def _seen(view: View) -> tuple[UUID, int]:
    training_id, _, seen = about(view).partition(":")
    return UUID(training_id), int(seen)
