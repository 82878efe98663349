"""The parts of the App Home that are about today: checking in, and what somebody hosts."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.members.viewer import Viewer
from bot.slack.types import Block
from bot.trainings.store import check_in as store
from bot.trainings.store.trainings import Dated
from bot.trainings.views.check_in import open_section
from bot.trainings.views.host_window import hosting_section


def read_open(session: Session, viewer: Viewer) -> Sequence[Dated] | None:
    """Find what somebody can check in to now and has not."""
    return store.to_check_in(session, viewer.member.slack_id, viewer.at) or None


def draw_open(found: Sequence[Dated]) -> list[Block]:
    """Draw the way to check in."""
    return open_section(found)


def read_hosting(session: Session, viewer: Viewer) -> Sequence[Dated] | None:
    """Find what somebody hosts today; the digital team and leads see all of today's."""
    member, tz = viewer.member, viewer.programme.tz
    return store.hosting(session, member, viewer.at, tz) or None


def draw_hosting(found: Sequence[Dated]) -> list[Block]:
    """Draw what is hosted today, each with its code and its roster."""
    return hosting_section(found)
