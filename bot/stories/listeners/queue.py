"""What goes out next: earlier, later, hold, now."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.stories import acts
from bot.stories.acts.parts import for_team
from bot.stories.listeners.forms import ReasonForm
from bot.stories.listeners.places import decide
from bot.stories.models import StoryStatus
from bot.stories.store import opening
from bot.stories.views.forms import publish_form
from bot.stories.views.lists import queue_list
from bot.stories.views.parts import read_seen
from bot.switchboard import Answer
from bot.switchboard.at_home import is_at_home
from bot.switchboard.places import open_form, replace


async def publish_now_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """Somebody of the digital team pressed *Publish now*."""
    story_id, version = read_seen(action["value"])
    dossier = await decide(
        db, clock, for_team, story_id, by=user_id, version=version, states=[StoryStatus.APPROVED]
    )
    await open_form(client, body, publish_form(dossier.story, version))


async def publishing_wanted(view: View, user_id: str, db: Database, clock: Clock) -> None:
    """Somebody of the digital team sent the reason why a story cannot wait."""
    story_id, version = read_seen(view["private_metadata"])
    reason = forms.read(ReasonForm, view).reason
    await decide(db, clock, acts.publish_now, story_id, reason, by=user_id, version=version)


async def hold_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """Somebody of the digital team keeps a story back."""
    await _change(db, clock, user_id, acts.hold, action)
    await _redraw(body, user_id, client, answer, respond, db, clock)


async def release_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """Somebody of the digital team lets a story go that was held back."""
    await _change(db, clock, user_id, acts.release, action)
    await _redraw(body, user_id, client, answer, respond, db, clock)


async def earlier_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """Somebody of the digital team lets a story go out before the one in front of it."""
    await _change(db, clock, user_id, partial(acts.move, steps=-1), action)
    await _redraw(body, user_id, client, answer, respond, db, clock)


async def later_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """Somebody of the digital team lets a story go out after the one behind it."""
    await _change(db, clock, user_id, partial(acts.move, steps=1), action)
    await _redraw(body, user_id, client, answer, respond, db, clock)


async def _change(
    db: Database, clock: Clock, by: str, act: Callable[..., None], action: Payload
) -> None:
    await decide(db, clock, act, UUID(action["value"]), by=by)


async def _redraw(
    body: Payload,
    by: str,
    client: AsyncWebClient,
    answer: Answer,
    respond: AsyncRespond,
    db: Database,
    clock: Clock,
) -> None:
    """Draw the list again in which a button was pressed; cards and the Home redraw themselves."""
    if is_card(body) or is_at_home(body):
        return
    queue, waiting = await db.read(opening.queue, by=by, at=clock.now())
    await replace(client, answer, respond, body, queue_list(queue, waiting))


def is_card(body: Payload) -> bool:
    """Say whether a button was pressed under a message that others see too."""
    container = body.get("container", {})
    return container.get("type") == "message" and not container.get("is_ephemeral")
