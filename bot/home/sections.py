"""What a Home is put together from: each feature's section, and the doors at its foot.

A feature's section.py takes `Viewer` from `bot.members.viewer` and adds its line here.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from bot.members.viewer import Viewer
from bot.slack.types import Block
from bot.stories import ids
from bot.stories import section as stories

KNOWN = "home.known"
HELP = "home.help"


class Door(NamedTuple):
    """A button at the foot of the Home, or the way to the rest of a section."""

    label: str
    action_id: str


class Section(NamedTuple):
    """A part of the Home: `read` asks a fixed number of questions, `draw` is pure.

    What `read` gives is what `draw` gets; None leaves the section out. An urgent one is never
    shortened for the others; one that is shortened ends with the way to its rest.
    """

    read: Callable[[Session, Viewer], Any]
    draw: Callable[[Any], list[Block]]
    urgent: bool = False
    rest: Door | None = None


# In the order in which they stand; what is for others reads as None.
SECTIONS: tuple[Section, ...] = (
    Section(stories.read_waiting, stories.draw_waiting, urgent=True),
    Section(stories.read_coming, stories.draw_coming),
    Section(stories.read_open, stories.draw_open, rest=Door("All open stories", ids.LIST_OPEN)),
    Section(stories.read_shares, stories.draw_shares),
)
# For every member; drawn in rows of five.
DOORS: tuple[Door, ...] = (
    Door("What Herald knows about me", KNOWN),
    Door("How this works", HELP),
)
LEADS_DOORS: tuple[Door, ...] = ()
