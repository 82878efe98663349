"""Review: approve, decline, ask, answer."""

from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.stories import acts
from bot.stories.acts.parts import for_suggester, for_team
from bot.stories.listeners.forms import NoteForm
from bot.stories.listeners.places import decide
from bot.stories.models import StoryStatus
from bot.stories.store import opening
from bot.stories.views import notes
from bot.stories.views.forms import decline_form, object_form, passed_on_view
from bot.stories.views.parts import read_seen
from bot.stories.views.review import review_view
from bot.switchboard import Answer
from bot.switchboard.answers import Ack
from bot.switchboard.places import change_form, is_in_conversation, is_in_form, open_form, settle


async def approve_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    db: Database,
    clock: Clock,
) -> None:
    """An approver pressed *Approve* under a story."""
    story_id, version = read_seen(action["value"])
    await decide(db, clock, acts.approve, story_id, by=user_id, version=version)
    dossier = await db.read(opening.for_team, story_id, by=user_id, at=clock.now())
    if is_in_form(body):
        await change_form(client, body, review_view(dossier))
    elif is_in_conversation(body):
        await answer(notes.accepted_note(dossier))


async def decline_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Somebody of the digital team pressed *Decline*."""
    story_id, version = read_seen(action["value"])
    dossier = await decide(db, clock, for_team, story_id, by=user_id, version=version)
    await open_form(client, body, decline_form(dossier.story, version))


async def story_declined(view: View, user_id: str, db: Database, clock: Clock) -> None:
    """Somebody of the digital team sent the note that goes with a no."""
    story_id, version = read_seen(view["private_metadata"])
    seen = StoryStatus(view["private_metadata"].split(":")[2])
    note = forms.read(NoteForm, view).note
    await decide(db, clock, acts.decline, story_id, note, by=user_id, version=version, seen=seen)


async def ask_suggester_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    db: Database,
    clock: Clock,
) -> None:
    """Somebody of the digital team wants the suggester to look at the words."""
    story_id, version = read_seen(action["value"])
    asked = await decide(db, clock, acts.ask_suggester, story_id, by=user_id, version=version)
    await settle(client, answer, body, notes.asked_note(asked))


async def ask_leads_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    db: Database,
    clock: Clock,
) -> None:
    """Somebody of the digital team wants a lead to look at the words."""
    story_id, version = read_seen(action["value"])
    asked = await decide(db, clock, acts.ask_leads, story_id, by=user_id, version=version)
    await settle(client, answer, body, notes.asked_note(asked))


async def yes_pressed(
    action: Payload,
    user_id: str,
    answer: Answer,
    db: Database,
    clock: Clock,
) -> None:
    """The suggester says that the team's words are right."""
    story_id, version = read_seen(action["value"])
    dossier = await decide(db, clock, acts.confirm, story_id, by=user_id, version=version)
    await answer(notes.confirmed_note(dossier))


async def no_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """The suggester says that the team's words are not right yet."""
    story_id, version = read_seen(action["value"])
    story = await decide(db, clock, for_suggester, story_id, by=user_id, version=version)
    await open_form(client, body, object_form(story, version))


async def change_wanted(view: View, user_id: str, ack: Ack, db: Database, clock: Clock) -> None:
    """The suggester sent what should change."""
    story_id, version = read_seen(view["private_metadata"])
    note = forms.read(NoteForm, view).note
    await decide(db, clock, acts.object_to, story_id, note, by=user_id, version=version)
    await ack(response_action="update", view=passed_on_view())


async def look_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Somebody of the digital team wants to see a story from elsewhere."""
    story_id = UUID(action["value"])
    dossier = await db.read(opening.for_team, story_id, by=user_id, at=clock.now())
    await open_form(client, body, review_view(dossier))
