"""Who may answer for minutes, and who sees what payroll gets."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.hours.models import Kind, PaidTime
from bot.hours.pay import ids
from tests.seams.roles import LEADS, MEMBERS

ROWS = {
    ("action", ids.CONFIRM): MEMBERS,
    ("action", ids.CHANGE): MEMBERS,
    ("action", ids.MINE): MEMBERS,
    ("action", ids.OLDER): MEMBERS,
    ("action", ids.NEWER): MEMBERS,
    ("view", ids.MINUTES_FORM): MEMBERS,
    ("action", ids.PAYROLL): LEADS,
    ("action", ids.OLDER_FILES): LEADS,
    ("action", ids.NEWER_FILES): LEADS,
    ("action", ids.MAKE_FILE): LEADS,
    ("action", ids.SEND_FILE): LEADS,
    ("action", ids.WHO): LEADS,
    ("action", ids.NEXT_WHO): LEADS,
    ("action", ids.LAST_WHO): LEADS,
    ("action", ids.EXEMPT): LEADS,
    ("view", ids.EXEMPT_FORM): LEADS,
}


def about(session: Session, at: datetime) -> UUID:
    """Let Emi have an entry that the buttons are about."""
    entry = PaidTime(member_id="U0EMI", kind=Kind.SHARE, started_at=at, minutes=2)
    session.add(entry)
    session.flush()
    return entry.id
