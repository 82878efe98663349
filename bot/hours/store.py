"""Asking for somebody's duty."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.hours import rules
from bot.programme import store as programme


def may_reach(session: Session, member_id: str, now: datetime) -> datetime:
    """Say from when on a person may be written to; everybody keeps the programme's hours."""
    return rules.next_duty(now, programme.get(session))
