"""The digital team and leads plan dates: one, a series, and they look at what is planned."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack import forms
from bot.slack.text import counted
from bot.slack.types import Payload, View
from bot.switchboard import Switchboard
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about, marked
from bot.switchboard.places import change_form, open_form
from bot.trainings.acts import planning as acts
from bot.trainings.forms.planning import PlanForm, SeriesForm
from bot.trainings.ids import course
from bot.trainings.ids import planning as ids
from bot.trainings.store import planning as store
from bot.trainings.views.desk import PLANNED, PLANNED_ALL, desk_view, preview_view
from bot.trainings.views.planning import plan_form, series_form


async def desk_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Somebody of the digital team pressed *Course and trainings*."""
    desk = await db.read(store.desk, by=user_id, at=clock.now())
    await open_form(client, body, desk_view(desk))


async def dates_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """They want to see other dates."""
    desk = await db.read(store.desk, int(action["value"]), by=user_id, at=clock.now())
    await change_form(client, body, desk_view(desk))


async def past_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """They want to see what is over, or more of it."""
    skip = action.get("value") or ""
    desk = await db.read(store.desk, int(skip or 0), past=True, by=user_id, at=clock.now())
    show = change_form if skip else open_form
    await show(client, body, desk_view(desk))


async def plan_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """They want to plan a date, or several."""
    ground = await db.read(store.ground, by=user_id, at=clock.now())
    form = series_form if action["action_id"] == ids.PLAN_SERIES else plan_form
    await change_form(client, body, form(ground, user_id))


async def date_planned(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """They planned a date."""
    wish = forms.read(PlanForm, view).date()
    await db.transact(acts.plan_training, wish, by=user_id, at=clock.now())
    await _at_desk(body, user_id, ack, db, clock, PLANNED)


async def series_asked(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """They want to see the dates of a series."""
    form = forms.read(SeriesForm, view)
    preview = await db.read(store.preview, form.plan(), by=user_id, at=clock.now())
    shown = preview_view(preview, f"{preview.mark}:{form.model_dump_json()}")
    await ack(response_action="update", view=marked(shown, body))


async def series_planned(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """They have looked at the dates, and plan them."""
    seen, _, typed = about(view).partition(":")
    plan = SeriesForm.model_validate_json(typed).plan()
    made = await db.transact(acts.plan_series, plan, seen=seen, by=user_id, at=clock.now())
    count = counted(len(made), "date is", "dates are")
    await _at_desk(body, user_id, ack, db, clock, PLANNED_ALL.format(dates=count))


def register(switchboard: Switchboard) -> None:
    """Listen to everything about planning."""
    switchboard.on("action", course.DESK, desk_pressed)
    switchboard.on("action", ids.DATES, dates_pressed)
    switchboard.on("action", ids.PAST, past_pressed)
    switchboard.on("action", ids.PLAN, plan_pressed)
    switchboard.on("action", ids.PLAN_SERIES, plan_pressed)
    switchboard.on("view", ids.PLAN_FORM, date_planned)
    switchboard.on("view", ids.SERIES_FORM, series_asked)
    switchboard.on("view", ids.PREVIEW_FORM, series_planned)


async def _at_desk(
    body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock, note: str
) -> None:
    desk = await db.read(store.desk, by=user_id, at=clock.now())
    await ack(response_action="update", view=marked(desk_view(desk, note), body))
