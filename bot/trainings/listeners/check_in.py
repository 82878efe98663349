"""People check in with the code of the room, or ask the hosts; hosts answer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.errors import FormRefusal
from bot.members.milestones import Milestone
from bot.programme import store as programmes
from bot.slack import forms
from bot.slack.messages import Message
from bot.slack.types import Payload, View
from bot.switchboard import Answer, Switchboard
from bot.switchboard.answers import Ack, window
from bot.switchboard.at_home import ShownAtHome, marked
from bot.switchboard.places import is_in_form, open_form
from bot.trainings.acts import check_in as acts
from bot.trainings.acts.check_in import Outcome
from bot.trainings.forms.check_in import CheckInForm
from bot.trainings.ids import check_in as ids
from bot.trainings.rules.check_in import Kind
from bot.trainings.store import check_in as store
from bot.trainings.store.progress import progress
from bot.trainings.views import check_in as views

CHECKED_IN = (Kind.IN, Kind.AGAIN)


async def here(
    command: Payload,
    user_id: str,
    answer: Answer,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A person typed `/training here`, with the code after it."""
    at, code = clock.now(), command.get("text") or ""
    outcome = await db.transact(acts.check_in, code, by=user_id, at=at, milestones=milestones)
    await answer(await _said(db, outcome, user_id, at))


async def check_in_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person pressed *Check in*."""
    about = UUID(action["value"]) if action.get("value") else None
    at = clock.now()
    offered = await db.read(store.offered, about, by=user_id, at=at)
    askable = await db.read(store.can_ask_about, by=user_id, at=at)
    await open_form(client, body, views.check_in_form(offered.dated, askable))


async def code_typed(
    view: View,
    body: Payload,
    user_id: str,
    ack: Ack,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A person sent the code; what is wrong with it stands under the field."""
    at, code = clock.now(), forms.read(CheckInForm, view).code
    outcome = await db.transact(acts.check_in, code, by=user_id, at=at, milestones=milestones)
    if outcome.kind not in CHECKED_IN:
        raise FormRefusal({"code": await _sentence(db, outcome)})
    note = await _said(db, outcome, user_id, at)
    await ack(response_action="update", view=marked(window(note), body))


async def host_asked(
    action: Payload, user_id: str, answer: Answer, db: Database, clock: Clock
) -> None:
    """A person without a code asks the hosts."""
    training_id = UUID(action["value"])
    dated = await db.transact(acts.ask, training_id, by=user_id, at=clock.now())
    await answer(views.asked_kept_note(dated))


async def yes_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    answer: Answer,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A host says that somebody is here."""
    await _answered(action, body, user_id, answer, milestones, db, clock, is_here=True)


async def no_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    answer: Answer,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
) -> None:
    """A host says that somebody is not here."""
    await _answered(action, body, user_id, answer, milestones, db, clock, is_here=False)


def register(switchboard: Switchboard) -> None:
    """Listen to everything about checking in."""
    switchboard.on("action", ids.CHECK_IN, check_in_pressed)
    switchboard.on("view", ids.CHECK_IN_FORM, ShownAtHome(code_typed))
    switchboard.on("action", ids.ASK_HOST, host_asked)
    switchboard.on("action", ids.YES_HERE, yes_pressed)
    switchboard.on("action", ids.NOT_HERE, no_pressed)


async def _answered(
    action: Payload,
    body: Payload,
    user_id: str,
    answer: Answer,
    milestones: Sequence[Milestone],
    db: Database,
    clock: Clock,
    *,
    is_here: bool,
) -> None:
    training_id, _, member_id = action["value"].partition(":")
    who = await db.transact(
        acts.answer,
        UUID(training_id),
        member_id,
        is_here=is_here,
        by=user_id,
        at=clock.now(),
        milestones=milestones,
    )
    if not is_in_form(body):  # a host's window shows it by itself
        await answer(views.answer_kept_note(who, is_here=is_here))


async def _said(db: Database, outcome: Outcome, by: str, at: datetime) -> Message:
    """Say what came of a code: how far somebody has come now, or what is wrong."""
    if outcome.kind in CHECKED_IN and outcome.dated and outcome.presence:
        how_far = await db.read(progress, by, at)
        is_new = outcome.kind is Kind.IN
        return views.checked_in_note(outcome.dated, outcome.presence, how_far, is_new=is_new)
    askable = await db.read(store.can_ask_about, by=by, at=at)
    return views.wrong_note(await _sentence(db, outcome), askable)


async def _sentence(db: Database, outcome: Outcome) -> str:
    programme = await db.read(programmes.get)
    return views.wrong(outcome.kind, outcome.dated, outcome.until, programme.tz)
