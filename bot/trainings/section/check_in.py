"""The part of the App Home that says that somebody can check in now."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.members.viewer import Viewer
from bot.trainings.store import check_in as store
from bot.trainings.store.trainings import Dated
from bot.trainings.views.check_in import open_section

draw = open_section


def read(session: Session, viewer: Viewer) -> Sequence[Dated] | None:
    """Find what somebody can check in to now and has not."""
    return store.to_check_in(session, viewer.member.slack_id, viewer.at) or None
