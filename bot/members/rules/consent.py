"""Joining and leaving: always the person's own choice, and never the way to keep a record."""

from datetime import datetime

from bot.errors import Offer, Refusal
from bot.members.ids import JOIN
from bot.members.models import Member

NOT_JOINED = (
    "Sharing with Herald is for those who have joined. You haven't, and nobody minds. "
    "You can read, suggest and pass things on all the same."
)
COUNT_ME_IN = "Count me in"


def join(member: Member, at: datetime) -> bool:
    """Let somebody take part from now on, and say whether they did not before.

    When they left the last time stays as it was: it is true.
    """
    if member.joined_at is not None:
        return False
    member.joined_at = at
    return True


def leave(member: Member, at: datetime) -> datetime | None:
    """Let somebody take part no more, and say since when they had; None if they did not."""
    since = member.joined_at
    if since is not None:
        member.joined_at, member.left_at = None, at
    return since


def refuse() -> None:
    """Refuse somebody who has not joined, and offer them the door."""
    raise Refusal(NOT_JOINED, Offer(COUNT_ME_IN, JOIN, ""))
