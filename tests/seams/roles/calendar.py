"""Every member has trainings in a calendar of their own, and asks their own supervisor."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.programme import store as programmes
from bot.trainings.ids import calendar as ids
from tests import given
from tests.seams.roles import ANYBODY, MEMBERS

ROWS = {
    ("action", ids.OUTLOOK): ANYBODY,
    ("action", ids.GOOGLE): ANYBODY,
    ("action", ids.AT_OUTLOOK): ANYBODY,
    ("action", ids.AT_GOOGLE): ANYBODY,
    ("action", ids.ASK): MEMBERS,
    ("action", ids.MINE): MEMBERS,
    ("action", ids.SUBSCRIBE): MEMBERS,
    ("action", ids.RENEW): MEMBERS,
    ("action", ids.END): MEMBERS,
}


def about(session: Session, at: datetime) -> UUID:
    """Lay down a training, and a web address under which calendars can be read."""
    programmes.take(session).address = "https://herald.example.gov"
    training = given.training()
    session.add(training)
    session.flush()
    return training.id
