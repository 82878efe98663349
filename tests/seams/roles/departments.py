"""Who names departments and leads, and who says where they belong themselves."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.members.acts import departments as acts
from bot.members.rules.departments import Wish
from bot.members.views import departments as views
from bot.members.views import leads
from tests.seams.roles import LEADS, MEMBERS

ROWS = {
    ("action", views.DEPARTMENTS): LEADS,
    ("action", views.PAGE_BACK): LEADS,
    ("action", views.PAGE_ON): LEADS,
    ("action", views.ADD): LEADS,
    ("action", views.EDIT): LEADS,
    ("action", views.REMOVE): LEADS,
    ("view", views.DEPARTMENT_FORM): LEADS,
    ("action", views.PLACE): LEADS,
    ("view", views.PLACE_FORM): LEADS,
    ("action", views.MINE): MEMBERS,
    ("view", views.MINE_FORM): MEMBERS,
    ("action", leads.LEADS): LEADS,
    ("view", leads.LEADS_FORM): LEADS,
}


def about(session: Session, at: datetime) -> UUID:
    """Lay down a department."""
    return acts.add_department(session, Wish("Parks"), by="U0DANA", at=at)
