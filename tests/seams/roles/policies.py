"""Who may read documents, and who writes them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot.policies import ids
from bot.policies.models import Slug
from bot.policies.store import documents
from tests.seams.roles import LEADS, MEMBERS

ROWS = {
    ("action", ids.LIST): MEMBERS,
    ("action", ids.READ): MEMBERS,
    ("action", ids.QUESTION): MEMBERS,
    ("action", ids.PAGE): MEMBERS,
    ("action", ids.ACCOUNTS): MEMBERS,
    ("view", ids.READ_FORM): MEMBERS,
    ("view", ids.QUESTION_FORM): MEMBERS,
    ("action", ids.DESK): LEADS,
    ("action", ids.EDIT): LEADS,
    ("action", ids.EDIT_SECTION): LEADS,
    ("action", ids.ADD_SECTION): LEADS,
    ("action", ids.MOVE_UP): LEADS,
    ("action", ids.MOVE_DOWN): LEADS,
    ("action", ids.REMOVE_SECTION): LEADS,
    ("action", ids.DISCARD): LEADS,
    ("action", ids.COMPARE): LEADS,
    ("action", ids.NAMES): LEADS,
    ("action", ids.PAPER): LEADS,
    ("action", ids.REVIEW): LEADS,
    ("view", ids.SECTION_FORM): LEADS,
    ("view", ids.PUBLISH_FORM): LEADS,
    ("view", ids.PAPER_FORM): LEADS,
    ("view", ids.REVIEW_FORM): LEADS,
    **{("action", f"{ids.TAKE_UPLOAD}.{slug}"): LEADS for slug in Slug},
}


def about(session: Session, at: datetime) -> UUID:
    """Find the policy that holds."""
    return documents.text(session, Slug.POLICY).version.id
