"""Who may be written to while a small group tries Herald first."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.hours.store import reaching
from bot.members.store import is_in_pilot

A_DAY = timedelta(days=1)  # until it is looked at again; lifting the pilot looks at once


def may_reach(session: Session, member_id: str, now: datetime, news: bool) -> datetime | None:
    """Say from when on a person may be written to, or None for never.

    During a pilot, what is owed to somebody outside it waits, and news does not reach them.
    """
    if is_in_pilot(session, member_id):
        return reaching.may_reach(session, member_id, now, news)
    return None if news else now + A_DAY
