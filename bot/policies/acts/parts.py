"""Steps that several acts take."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, members, outbox
from bot.members.models import Member
from bot.policies.models import Change, Document, Draft, Slug, Version
from bot.policies.rules import drafts
from bot.policies.rules.texts import Section
from bot.policies.store import documents


def lead(session: Session, by: str) -> Member:
    """Read a lead; refuses everybody else."""
    member = members.get(session, by)
    drafts.require_lead(member)
    return member


def seen_draft(session: Session, slug: Slug, seen: int) -> Draft | None:
    """Lock a document and its draft; refuses when somebody changed it since."""
    documents.take(session, slug)
    draft = documents.take_draft(session, slug)
    name = documents.name(session, draft.by) if draft else "Somebody"
    drafts.require_seen(draft, seen, name)
    return draft


def sections_of(session: Session, slug: Slug, draft: Draft | None) -> list[Section]:
    """Give what a lead works on: the draft, or the text that holds."""
    if draft is not None:
        return list(draft.sections)
    holds = documents.current(session, slug)
    return list(holds.sections) if holds else []


def keep(
    session: Session, slug: Slug, draft: Draft | None, new: list[Section], *, by: str, at: datetime
) -> None:
    """Keep a draft as it is now; the next one who looks sees a higher number."""
    if draft is None:
        session.add(Draft(slug=slug, sections=new, by=by, at=at))
    else:
        draft.sections, draft.seen, draft.by, draft.at = new, draft.seen + 1, by, at
    session.flush()


def publish(
    session: Session,
    document: Document,
    sections: Sequence[Section],
    change: Change,
    *,
    by: str,
    at: datetime,
) -> Version:
    """Let a text hold from now on, on record with what it follows."""
    before = documents.current(session, document.slug)
    version = drafts.publish(document.slug, sections, change, after=before, by=by, at=at)
    session.add(version)
    session.flush()
    document.version_id = version.id
    session.flush()
    journal.note(
        session,
        f"document published as {version.change}",
        document.slug,
        by=by,
        at=at,
        changed=_told(before, version),
    )
    if document.slug is Slug.POLICY and before and version.number > before.number:
        outbox.withdraw_all(session, asked_under(before.number))
    outbox.refresh(session)
    return version


def asked_under(number: int) -> str:
    """Name all messages that ask somebody to read a version."""
    return f"policy:{number}:"


def _told(before: Version | None, after: Version) -> dict[str, object]:
    names = ("number", "correction", "hash")
    return {name: [getattr(before, name, None), getattr(after, name)] for name in names}
