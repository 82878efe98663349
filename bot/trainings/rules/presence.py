"""What may be written down about who was there."""

from datetime import datetime

from bot.errors import Refusal
from bot.members.models import Member
from bot.trainings.models import Attendance, Means, Presence, Training

PRESENT = (Presence.THERE, Presence.LATE)
FEWEST = 5  # seats about which there is a figure; fewer could be somebody (PRODUCT.md, principles)
ONLY_HOSTS = (
    "Only the hosts of this training, the digital team and leads can do this. Nothing has changed."
)


def require_host(member: Member, *, is_host: bool) -> None:
    """Let those pass who look after a training: its hosts, the digital team, leads."""
    if not (is_host or member.is_team):
        raise Refusal(ONLY_HOSTS)


def is_present(presence: Presence | None) -> bool:
    """Say whether somebody was there, in time or not."""
    return presence in PRESENT


def arrival(training: Training, at: datetime) -> Presence:
    """Say how somebody came who arrives now."""
    return Presence.LATE if at > training.starts_at else Presence.THERE


def is_same(known: Attendance | None, presence: Presence) -> bool:
    """Say whether this is written down already."""
    return known is not None and known.presence is presence


def write(known: Attendance, presence: Presence, means: Means, *, by: str, at: datetime) -> None:
    """Change what is written down about somebody."""
    known.presence, known.means, known.by, known.at = presence, means, by, at
