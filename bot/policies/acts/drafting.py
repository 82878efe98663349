"""Leads write a document, section by section, and publish it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, journal, outbox
from bot.db import once
from bot.errors import FormRefusal, Refusal
from bot.journal.store import HERALD
from bot.outbox import Because
from bot.policies.acts.parts import keep, lead, publish, sections_of, seen_draft
from bot.policies.models import Change, Document, Draft, Slug, Upload, Version
from bot.policies.rules import drafts, texts
from bot.policies.rules.drafts import Stale
from bot.policies.rules.texts import Imported, Section
from bot.policies.store import documents
from bot.policies.views import notes

NOTHING = "There is no draft of this document. Nothing has changed."


def seed(session: Session, first: Mapping[Slug, Imported], *, at: datetime) -> None:
    """Give every document its first text; what is there already stays as it is."""
    for slug, imported in first.items():
        if db.append(session, Document, slug=slug, title=texts.TITLES[slug]):
            document = documents.take(session, slug)
            publish(session, document, imported.sections, Change.NEW_VERSION, by=HERALD, at=at)


def write_section(
    session: Session, slug: Slug, index: int, new: Section, *, seen: int, by: str, at: datetime
) -> None:
    """Write one section of a draft anew, or add one at the end."""
    lead(session, by)
    try:
        draft = seen_draft(session, slug, seen)
    except Stale as stale:
        raise FormRefusal({"text": drafts.LATER.format(name=stale.name)}) from stale
    tidied = {name: texts.tidy(part) for name, part in new.items()}
    sections = drafts.write(sections_of(session, slug, draft), index, tidied)
    keep(session, slug, draft, sections, by=by, at=at)
    journal.note(session, "section written", slug, by=by, at=at, changed={"section": index + 1})


def remove_section(
    session: Session, slug: Slug, index: int, *, seen: int, by: str, at: datetime
) -> None:
    """Take a section out of a draft."""
    lead(session, by)
    draft = seen_draft(session, slug, seen)
    sections = drafts.remove(sections_of(session, slug, draft), index)
    keep(session, slug, draft, sections, by=by, at=at)
    journal.note(session, "section removed", slug, by=by, at=at, changed={"section": index + 1})


def move_section(
    session: Session, slug: Slug, index: int, steps: int, *, seen: int, by: str, at: datetime
) -> None:
    """Move a section of a draft up or down."""
    lead(session, by)
    draft = seen_draft(session, slug, seen)
    sections = drafts.move(sections_of(session, slug, draft), index, steps)
    keep(session, slug, draft, sections, by=by, at=at)
    moved = {"section": [index + 1, index + 1 + steps]}
    journal.note(session, "section moved", slug, by=by, at=at, changed=moved)


def discard_draft(session: Session, slug: Slug, *, seen: int, by: str, at: datetime) -> None:
    """Throw a draft away; the text that holds stays."""
    lead(session, by)
    draft = seen_draft(session, slug, seen)
    if draft is None:
        raise Refusal(NOTHING)
    session.delete(draft)
    session.flush()
    journal.note(session, "draft discarded", slug, by=by, at=at)


def publish_draft(
    session: Session, slug: Slug, change: Change, *, seen: int, by: str, at: datetime
) -> Version:
    """Let a draft hold from now on, as a correction or as a new version."""
    lead(session, by)
    draft = seen_draft(session, slug, seen)
    if draft is None:
        raise Refusal(NOTHING)
    version = publish(session, documents.take(session, slug), draft.sections, change, by=by, at=at)
    session.delete(draft)
    session.flush()
    return version


def receive_file(
    session: Session,
    imported: Imported,
    guess: Slug,
    *,
    keys: Sequence[str],
    by: str,
    at: datetime,
) -> None:
    """Keep a text that a lead sent, and ask which document it is; the same message counts once."""
    lead(session, by)
    if [key for key in keys if not once(session, key)]:
        return
    upload = Upload(title=imported.title, sections=imported.sections, by=by, at=at)
    session.add(upload)
    session.flush()
    note = notes.is_this_note(upload, guess)
    outbox.tell(session, by, note, key=f"file:{upload.id}", because=Because.ANSWER)
    journal.note(session, "document file received", upload.id, by=by, at=at)


def take_file(session: Session, upload_id: UUID, slug: Slug, *, by: str, at: datetime) -> None:
    """Make what a lead sent the draft of a document; an unfinished draft is not written over."""
    lead(session, by)
    documents.take(session, slug)
    upload, draft = documents.take_upload(session, upload_id), documents.take_draft(session, slug)
    if draft is not None:
        name = documents.name(session, draft.by)
        raise Refusal(notes.HAS_DRAFT.format(name=name, title=texts.TITLES[slug]))
    keep(session, slug, None, list(upload.sections), by=by, at=at)
    session.delete(upload)
    session.flush()
    journal.note(session, "draft begun from a file", slug, by=by, at=at)


def forget_files(session: Session, *, before: datetime, at: datetime) -> None:
    """Forget what leads sent and never said what it is."""
    count = db.changed(session, delete(Upload).where(col(Upload.at) < before))
    if count:
        told = {"count": count}
        journal.note(session, "document files forgotten", "uploads", by=HERALD, at=at, changed=told)


def import_text(
    session: Session,
    slug: Slug,
    imported: Imported,
    change: Change | None,
    *,
    by: str,
    at: datetime,
) -> Version | None:
    """Take a text over from the command line: at once, or as a draft for a lead to look at."""
    document = documents.take(session, slug)
    if change is not None:
        return publish(session, document, imported.sections, change, by=by, at=at)
    draft = documents.take_draft(session, slug)
    if draft is not None:
        name = documents.name(session, draft.by)
        raise Refusal(notes.HAS_DRAFT.format(name=name, title=document.title))
    session.add(Draft(slug=slug, sections=imported.sections, by=by, at=at))
    session.flush()
    journal.note(session, "draft begun from a file", slug, by=by, at=at)
    return None
