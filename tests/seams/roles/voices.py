"""Who says how a training was, hands something in, and reads it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.trainings.ids import feedback, open_sessions
from bot.trainings.rules import feedback as hearing
from bot.trainings.rules import open_sessions as sessions
from tests.seams.roles import MEMBERS, THE_TEAM
from tests.trainings.voicing import session_to_come

ROWS = {
    ("action", feedback.ANSWER): MEMBERS,
    ("view", feedback.FEEDBACK_FORM): MEMBERS,
    ("action", feedback.READ): THE_TEAM,
    ("action", open_sessions.HAND_IN): MEMBERS,
    ("view", open_sessions.HAND_IN_FORM): MEMBERS,
    ("action", open_sessions.HANDED_IN): THE_TEAM,
}
INSTEAD = {
    ("action", feedback.READ): hearing.NOT_YOURS,
    ("action", open_sessions.HANDED_IN): sessions.NOT_YOURS,
}


def about(session: Session, at: datetime) -> UUID:
    """Lay down an open session that the buttons are about."""
    return session_to_come(session).id
