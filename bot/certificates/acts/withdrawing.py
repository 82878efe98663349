"""Taking a title back: proposed, answered, confirmed or dropped, and undone; each step is told."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.certificates.acts.parts import forget_what_waits
from bot.certificates.models import Withdrawal
from bot.certificates.rules import withdrawing as rules
from bot.certificates.store import certificates, hearings
from bot.certificates.store.hearings import Hearing
from bot.certificates.views import hearing as views
from bot.hours import office
from bot.hours import store as hours
from bot.members import store as people
from bot.programme import store as programmes

NAMES = "the certificates"  # the list that a lead looked something up in


def propose(
    session: Session, certificate_id: UUID, reason: str, *, by: str, at: datetime
) -> Hearing:
    """Propose to take a title back; the person is told first and can answer."""
    lead, programme = people.get(session, by), programmes.get(session)
    certificate = certificates.take(session, certificate_id)
    rules.propose(certificate, hearings.pending(session, certificate_id), by=lead)
    holder = certificate.member_id
    until = rules.answer_by(at, hours.duty(session, holder), office.duty(programme))
    withdrawal = Withdrawal(
        id=uuid4(),
        certificate_id=certificate_id,
        reason=reason,
        proposed_by=by,
        proposed_at=at,
        answer_by=until,
    )
    session.add(withdrawal)
    session.flush()
    note = views.proposed_note(withdrawal, programme)
    outbox.tell(session, holder, note, key=_key(withdrawal, "proposed"))
    outbox.refresh(session)
    told = {"certificate": str(certificate_id), "answer_by": until.isoformat()}
    journal.note(
        session, "withdrawal proposed", withdrawal.id, by=by, at=at, why=reason, changed=told
    )
    return Hearing(withdrawal, certificate)


def answer(session: Session, withdrawal_id: UUID, words: str, *, by: str, at: datetime) -> None:
    """Take what somebody says about taking their title back to whoever proposed it."""
    people.get(session, by)
    withdrawal, certificate = hearings.take(session, withdrawal_id)
    rules.answer(withdrawal, words, certificate.member_id, by=by, at=at)
    session.flush()
    note, key = views.answered_note(withdrawal), _key(withdrawal, "answered")
    outbox.tell(session, withdrawal.proposed_by, note, key=key, for_lead=True)
    outbox.refresh(session)
    journal.note(session, "withdrawal answered", withdrawal_id, by=by, at=at)


def confirm(session: Session, withdrawal_id: UUID, *, by: str, at: datetime) -> Hearing:
    """Take a title back, as the second of two people."""
    second = people.get(session, by)
    withdrawal, certificate = hearings.take(session, withdrawal_id)
    proposer = people.find(session, withdrawal.proposed_by)
    rules.confirm(withdrawal, certificate, proposer=proposer, by=second, at=at)
    session.flush()
    forget_what_waits(session, certificate)
    note, key = views.withdrawn_note(withdrawal), _key(withdrawal, "withdrawn")
    outbox.tell(session, certificate.member_id, note, key=key)
    outbox.refresh(session)
    _noted(session, "certificate withdrawn", withdrawal, by=by, at=at)
    return Hearing(withdrawal, certificate)


def drop(session: Session, withdrawal_id: UUID, why: str, *, by: str, at: datetime) -> Hearing:
    """Let a proposal rest; the title stays."""
    member = people.get(session, by)
    withdrawal, certificate = hearings.take(session, withdrawal_id)
    rules.drop(withdrawal, certificate, why, by=member, at=at)
    session.flush()
    note, key = views.dropped_note(certificate), _key(withdrawal, "dropped")
    outbox.tell(session, certificate.member_id, note, key=key)
    outbox.refresh(session)
    _noted(session, "withdrawal dropped", withdrawal, by=by, at=at, why=why)
    return Hearing(withdrawal, certificate)


def undo(session: Session, withdrawal_id: UUID, why: str, *, by: str, at: datetime) -> Hearing:
    """Give a title back that was taken back."""
    lead = people.get(session, by)
    withdrawal, certificate = hearings.take(session, withdrawal_id)
    rules.undo(withdrawal, certificate, why, by=lead, at=at)
    session.flush()
    note = views.undone_note(certificate, programmes.get(session), at)
    key = _key(withdrawal, "undone")
    outbox.tell(session, certificate.member_id, note, key=key)
    outbox.refresh(session)
    _noted(session, "withdrawal undone", withdrawal, by=by, at=at, why=why)
    return Hearing(withdrawal, certificate)


def look(session: Session, withdrawal_id: UUID, *, by: str, at: datetime) -> Hearing:
    """Show one of the digital team what was proposed; the person can see that they looked."""
    member, found = people.get(session, by), hearings.get(session, withdrawal_id)
    rules.require_other(found.certificate, member)
    journal.looked(session, NAMES, [found.certificate.member_id], by=by, at=at)
    return found


def _noted(
    session: Session, act: str, withdrawal: Withdrawal, *, by: str, at: datetime, why: str = ""
) -> None:
    told = {"certificate": str(withdrawal.certificate_id)}
    journal.note(session, act, withdrawal.id, by=by, at=at, why=why, changed=told)


def _key(withdrawal: Withdrawal, what: str) -> str:
    return f"withdrawal:{withdrawal.id}:{what}"
