"""What the policy has to say on somebody's Home."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from bot.members.viewer import Viewer
from bot.policies.models import Document
from bot.policies.store import documents, readers
from bot.policies.views.reading import review_section, unread_section
from bot.slack.types import Block


class Due(NamedTuple):
    """What somebody should read, and what a lead should look at again."""

    unread: int | None
    reviews: Sequence[Document]


def read_due(session: Session, viewer: Viewer) -> Due | None:
    """Ask what is due for somebody; None while nothing is."""
    member, today = viewer.member, viewer.at.astimezone(viewer.programme.tz).date()
    unread = readers.unread_number(session, member.slack_id) if member.has_joined else None
    reviews = documents.due_for_review(session, today) if member.is_lead else []
    return Due(unread, reviews) if unread or reviews else None


def draw_due(due: Due) -> list[Block]:
    """Draw what is due."""
    return [
        *(unread_section(due.unread) if due.unread else []),
        *(review_section(due.reviews) if due.reviews else []),
    ]
