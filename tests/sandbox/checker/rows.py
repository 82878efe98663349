"""The whole table of broken payloads."""

from bot.sandbox.checker import Flaw, block_flaws
from bot.sandbox.checker.views import view_flaws
from tests.sandbox.checker import (
    broken_blocks,
    broken_elements,
    broken_inputs,
    broken_menus,
    broken_newer,
    broken_wholes,
)  # fmt: skip
from tests.sandbox.checker.row import Place, Row

ROWS: list[Row] = [
    *broken_blocks.ROWS,
    *broken_newer.ROWS,
    *broken_elements.ROWS,
    *broken_menus.ROWS,
    *broken_inputs.ROWS,
    *broken_wholes.ROWS,
]
TWINS = [row for row in ROWS if row.twin is not None]


def judged(payload: object, place: Place) -> list[Flaw]:
    """What our own rules say of a payload in its place."""
    if place.is_view:
        return view_flaws(payload, place.surface)
    return block_flaws(payload, place.surface)


def name_of(row: Row) -> str:
    """A row in the list of tests."""
    return f"{row.place.surface} {row.what}".replace(" ", "_")
