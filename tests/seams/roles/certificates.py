"""Who may do what about titles: one's own, and other people's."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from bot.certificates import ids
from bot.certificates.models import Certificate, Withdrawal
from tests.seams.roles import LEADS, MEMBERS, THE_TEAM

YEAR = timedelta(days=365)
ROWS = {
    ("command", "/ambassador check"): MEMBERS,
    ("action", ids.TELL): MEMBERS,
    ("action", ids.KEEP): MEMBERS,
    ("action", ids.AGAIN): MEMBERS,
    ("action", ids.ANSWER): MEMBERS,
    ("view", ids.ANSWER_FORM): MEMBERS,
    ("action", ids.LOOK): THE_TEAM,
    ("action", ids.CONFIRM): THE_TEAM,
    ("action", ids.DROP): THE_TEAM,
    ("view", ids.DROP_FORM): THE_TEAM,
    ("action", ids.DESK): LEADS,
    ("view", ids.FIND_FORM): LEADS,
    ("action", ids.PROPOSE): LEADS,
    ("view", ids.PROPOSE_FORM): LEADS,
    ("action", ids.UNDO): LEADS,
    ("view", ids.UNDO_FORM): LEADS,
}


def about(session: Session, at: datetime) -> UUID:
    """Save somebody's title and, under the same id, that Ben wants it taken back."""
    certificate = Certificate(
        number="7K2M91QX",
        member_id="U0EMI",
        name="Emi Sato",
        awarded_at=at,
        valid_until=at + YEAR,
    )
    session.add(certificate)
    session.flush()
    withdrawal = Withdrawal(
        id=certificate.id,
        certificate_id=certificate.id,
        reason="Why not?",
        proposed_by="U0BEN",
        proposed_at=at,
        answer_by=at + YEAR,
    )
    session.add(withdrawal)
    return certificate.id
