"""Every member says for themself when they work; Slack tells of quiet."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from bot.hours import acts, ids
from bot.hours.store import own
from tests.seams.roles import MEMBERS, SLACK_ITSELF

ROWS = {
    ("action", ids.OPEN): MEMBERS,
    ("action", ids.CHANGE): MEMBERS,
    ("view", ids.WEEK_FORM): MEMBERS,
    ("view", ids.KEEP_FORM): MEMBERS,
    ("action", ids.AWAY): MEMBERS,
    ("view", ids.AWAY_FORM): MEMBERS,
    ("action", ids.RETURN): MEMBERS,
    ("event", "dnd_updated_user"): SLACK_ITSELF,
}


def about(session: Session, at: datetime) -> UUID:
    """Lay down days away of somebody's."""
    day = at.date() + timedelta(days=1)
    acts.go_away(session, day, day, by="U0DANA", at=at)
    return own.away_from(session, "U0DANA", at)[0].id
