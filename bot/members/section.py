"""What the App Home shows about taking part: the way in, the way out, and quiet."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.members import store
from bot.members.rules.preferences import is_snoozed
from bot.members.viewer import Viewer
from bot.members.views.consent import joining_section, taking_part_section
from bot.members.views.preferences import quiet_section

draw_joining = joining_section
draw_quiet = quiet_section
draw_taking_part = taking_part_section


def read_joining(_: Session, viewer: Viewer) -> str | None:
    """Say whose programme it is, for somebody who has not joined."""
    return None if viewer.member.has_joined else viewer.programme.whose


def read_quiet(session: Session, viewer: Viewer) -> datetime | None:
    """Say until when somebody who takes part wants quiet."""
    wished = store.preference(session, viewer.member.slack_id)
    return wished.snoozed_until if is_snoozed(wished, viewer.at) else None


def read_taking_part(_: Session, viewer: Viewer) -> datetime | None:
    """Say since when somebody has taken part."""
    return viewer.member.joined_at if viewer.member.has_joined else None
