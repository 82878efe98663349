"""The settings' window and its forms."""

import json
from collections.abc import Mapping
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.steering import acts, jobs, store
from bot.steering.forms import FORMS, typed
from bot.steering.rules.groups import FIELDS, Group
from bot.steering.rules.guard import Room
from bot.steering.views.settings import settings_form, settings_window
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import about, marked
from bot.switchboard.places import change_form, is_in_form, open_form


async def settings_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead pressed *Programme settings*."""
    programme = await db.read(store.for_leads, by=user_id)
    await open_form(client, body, settings_window(programme))


async def edit_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead pressed *Change…* beside a group, or the button of a first step."""
    programme = await db.read(store.for_leads, by=user_id)
    form = settings_form(programme, Group(action["value"]))
    await (change_form if is_in_form(body) else open_form)(client, body, form)


async def settings_changed(
    view: View,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    ack: Ack,
    db: Database,
    clock: Clock,
) -> None:
    """A lead sent a group of settings; the window shows them all again."""
    await db.read(store.for_leads, by=user_id)
    group, form = FORMS[view["callback_id"]]
    values = typed(forms.read(form, view))
    before = json.loads(about(view))
    rooms = await _rooms(client, values) if group is Group.CHANNELS else {}
    programme = await db.transact(
        acts.change, values, before=before, rooms=rooms, by=user_id, at=clock.now()
    )
    await ack(response_action="update", view=marked(settings_window(programme, saved=True), body))
    if "team_channel" in rooms:
        await jobs.look_at_team(db, clock, client)
        await jobs.note_set_up(db, clock)


async def _rooms(client: AsyncWebClient, values: Mapping[str, Any]) -> dict[str, Room]:
    """Ask Slack about the channels that were chosen."""
    chosen = {name: values[name] for name in FIELDS[Group.CHANNELS] if values[name]}
    return {name: await jobs.describe(client, room) for name, room in chosen.items()}
