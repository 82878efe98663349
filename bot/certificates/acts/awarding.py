"""Giving the title: in the same transaction as the last step towards it."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from bot import db, journal, outbox
from bot.certificates.acts.parts import both_files, key
from bot.certificates.models import Certificate
from bot.certificates.rules import numbers, validity
from bot.certificates.store import awards, certificates
from bot.certificates.views import notes
from bot.journal.store import HERALD
from bot.members.models import Member
from bot.programme import store as programmes
from bot.trainings.store import trainings

PAGE = 25  # titles that are given in one transaction


def award_if_due(session: Session, member_id: str, at: datetime) -> None:
    """Give somebody the title if all is done that it takes, and they don't bear it yet.

    Their row is locked first, so that of two last steps taken at once the second sees the first.
    """
    member = db.take(session, Member, member_id)
    if member is None or not member.has_joined or certificates.current(session, member_id):
        return
    if awards.due(session, [member_id], at):
        _award(session, member, at)


def catch_up(session: Session, after: str, *, at: datetime) -> str | None:
    """Give the title to those whose last step was nobody's: a lesson retired, a guest known now.

    Goes through a page of people, in the order of ids, and gives the last one's; None at the end.
    """
    whole = awards.whole_course(session, after, PAGE)
    for member_id in awards.due(session, whole, at):
        award_if_due(session, member_id, at)
    return whole[-1] if len(whole) == PAGE else None


def _award(session: Session, member: Member, at: datetime) -> None:
    """Write a certificate; a number that somebody bears already leaves it to the next try."""
    certificate = Certificate(
        id=uuid4(),
        number=numbers.new(),
        member_id=member.slack_id,
        name=member.name,
        awarded_at=at,
        valid_until=validity.valid_until(at, certificates.lasting(session)),
    )
    if not db.append(session, Certificate, **certificate.model_dump()):
        return
    note = notes.awarded_note(
        certificate, programmes.find(session), len(trainings.lessons(session))
    )
    files = both_files(certificate)
    outbox.tell(session, member.slack_id, note, key=key(certificate, "awarded"), files=files)
    outbox.refresh(session, member.slack_id)
    until = certificate.valid_until.isoformat()
    told = {"number": certificate.number, "valid_until": ["", until]}
    journal.note(session, "certificate awarded", certificate.id, by=HERALD, at=at, changed=told)
