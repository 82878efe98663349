"""Reading one's own title, what one can answer, and what waits for the digital team."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from bot.certificates.models import Certificate, Withdrawal
from bot.certificates.rules import withdrawing as rules
from bot.certificates.store import certificates, checking, hearings
from bot.certificates.store.certificates import Shape
from bot.certificates.store.hearings import Hearing
from bot.certificates.store.way import Way, way
from bot.members import store as people
from bot.members.asked import lead
from bot.programme import store as programmes
from bot.programme.models import Programme


class Checked(NamedTuple):
    """Until when a number is valid, in which programme."""

    until: datetime | None
    programme: Programme


class Found(NamedTuple):
    """Somebody's last certificate, how it stands, and what was last proposed about theirs."""

    name: str
    certificate: Certificate | None
    shape: Shape
    hearing: Hearing | None


def check(session: Session, number: str, *, by: str, at: datetime) -> Checked:
    """Answer a member who asks about a number."""
    people.admit(session, by)
    until = checking.valid_until(session, number, at)
    return Checked(until, programmes.get(session))


def desk(session: Session, *, by: str, at: datetime) -> tuple[Way, list[Hearing]]:
    """Read for a lead how many are how far, and what waits for a second person."""
    lead(session, by)
    return way(session, at), [*hearings.open_for(session, by)]


def certificate_for_lead(session: Session, certificate_id: UUID, *, by: str) -> Certificate:
    """Read a certificate for a lead who may propose to take it back."""
    member = lead(session, by)
    found = certificates.get(session, certificate_id)
    rules.propose(found, hearings.pending(session, certificate_id), by=member)
    return found


def to_answer(session: Session, withdrawal_id: UUID, *, by: str) -> Withdrawal:
    """Read what somebody is asked to answer; refuses everybody else."""
    people.get(session, by)
    withdrawal, certificate = hearings.get(session, withdrawal_id)
    rules.require_open_answer(withdrawal, certificate.member_id, by=by)
    return withdrawal


def for_team(session: Session, withdrawal_id: UUID, *, by: str) -> Withdrawal:
    """Read for one of the digital team what was proposed about somebody else."""
    member = people.get(session, by)
    withdrawal, certificate = hearings.get(session, withdrawal_id)
    rules.require_other(certificate, member)
    return withdrawal


def to_undo(session: Session, withdrawal_id: UUID, *, by: str) -> Withdrawal:
    """Read for a lead what may be undone."""
    lead(session, by)
    return for_team(session, withdrawal_id, by=by)
