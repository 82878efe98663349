"""Who plans, changes and cancels trainings."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.trainings.ids import course
from bot.trainings.ids import planning as ids
from tests import given
from tests.seams.roles import THE_TEAM

ROWS = {
    ("action", course.DESK): THE_TEAM,
    ("action", ids.DATES): THE_TEAM,
    ("action", ids.PAST): THE_TEAM,
    ("action", ids.PLAN): THE_TEAM,
    ("action", ids.PLAN_SERIES): THE_TEAM,
    ("action", ids.PLAN_FILE): THE_TEAM,
    ("action", ids.CHANGE): THE_TEAM,
    ("action", ids.CANCEL): THE_TEAM,
    ("view", ids.PLAN_FORM): THE_TEAM,
    ("view", ids.SERIES_FORM): THE_TEAM,
    ("view", ids.PREVIEW_FORM): THE_TEAM,
    ("view", ids.CHANGE_FORM): THE_TEAM,
    ("view", ids.CANCEL_FORM): THE_TEAM,
}


def about(session: Session, at: datetime) -> UUID:
    """Lay down a training that the buttons are about."""
    training = given.training()
    session.add(training)
    session.flush()
    return training.id
