"""The first part of the App Home: what is to be set up, and what is wrong."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from bot.members import store as people
from bot.members.models import Member
from bot.members.viewer import Viewer
from bot.programme.models import Programme
from bot.slack.types import Block
from bot.steering import store
from bot.steering.rules.guard import Trouble
from bot.steering.views.guard import trouble_section
from bot.steering.views.steps import Progress, steps_section


class Seen(NamedTuple):
    """What somebody is shown: the first steps, if any are left, and for leads what is wrong."""

    progress: Progress | None
    trouble: Trouble | None
    room: str
    outsiders: tuple[str, ...]


def read(session: Session, viewer: Viewer) -> Seen | None:
    """Read what is left to do; None where all is well."""
    return seen_by(session, viewer.member, viewer.programme)


def seen_by(session: Session, member: Member, programme: Programme) -> Seen | None:
    """Read what somebody is shown of what is left to do; None where all is well."""
    trouble = programme.team_trouble if member.is_lead else ""
    if programme.set_up_at is not None and not trouble:
        return None
    found = store.set_up(session, programme)
    lead = next((one.name for one in people.leads(session)), None)
    progress = Progress(found.steps, member.slack_id, member.is_lead, lead)
    return Seen(
        None if found.is_done else progress,
        Trouble(trouble) if trouble else None,
        programme.team_channel,
        tuple(found.outsiders),
    )


def draw(seen: Seen) -> list[Block]:
    """Draw what is wrong first, then what is left to do."""
    wrong = trouble_section(seen.trouble, seen.room, seen.outsiders) if seen.trouble else []
    return [*wrong, *(steps_section(seen.progress) if seen.progress else [])]
