"""Asking for somebody's duty."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.hours import rules
from bot.programme import store as programme


def may_reach(session: Session, member_id: str, now: datetime, news: bool) -> datetime | None:
    """Say from when on a person may be written to, or None for news that they do not want."""
    return rules.next_duty(now, programme.get(session))
