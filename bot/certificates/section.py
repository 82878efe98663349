"""What the App Home shows about titles: one's own or the way to it, and what waits for the team."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from bot.certificates.models import Withdrawal
from bot.certificates.store import certificates, hearings
from bot.certificates.store.way import Stuck, stuck
from bot.certificates.views.desk import enough, stuck_blocks
from bot.certificates.views.hearing import waiting_blocks
from bot.certificates.views.mine import Mine, title_section
from bot.members.viewer import Viewer
from bot.slack.blocks import divider
from bot.slack.types import Block
from bot.trainings.rules.progress import Progress
from bot.trainings.store import progress
from bot.trainings.views.progress import progress_section

draw_title = title_section


class ForTeam(NamedTuple):
    """What waits for a second person, and lessons that have no date."""

    waiting: int
    first: Withdrawal | None
    stuck: Stuck


def read_title(session: Session, viewer: Viewer) -> Mine | None:
    """Read somebody's title; None while they bear none."""
    member = viewer.member
    certificate = certificates.current(session, member.slack_id)
    if certificate is None:
        return None
    shape = certificates.shape(session, certificate, viewer.at)
    pending = hearings.pending(session, certificate.id)
    return Mine(certificate, shape, viewer.programme, member.has_joined, pending)


def read_progress(session: Session, viewer: Viewer) -> Progress | None:
    """Read how far somebody has come; None with a title, or before the first lesson."""
    who = viewer.member.slack_id
    if certificates.current(session, who) is not None:
        return None
    found = progress.progress(session, who, viewer.at)
    return found if found.done else None


def draw_progress(found: Progress) -> list[Block]:
    """Draw how far somebody has come."""
    return [*progress_section(found, beside_seats=True), divider()]


def read_for_team(session: Session, viewer: Viewer) -> ForTeam | None:
    """Read what the digital team has to do about titles; None while there is nothing."""
    if not viewer.member.is_team:
        return None
    waiting = hearings.open_for(session, viewer.member.slack_id)
    found = stuck(session, viewer.at)
    first = waiting[0].withdrawal if waiting else None
    return ForTeam(len(waiting), first, found) if first or enough(found.people) else None


def draw_for_team(found: ForTeam) -> list[Block]:
    """Draw what the digital team has to do about titles."""
    return [
        *(waiting_blocks(found.waiting, found.first) if found.first else []),
        *(stuck_blocks(found.stuck) if enough(found.stuck.people) else []),
        divider(),
    ]
