"""Making the sections fit into a Home: what is urgent whole, the rest shortened at its end."""

from collections.abc import Sequence

from bot.home.sections import Section
from bot.slack.blocks import actions, button, context
from bot.slack.types import Block

LEAST = 4  # blocks of a section that is worth showing: headline, one entry, the way on
MORE = "There is more than fits here."
HANGING = ("actions", "context")  # blocks that belong to the one above

Drawn = tuple[Section, list[Block]]


def fitted(drawn: Sequence[Drawn], room: int) -> list[Block]:
    """Give the blocks of all sections in their order, at most as many as there is room for."""
    rooms = _shared_out(drawn, room)
    return [
        block
        for (section, blocks), own in zip(drawn, rooms, strict=True)
        for block in _shortened(section, blocks, own)
    ]


def _shared_out(drawn: Sequence[Drawn], room: int) -> list[int]:
    """Say how many blocks each section gets: the urgent ones first, then as they stand."""
    rooms = [0] * len(drawn)
    for place in sorted(range(len(drawn)), key=lambda n: not drawn[n][0].urgent):
        rooms[place] = min(len(drawn[place][1]), room)
        room -= rooms[place]
    return rooms


def _shortened(section: Section, blocks: list[Block], room: int) -> list[Block]:
    if len(blocks) <= room:
        return blocks
    if room < LEAST:
        return []
    end = room - 1
    while end and blocks[end]["type"] in HANGING:
        end -= 1
    rest = actions(button(*section.rest)) if section.rest else context(MORE)
    return [*blocks[:end], rest]
