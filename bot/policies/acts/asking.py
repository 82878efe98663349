"""Herald asks to read a new version, on the first day and a week later, and leads to review it."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.db import once
from bot.journal.store import HERALD
from bot.members import store as people
from bot.policies.acts.parts import lead
from bot.policies.acts.reading import asked_prefix
from bot.policies.models import Slug
from bot.policies.rules import reading, texts
from bot.policies.store import documents, readers
from bot.policies.store.readers import Asking
from bot.policies.views import notes
from bot.programme import store as programmes

PAGE = 100  # people who are asked in one transaction, so that nobody waits for it


def ask_to_read(session: Session, stage: int, after: str, *, at: datetime) -> str | None:
    """Ask a page of those who take part and have not read the policy; gives the last one's id.

    None means that nobody is left, or that leads are still at setting up. Everybody is asked once
    at each stage, whoever runs this.
    """
    version, programme = documents.current(session, Slug.POLICY), programmes.find(session)
    if version is None or programme is None or programme.set_up_at is None:
        return None
    until, number = at - reading.ASKED[stage], version.number
    since, prefix = until - reading.WINDOW, asked_prefix(number, stage)
    asking = Asking(number, readers.appeared(session, version), since, until, prefix)
    asked = readers.unread(session, asking, after, PAGE)
    fresh = [member_id for member_id in asked if once(session, f"{prefix}{member_id}")]
    note, stale_at = notes.please_read_note(number), at + reading.WINDOW
    for member_id in fresh:
        key = f"{prefix}{member_id}"
        outbox.tell(session, member_id, note, key=key, news=True, until=stale_at, bulk=True)
    if fresh:
        told = {"number": number, "people": len(fresh)}
        journal.note(
            session, "policy asked to be read", Slug.POLICY, by=HERALD, at=at, changed=told
        )
    return asked[-1] if len(asked) == PAGE else None


def set_review(session: Session, slug: Slug, day: date | None, *, by: str, at: datetime) -> None:
    """Set when the leads look at a document again; no day means never."""
    lead(session, by)
    document = documents.take(session, slug)
    before, document.review_on = document.review_on, day
    session.flush()
    dates = [one.isoformat() if one else "" for one in (before, day)]
    journal.note(session, "review date set", slug, by=by, at=at, changed={"review_on": dates})
    outbox.refresh(session, *(one.slack_id for one in people.leads(session)))


def remind_of_review(session: Session, *, at: datetime) -> None:
    """Tell every lead once that a document is due to be looked at."""
    today = at.astimezone(programmes.get(session).tz).date()
    leads = [one.slack_id for one in people.leads(session)]
    for document in documents.due_for_review(session, today):
        for lead_id in leads:
            key = f"review:{document.slug}:{document.review_on}:{lead_id}"
            if once(session, key):
                note = notes.review_note(document.slug, texts.TITLES[document.slug])
                outbox.tell(session, lead_id, note, key=key, for_lead=True)
                journal.note(session, "review asked for", document.slug, by=HERALD, at=at)
