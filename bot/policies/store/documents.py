"""Finding documents, the texts that hold, and the drafts beside them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, members
from bot.errors import Refusal
from bot.policies.models import Document, Draft, Slug, Upload, Version
from bot.policies.rules import drafts, texts
from bot.policies.rules.texts import Section
from bot.programme import store as programmes

MISSING = "This document is not there yet. Please ask your IT team to start Herald once."
FORGOTTEN = "Herald kept this file for a day only. Please send it again."
HOLDING = select(Version).join(Document, col(Document.version_id) == col(Version.id))


class Text(NamedTuple):
    """A text as people read it: filled in from the programme, with the hash of just that."""

    slug: Slug
    title: str
    organisation: str
    version: Version
    sections: list[Section]
    hash: str


class Outline(NamedTuple):
    """What a lead works on: the draft, or the text that holds while there is none."""

    slug: Slug
    title: str
    version: Version | None
    sections: list[Section]
    seen: int
    by: str = ""
    at: datetime | None = None


class Shelved(NamedTuple):
    """A document in a list, and whether somebody works on it."""

    document: Document
    version: Version
    has_draft: bool


def is_seeded(session: Session) -> bool:
    """Say whether every document is there."""
    return len(session.scalars(select(col(Document.slug))).all()) == len(Slug)


def take(session: Session, slug: Slug) -> Document:
    """Lock a document, with its draft and its next version."""
    document = db.take(session, Document, slug)
    if document is None:
        raise Refusal(MISSING)
    return document


def current(session: Session, slug: Slug) -> Version | None:
    """Find the text of a document that holds now."""
    return session.scalars(HOLDING.where(col(Document.slug) == slug)).one_or_none()


def version(session: Session, version_id: UUID) -> Version | None:
    """Find a text, also one that no longer holds."""
    return db.find(session, Version, version_id)


def text(session: Session, slug: Slug, seen: UUID | None = None) -> Text:
    """Read a text as people read it: the one that holds, or the one that somebody saw."""
    found = version(session, seen) if seen else current(session, slug)
    if found is None:
        raise Refusal(MISSING)
    programme, title = programmes.get(session), texts.TITLES[slug]
    sections = texts.filled(found.sections, texts.values(programme))
    sha = texts.hash_of(title, sections)
    return Text(slug, title, programme.organisation, found, sections, sha)


def take_draft(session: Session, slug: Slug) -> Draft | None:
    """Lock the draft of a document, if there is one."""
    return db.take(session, Draft, slug)


def outline(session: Session, slug: Slug, *, by: str) -> Outline:
    """Read what a lead works on; refuses everybody else."""
    drafts.require_lead(members.get(session, by))
    found, holds = db.find(session, Draft, slug), current(session, slug)
    title = texts.TITLES[slug]
    if found is None:
        return Outline(slug, title, holds, list(holds.sections) if holds else [], 0)
    return Outline(
        slug, title, holds, list(found.sections), found.seen, name(session, found.by), found.at
    )


def take_upload(session: Session, upload_id: UUID) -> Upload:
    """Lock a text that a lead sent; refuses once it is used or a day old."""
    found = db.take(session, Upload, upload_id)
    if found is None:
        raise Refusal(FORGOTTEN)
    return found


def shelf(session: Session) -> list[Shelved]:
    """List the documents in their own order."""
    rows = session.execute(
        select(Document, Version, col(Draft.slug))
        .join(Version, col(Document.version_id) == col(Version.id))
        .outerjoin(Draft, col(Draft.slug) == col(Document.slug))
    )
    found = [Shelved(document, version, drafted is not None) for document, version, drafted in rows]
    return sorted(found, key=lambda one: list(Slug).index(one.document.slug))


def due_for_review(session: Session, today: date) -> Sequence[Document]:
    """List the documents whose review date has come."""
    due = select(Document).where(col(Document.review_on) <= today)
    return session.scalars(due.order_by(col(Document.slug))).all()


def summary(session: Session) -> list[str]:
    """Tell the policy in ten lines at most, filled in from the programme."""
    return texts.points(text(session, Slug.POLICY).sections)


def new_number(session: Session, since: datetime, until: datetime) -> int | None:
    """Give the number of a policy that asked to be read again within a stretch of time."""
    fresh = (col(Version.slug) == Slug.POLICY, col(Version.correction) == 0)
    within = (col(Version.number) > 1, col(Version.at) >= since, col(Version.at) < until)
    rows = select(col(Version.number)).where(*fresh, *within)
    return session.scalar(rows.order_by(col(Version.number).desc()).limit(1))


def name(session: Session, slack_id: str) -> str:
    """Give somebody's name, also of who is no member any more."""
    known = members.store.find(session, slack_id)
    return known.name if known else slack_id
