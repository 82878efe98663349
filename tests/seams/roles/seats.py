"""Who takes seats, says what they need, and reads it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.trainings.ids import seats as ids
from tests import given
from tests.seams.roles import MEMBERS

ROWS = {
    ("command", "/training"): MEMBERS,
    ("action", ids.TAKE): MEMBERS,
    ("action", ids.WAIT): MEMBERS,
    ("action", ids.ACCEPT): MEMBERS,
    ("action", ids.DECLINE): MEMBERS,
    ("action", ids.GIVE_UP): MEMBERS,
    ("action", ids.LIST): MEMBERS,
    ("action", ids.MORE): MEMBERS,
    ("action", ids.NEEDS): MEMBERS,
    ("view", ids.NEEDS_FORM): MEMBERS,
    ("action", ids.SEE_NEEDS): MEMBERS,
}


def about(session: Session, at: datetime) -> UUID:
    """Lay down a training that the buttons are about."""
    training = given.training()
    session.add(training)
    session.flush()
    return training.id
