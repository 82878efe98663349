"""Finding what was proposed, answered and decided about taking titles back."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db
from bot.certificates.models import Certificate, Step, Withdrawal
from bot.certificates.store import certificates
from bot.errors import Refusal

MISSING = "This proposal isn't there any more."


class Hearing(NamedTuple):
    """A proposal, and the certificate it is about."""

    withdrawal: Withdrawal
    certificate: Certificate


def take(session: Session, withdrawal_id: UUID) -> Hearing:
    """Lock a certificate, then what was proposed about it; or refuse."""
    known = get(session, withdrawal_id)
    certificate = certificates.take(session, known.certificate.id)
    withdrawal = db.take(session, Withdrawal, withdrawal_id)
    if withdrawal is None:
        raise Refusal(MISSING)
    return Hearing(withdrawal, certificate)


def get(session: Session, withdrawal_id: UUID) -> Hearing:
    """Read a proposal with its certificate, or refuse."""
    row = session.execute(_both().where(col(Withdrawal.id) == withdrawal_id)).one_or_none()
    if row is None:
        raise Refusal(MISSING)
    return Hearing(row[0], row[1])


def pending(session: Session, certificate_id: UUID) -> Withdrawal | None:
    """Find what waits for a second person about a certificate."""
    about = (col(Withdrawal.certificate_id) == certificate_id, _waits())
    return session.scalars(select(Withdrawal).where(*about)).one_or_none()


def open_for(session: Session, member_id: str) -> Sequence[Hearing]:
    """List what waits for a second person, oldest first; what is about oneself is left out.

    What is about a title that is over meanwhile waits for nobody.
    """
    rows = _both().where(_waits(), col(Certificate.ended_at).is_(None))
    rows = rows.where(col(Certificate.member_id) != member_id)
    in_order = rows.order_by(col(Withdrawal.proposed_at), col(Withdrawal.id))
    return [Hearing(*row) for row in session.execute(in_order)]


def about(session: Session, member_id: str) -> Hearing | None:
    """Find the last thing that was proposed about somebody's certificates."""
    rows = _both().where(col(Certificate.member_id) == member_id)
    newest = rows.order_by(col(Withdrawal.proposed_at).desc(), col(Withdrawal.id)).limit(1)
    row = session.execute(newest).one_or_none()
    return None if row is None else Hearing(row[0], row[1])


def _both() -> Select[Withdrawal, Certificate]:
    is_about = col(Certificate.id) == col(Withdrawal.certificate_id)
    return select(Withdrawal, Certificate).join(Certificate, is_about)


def _waits() -> ColumnElement[bool]:
    return col(Withdrawal.step) == Step.HEARING
