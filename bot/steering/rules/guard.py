"""What is wrong with the team channel, where private things are said."""

from dataclasses import dataclass
from enum import StrEnum

from bot.programme.models import Programme


class Trouble(StrEnum):
    """Why Herald says nothing in the team channel; the gravest comes first."""

    GONE = "gone"
    ARCHIVED = "archived"
    PUBLIC = "public"
    SHARED = "shared"
    OUTSIDER = "outsider"


@dataclass(frozen=True)
class Room:
    """A channel as Slack describes it; `is_there` is false where Herald cannot look."""

    id: str
    name: str = ""
    is_there: bool = True
    is_private: bool = True
    is_archived: bool = False
    is_shared: bool = False
    is_member: bool = True


def trouble(room: Room, outsiders: int) -> Trouble | None:
    """Say what is wrong with the team channel, or None if private things may be said there."""
    signs = {
        Trouble.GONE: not (room.is_there and room.is_member),
        Trouble.ARCHIVED: room.is_archived,
        Trouble.PUBLIC: not room.is_private,
        Trouble.SHARED: room.is_shared,
        Trouble.OUTSIDER: outsiders > 0,
    }
    return next((sign for sign, there in signs.items() if there), None)


def heed(programme: Programme, found: Trouble | None) -> bool:
    """Keep silent in the team channel while there is trouble; say whether that is news."""
    now = found.value if found else ""
    is_news = programme.team_trouble != now
    programme.team_trouble = now
    return is_news
