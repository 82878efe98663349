"""What people wish: the form, *Stop these*, *Wake up now*."""

from collections.abc import Sequence

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.members import acts, store
from bot.members.acts.preferences import Heed
from bot.members.listeners.forms import PreferencesForm
from bot.members.rules import preferences as rules
from bot.members.rules.preferences import News, Wishes
from bot.members.views.preferences import awake_note, preferences_form, saved_view
from bot.members.views.stopping import stopped_note
from bot.slack import forms
from bot.slack.types import Payload, View
from bot.switchboard import Answer
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import marked
from bot.switchboard.places import open_form, settle


async def preferences_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A person pressed *My preferences*, or typed `/ambassador preferences`."""
    wished = await db.read(store.wishes, by=user_id, at=clock.now())
    await open_form(client, body, preferences_form(wished))


async def preferences_sent(
    view: View,
    body: Payload,
    user_id: str,
    ack: Ack,
    heeds: Sequence[Heed],
    db: Database,
    clock: Clock,
) -> None:
    """A person said what they wish."""
    form, now = forms.read(PreferencesForm, view), clock.now()
    wished = await db.read(store.wishes, by=user_id, at=now)
    wishes = Wishes(
        digest=News.DIGEST in form.news,
        reminders=News.REMINDERS in form.news,
        snoozed_until=rules.quiet_until(form.quiet_until, wished.zone, now),
        networks=form.networks,
        language=form.language,
    )
    await db.transact(acts.prefer, wishes, heeds, by=user_id, at=now)
    await ack(response_action="update", view=marked(saved_view(), body))


async def stop_pressed(
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    answer: Answer,
    heeds: Sequence[Heed],
    db: Database,
    clock: Clock,
) -> None:
    """A person pressed *Stop these* under a message."""
    news = News(action["value"])
    await db.transact(acts.stop, news, heeds, by=user_id, at=clock.now())
    await settle(client, answer, body, stopped_note(news))


async def wake_up_pressed(
    body: Payload, user_id: str, client: AsyncWebClient, answer: Answer, db: Database, clock: Clock
) -> None:
    """A person pressed *Wake up now*."""
    was_quiet = await db.transact(acts.wake_up, by=user_id, at=clock.now())
    await settle(client, answer, body, awake_note(was_quiet=was_quiet))
