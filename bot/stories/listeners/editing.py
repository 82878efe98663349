"""The editor: three steps, each saved when it is sent or left through the menu."""

from typing import Any
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.stories import acts, ids
from bot.stories.acts.parts import for_team
from bot.stories.listeners.forms import PictureForm, ScheduleForm, StepForm, WordsForm
from bot.stories.listeners.places import decide
from bot.stories.rules.steps import Schedule
from bot.stories.store.stories import Dossier
from bot.stories.views.forms import picture_form, schedule_form, words_form
from bot.stories.views.parts import read_schedule, read_seen
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import marked
from bot.switchboard.places import change_form, open_form

FORMS: dict[str, type[StepForm]] = {
    ids.WORDS_FORM: WordsForm,
    ids.PICTURE_FORM: PictureForm,
    ids.SCHEDULE_FORM: ScheduleForm,
}
STEPS = {
    ids.TO_WORDS: words_form,
    ids.TO_PICTURE: picture_form,
    ids.TO_SCHEDULE: schedule_form,
}
NEXT = {ids.WORDS_FORM: picture_form, ids.PICTURE_FORM: schedule_form}


async def edit_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Somebody of the digital team pressed *Edit*."""
    dossier = await decide(db, clock, for_team, UUID(action["value"]), by=user_id)
    await open_form(client, body, words_form(dossier))


async def step_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Somebody went to another step; what they wrote in this one is saved first."""
    dossier = await _save(body["view"], user_id, db, clock)
    await change_form(client, body, STEPS[action["action_id"]](dossier))


async def step_saved(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """Somebody sent a step; the next one opens."""
    dossier = await _save(view, user_id, db, clock)
    if following := NEXT.get(view["callback_id"]):
        await ack(response_action="update", view=marked(following(dossier), body))


async def _save(view: View, by: str, db: Database, clock: Clock) -> Dossier:
    story_id, version = read_seen(view["private_metadata"])
    step = forms.read(FORMS[view["callback_id"]], view).step()
    saw: dict[str, Any] = {"step": step, "version": version}
    if isinstance(step, Schedule):
        saw["seen"] = read_schedule(view["private_metadata"])
        return await decide(db, clock, acts.reschedule, story_id, by=by, **saw)
    return await decide(db, clock, acts.reword, story_id, by=by, **saw)
