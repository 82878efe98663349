"""What a Home is put together from: each feature's section, and the doors at its foot."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from bot.members.models import Member
from bot.programme.models import Programme
from bot.slack.types import Block


class Viewer(NamedTuple):
    """Who looks at a Home, in which programme, and when."""

    member: Member
    programme: Programme
    at: datetime


class Section(NamedTuple):
    """A part of the Home: `read` asks a fixed number of questions, `draw` is pure.

    What `read` gives is what `draw` gets; None leaves the section out.
    """

    read: Callable[[Session, Viewer], Any]
    draw: Callable[[Any], list[Block]]


class Door(NamedTuple):
    """A button at the foot of the Home."""

    label: str
    action_id: str


SECTIONS: tuple[Section, ...] = ()
DOORS: tuple[Door, ...] = ()  # for every member
LEADS_DOORS: tuple[Door, ...] = ()
