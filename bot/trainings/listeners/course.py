"""Leads change the lessons of the course."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.errors import Refusal
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard import Switchboard
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import marked
from bot.switchboard.places import change_form, open_form
from bot.trainings.acts import course as acts
from bot.trainings.forms.course import LessonForm, RetireForm
from bot.trainings.ids import course as ids
from bot.trainings.rules import course as rules
from bot.trainings.rules.course import Stale
from bot.trainings.store import course as store
from bot.trainings.store.course import Course
from bot.trainings.views.course import Seen, course_view, lesson_form, read_seen, retire_form


async def course_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead wants to see the lessons."""
    course = await db.read(store.for_lead, by=user_id, at=clock.now())
    await open_form(client, body, course_view(course))


async def lesson_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead wants to add, rename or retire a lesson."""
    seen = read_seen(action["value"])
    course = await db.read(store.for_lead, by=user_id, at=clock.now())
    form = retire_form if action["action_id"] == ids.RETIRE else lesson_form
    await change_form(client, body, _form(form, course, seen))


async def lesson_named(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead named a lesson, or a new one."""
    title, seen = forms.read(LessonForm, view).title, read_seen(view["private_metadata"])
    if seen.lesson_id is None:
        note = await _note_of(db, clock, acts.add_lesson, title, seen=seen.mark, by=user_id)
    else:
        lesson_id = seen.lesson_id
        change = acts.rename_lesson
        note = await _note_of(db, clock, change, lesson_id, title, seen=seen.mark, by=user_id)
    await _shown(body, user_id, ack, db, clock, note)


async def lesson_retired(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead retired a lesson."""
    instead, seen = forms.read(RetireForm, view).instead, read_seen(view["private_metadata"])
    lesson_id = _named(seen)
    change = acts.retire_lesson
    note = await _note_of(db, clock, change, lesson_id, instead, seen=seen.mark, by=user_id)
    await _shown(body, user_id, ack, db, clock, note)


async def up_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead moves a lesson up."""
    await _change(acts.move_lesson, action, body, user_id, client, db, clock, {"steps": -1})


async def down_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead moves a lesson down."""
    await _change(acts.move_lesson, action, body, user_id, client, db, clock, {"steps": 1})


async def bring_back_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead makes a retired lesson part of the course again."""
    await _change(acts.bring_lesson_back, action, body, user_id, client, db, clock, {})


def register(switchboard: Switchboard) -> None:
    """Listen to everything about lessons."""
    switchboard.on("action", ids.COURSE, course_pressed)
    for action in (ids.ADD, ids.RENAME, ids.RETIRE):
        switchboard.on("action", action, lesson_pressed)
    switchboard.on("action", ids.MOVE_UP, up_pressed)
    switchboard.on("action", ids.MOVE_DOWN, down_pressed)
    switchboard.on("action", ids.BRING_BACK, bring_back_pressed)
    switchboard.on("view", ids.LESSON_FORM, lesson_named)
    switchboard.on("view", ids.RETIRE_FORM, lesson_retired)


def _form(form: Callable[[Course, Any], View], course: Course, seen: Seen) -> View:
    """Draw a form about a lesson; what somebody changed since the lead looked comes first."""
    if course.seen != seen.mark:
        return course_view(course, Stale().sentence)
    lesson = rules.find(course.lessons, seen.lesson_id) if seen.lesson_id else None
    return form(course, lesson)


def _named(seen: Seen) -> UUID:
    if seen.lesson_id is None:
        raise Refusal(rules.GONE)
    return seen.lesson_id


async def _change(
    act: Callable[..., None],
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    db: Database,
    clock: Clock,
    how: Mapping[str, int],
) -> None:
    seen = read_seen(action["value"])
    note = await _note_of(db, clock, act, _named(seen), **how, seen=seen.mark, by=user_id)
    course = await db.read(store.for_lead, by=user_id, at=clock.now())
    await change_form(client, body, course_view(course, note))


async def _note_of(
    db: Database, clock: Clock, act: Callable[..., None], *about: object, **how: object
) -> str:
    """Do it, and give what is to be said first: nothing, or that somebody was faster."""
    try:
        await db.transact(act, *about, **how, at=clock.now())
    except Stale as stale:
        return stale.sentence
    return ""


async def _shown(
    body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock, note: str
) -> None:
    course = await db.read(store.for_lead, by=user_id, at=clock.now())
    await ack(response_action="update", view=marked(course_view(course, note), body))
