"""Leads work on documents: sections, drafts, publishing, and texts that come as files."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.policies import acts
from bot.policies.forms import PublishForm, SectionForm
from bot.policies.models import Slug
from bot.policies.rules import changes, texts
from bot.policies.rules.drafts import Stale
from bot.policies.store import documents
from bot.policies.views.drafting import (
    discarded_view,
    outline_view,
    publish_form,
    published_view,
    read_seen,
    section_form,
    unchanged_view,
)
from bot.slack import forms
from bot.slack.fetch import fetch_text
from bot.slack.types import Payload, View
from bot.switchboard.answers import Ack
from bot.switchboard.at_home import marked
from bot.switchboard.places import change_form, open_form

CHANGED = "Somebody changed this draft meanwhile. This is how it is now."


async def edit_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead pressed *Edit* beside a document."""
    await open_form(client, body, await _outline(db, Slug(action["value"]), user_id))


async def section_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead wants to write a section, or a new one."""
    slug, seen, index = read_seen(action["value"])
    outline = await db.read(documents.outline, slug, by=user_id)
    if outline.seen != seen:
        await change_form(client, body, outline_view(outline, CHANGED))
    else:
        await change_form(client, body, section_form(outline, index))


async def section_written(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead sent a section."""
    slug, seen, index = read_seen(view["private_metadata"])
    form = forms.read(SectionForm, view)
    new = {"heading": form.heading, "text": form.text}
    await db.transact(acts.write_section, slug, index, new, seen=seen, by=user_id, at=clock.now())
    await ack(response_action="update", view=marked(await _outline(db, slug, user_id), body))


async def up_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead moves a section up."""
    await _change(acts.move_section, action, body, user_id, client, db, clock, steps=-1)


async def down_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead moves a section down."""
    await _change(acts.move_section, action, body, user_id, client, db, clock, steps=1)


async def remove_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead takes a section out."""
    await _change(acts.remove_section, action, body, user_id, client, db, clock)


async def discard_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead throws a draft away."""
    slug, seen, _ = read_seen(action["value"])
    try:
        await db.transact(acts.discard_draft, slug, seen=seen, by=user_id, at=clock.now())
    except Stale as stale:
        await change_form(client, body, await _outline(db, slug, user_id, stale.sentence))
    else:
        await change_form(client, body, discarded_view(texts.TITLES[slug]))


async def compare_pressed(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database
) -> None:
    """A lead wants to see what a draft changes, and to publish it."""
    slug, _, _ = read_seen(action["value"])
    outline = await db.read(documents.outline, slug, by=user_id)
    before = outline.version.sections if outline.version else []
    changed = changes.between(before, outline.sections)
    form = publish_form(outline, changed) if changed else unchanged_view(outline)
    await change_form(client, body, form)


async def draft_published(
    view: View, body: Payload, user_id: str, ack: Ack, db: Database, clock: Clock
) -> None:
    """A lead publishes a draft."""
    slug, seen, _ = read_seen(view["private_metadata"])
    change = forms.read(PublishForm, view).change
    now = clock.now()
    try:
        version = await db.transact(acts.publish_draft, slug, change, seen=seen, by=user_id, at=now)
        told = published_view(texts.TITLES[slug], version.number, version.correction)
    except Stale as stale:
        told = await _outline(db, slug, user_id, stale.sentence)
    await ack(response_action="update", view=marked(told, body))


async def text_sent(
    file: Payload, keys: Sequence[str], by: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead sent Herald a Markdown file."""
    imported = texts.read(await fetch_text(client, file))
    guess = texts.guess(imported.title, str(file.get("name") or ""))
    await db.transact(acts.receive_file, imported, guess, keys=keys, by=by, at=clock.now())


async def document_named(
    action: Payload, body: Payload, user_id: str, client: AsyncWebClient, db: Database, clock: Clock
) -> None:
    """A lead said which document a file is."""
    slug = Slug(action["action_id"].rpartition(".")[2])
    upload_id = UUID(action["value"])
    await db.transact(acts.take_file, upload_id, slug, by=user_id, at=clock.now())
    await open_form(client, body, await _outline(db, slug, user_id))


async def _change(
    act: Callable[..., None],
    action: Payload,
    body: Payload,
    user_id: str,
    client: AsyncWebClient,
    db: Database,
    clock: Clock,
    **more: Any,
) -> None:
    """Do something to a section and show the outline as it is then, or as another lead left it."""
    slug, seen, index = read_seen(action["value"])
    notice = ""
    try:
        await db.transact(act, slug, index, seen=seen, by=user_id, at=clock.now(), **more)
    except Stale as stale:
        notice = stale.sentence
    await change_form(client, body, await _outline(db, slug, user_id, notice))


async def _outline(db: Database, slug: Slug, by: str, notice: str = "") -> View:
    return outline_view(await db.read(documents.outline, slug, by=by), notice)
