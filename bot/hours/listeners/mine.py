"""Somebody looks at their hours, changes them, goes away and comes back."""

from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.hours import acts, views, week
from bot.hours.forms import AwayForm, WeekForm
from bot.hours.store import own
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about, marked
from bot.switchboard.places import change_form, open_form

APART = "|"  # between zone and week in what a form carries; neither has one


async def hours_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person pressed *My hours*."""
    mine = await db.read(own.my_hours, by=user_id, at=clock.now())
    await open_form(client, body, views.hours_window(mine))


async def change_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person pressed *Change my hours*, or *Change it* under what Herald understood."""
    mine = await db.read(own.my_hours, by=user_id, at=clock.now())
    typed = week.write(mine.shifts) if mine.is_own else ""
    zone, _, written = (action.get("value") or f"{mine.clock.own}{APART}{typed}").partition(APART)
    await change_form(client, body, views.week_form(written, zone, mine.clock.slack))


async def week_written(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A person wrote down when they work; Herald shows what it understood."""
    form = forms.read(WeekForm, view)
    draft = await db.read(own.draft, form.shifts, form.zone, by=user_id, at=clock.now())
    shown = views.keep_form(draft, f"{form.zone}{APART}{form.week}")
    await ack(response_action="update", view=marked(shown, body))


async def week_kept(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A person said that Herald understood their hours."""
    zone, _, written = about(view).partition(APART)
    now = clock.now()
    await db.transact(acts.keep_hours, week.parse(written), zone, by=user_id, at=now)
    await _show(user_id, body, ack, db, clock)


async def away_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person pressed *I'm away*."""
    today = await db.read(own.today, by=user_id, at=clock.now())
    await change_form(client, body, views.away_form(today))


async def days_away_sent(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A person said from when to when they are away."""
    form = forms.read(AwayForm, view)
    days = form.first_on, form.last_on
    await db.transact(acts.go_away, *days, by=user_id, at=clock.now())
    await _show(user_id, body, ack, db, clock)


async def take_back_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person pressed *Take back* beside days away."""
    now = clock.now()
    await db.transact(acts.come_back, UUID(action["value"]), by=user_id, at=now)
    mine = await db.read(own.my_hours, by=user_id, at=now)
    await change_form(client, body, views.hours_window(mine))


async def _show(user_id: str, body: Payload, ack: Ack, db: Database, clock: Clock) -> None:
    """Show the hours as they are now, in the place of the form."""
    mine = await db.read(own.my_hours, by=user_id, at=clock.now())
    await ack(response_action="update", view=marked(views.hours_window(mine), body))
