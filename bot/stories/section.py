"""The stories' parts of the App Home: what waits, what comes, what is open, what I shared."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.members.viewer import Viewer
from bot.stories.models import Story
from bot.stories.store import sharing, stories
from bot.stories.store.sharing import Listed, Shared
from bot.stories.store.stories import Queue
from bot.stories.views import lists

draw_waiting = lists.waiting_section
draw_coming = lists.coming_up_section
draw_open = lists.open_section
draw_shares = lists.shares_section


def read_waiting(session: Session, viewer: Viewer) -> Sequence[Story] | None:
    """List for the digital team what waits for review."""
    return stories.waiting(session) if viewer.member.is_team else None


def read_coming(session: Session, viewer: Viewer) -> Queue | None:
    """List for the digital team what goes out next."""
    return stories.queue(session, viewer.at) if viewer.member.is_team else None


def read_open(session: Session, viewer: Viewer) -> Sequence[Listed]:
    """List what somebody can share."""
    return sharing.open_stories(session, viewer.member.slack_id, viewer.at)


def read_shares(session: Session, viewer: Viewer) -> Sequence[Shared]:
    """List what somebody shared."""
    return sharing.shares_of(session, viewer.member.slack_id)
