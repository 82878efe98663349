"""People read the policy and say so; leads enter what was signed on paper."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members, outbox
from bot.db import once
from bot.errors import FormRefusal, Refusal
from bot.members.acts.consent import join
from bot.members.milestones import Milestone
from bot.policies.acts.parts import asked_under, lead
from bot.policies.models import Acknowledgement, Slug
from bot.policies.rules import reading, texts
from bot.policies.store import documents, readers
from bot.policies.store.readers import Names
from bot.policies.views import notes
from bot.programme import store as programmes

NO_MEMBER = "This is nobody's name here who could take part. Only full members can."


class Said(NamedTuple):
    """That somebody has read a version, and whether they said it just now."""

    acknowledgement: Acknowledgement
    is_new: bool


def acknowledge(
    session: Session,
    version_id: UUID,
    milestones: Sequence[Milestone],
    *,
    by: str,
    at: datetime,
) -> Said:
    """Write down that a person has read the policy, and count them in; the first time stands.

    It is a step towards the title: `milestones` are what the features above do at once.
    """
    member = members.get(session, by)
    holds, known = documents.current(session, Slug.POLICY), documents.version(session, version_id)
    read = reading.require_current(holds, version_id, known)
    sha = documents.text(session, Slug.POLICY, read.id).hash
    new = reading.acknowledge(read, sha, member_id=by, name=member.name, at=at)
    is_new = readers.add(session, new)
    join(session, (), by=by, at=at)  # the milestones follow below, once
    for stage in range(len(reading.ASKED)):
        outbox.withdraw(session, asked_key(read.number, stage, by))
    outbox.refresh(session, by)
    said = "policy acknowledged" if is_new else "policy acknowledged, said again"
    told = {"number": read.number, "hash": sha}
    journal.note(session, said, by, by=by, at=at, changed=told)
    for reached in milestones:
        reached(session, by, at)
    return Said(readers.acknowledgement(session, by, read.number) or new, is_new)


def enter_paper(
    session: Session,
    person: str,
    milestones: Sequence[Milestone],
    *,
    signed_on: date,
    sheet: str,
    by: str,
    at: datetime,
) -> Acknowledgement:
    """Write down what somebody signed on paper: the day, the sheet, and which lead entered it.

    It is a step towards their title, as reading it in Slack is.
    """
    lead(session, by)
    today = at.astimezone(programmes.get(session).tz).date()
    reading.require_day(signed_on, today=today)
    name = _reader(session, person)
    text = documents.text(session, Slug.POLICY)
    new = reading.acknowledge(text.version, text.hash, member_id=person, name=name, at=at)
    new.signed_on, new.sheet, new.entered_by = signed_on, sheet, by
    if not readers.add(session, new):
        reading.refuse_twice(readers.acknowledgement(session, person, text.version.number))
    outbox.refresh(session, person)
    told = {"number": new.number, "signed_on": signed_on.isoformat(), "sheet": sheet}
    journal.note(session, "policy acknowledged on paper", person, by=by, at=at, changed=told)
    for reached in milestones:
        reached(session, person, at)
    return new


def look_up_names(session: Session, skip: int, *, by: str, at: datetime) -> Names:
    """Show a lead who has read the policy; everybody on the page can see that this happened."""
    lead(session, by)
    page = readers.names(session, skip)
    people = [one.member_id for one in page.people]
    journal.looked(session, "who has read the policy", people, by=by, at=at)
    return page


def ask_question(
    session: Session, slug: Slug, question: str, *, key: str, by: str, at: datetime
) -> None:
    """Take a question or a remark about a document to the digital team, with its author's name."""
    member = members.get(session, by)
    if not once(session, key):
        raise Refusal(notes.SENT_ALREADY)
    message = notes.question_note(texts.TITLES[slug], texts.tidy(question), member)
    outbox.say(session, outbox.TEAM, message, key=f"question:{key}")
    journal.note(session, "question about a document", slug, by=by, at=at)


def asked_key(number: int, stage: int, member_id: str) -> str:
    """Name the message that asks somebody to read a version."""
    return f"{asked_prefix(number, stage)}{member_id}"


def asked_prefix(number: int, stage: int) -> str:
    """Name the asking of everybody, once at first and once a week later."""
    return f"{asked_under(number)}{stage}:"


def _reader(session: Session, person: str) -> str:
    try:
        return members.get(session, person).name
    except Refusal as refusal:
        raise FormRefusal({"person": NO_MEMBER}) from refusal
