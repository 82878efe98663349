"""A row of the table of broken payloads: what is broken, what Slack says, where it points, and why.

A row just over a limit brings its twin, the same payload exactly at the limit, which is sound.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from tests.sandbox.checker.build import field, section

DOCS = "docs.slack.dev/reference/"
MANY, FEW = "no more than {} items allowed".format, "must provide at least {} items".format
MOST, LEAST = (f"must be {which} than or equal to {{}}".format for which in ("less", "greater"))
MISSING, EXTRA = "missing required field: {}".format, "invalid additional property: {}".format
UNKNOWN, TWICE = "unsupported type: {}".format, '`{}` "{}" already exists'.format
PATTERN = "input must match regex pattern: {}".format
STRING, OBJECT, ARRAY, INTEGER, NUMBER = map(
    "must provide {}".format, ("a string", "an object", "an array", "an integer", "a number")
)
BOOLEAN, CHOICE = "must be a boolean", "must be one of the allowed values"
EMPTY, PLAIN = "must be more than 0 characters", "must be a plain_text object"
OFFERED = "must match one of the provided options"


def LONG(most: int) -> str:  # noqa: N802 - reads as the other messages do
    """Slack's words for a text over its limit."""
    return f"must be less than {most + 1} characters"


def EITHER(*names: str) -> str:  # noqa: N802
    """Slack's words for one field of several that is not there."""
    return f"must define either {' or '.join(f'`{name}`' for name in names)}"


def ONLY_ONE(*names: str) -> str:  # noqa: N802
    """Words for fields that must not stand together."""
    return f"must define only one of {' or '.join(f'`{name}`' for name in names)}"


@dataclass(frozen=True)
class Place:
    """Where a broken thing is put so that it can be sent."""

    wrap: Callable[[Any], Any]
    at: str
    surface: str = "message"
    is_view: bool = False


MESSAGE = Place(lambda block: [block], "/blocks/0")
IN_MODAL = Place(lambda block: [block], "/blocks/0", "modal")
IN_HOME = Place(lambda block: [block], "/blocks/0", "home")
ACCESSORY = Place(lambda element: [section(accessory=element)], "/blocks/0/accessory")
FIELD = Place(lambda element: [field(element)], "/blocks/0/element", "modal")
MESSAGE_FIELD = Place(lambda element: [field(element)], "/blocks/0/element")
HOME_FIELD = Place(lambda element: [field(element)], "/blocks/0/element", "home")
BLOCKS = Place(lambda blocks: blocks, "/blocks")
MODAL_BLOCKS = Place(lambda blocks: blocks, "/blocks", "modal")
HOME_BLOCKS = Place(lambda blocks: blocks, "/blocks", "home")
MODAL = Place(lambda view: view, "/view", "modal", True)
HOME = Place(lambda view: view, "/view", "home", True)


@dataclass(frozen=True)
class Row:
    """One broken payload."""

    what: str
    payload: Any
    message: str
    pointer: str
    twin: Any = None
    place: Place = MESSAGE
    source: str = ""


def broken(what: str, payload: Any, message: str, pointer: str = "", twin: Any = None) -> Row:
    """A payload that breaks a rule without a number."""
    return Row(what, payload, message, pointer, twin)


def over(
    what: str,
    most: int,
    make: Callable[[int], Any],
    pointer: str = "",
    says: Callable[[int], str] = LONG,
) -> Row:
    """One more than the most there may be."""
    return Row(f"{what}: {most + 1}", make(most + 1), says(most), pointer, make(most))


def under(
    what: str,
    least: int,
    make: Callable[[int], Any],
    pointer: str = "",
    says: Callable[[int], str] = FEW,
) -> Row:
    """One less than the least there must be."""
    return Row(f"{what}: {least - 1}", make(least - 1), says(least), pointer, make(least))


def page(source: str, place: Place, *rows: Row) -> Iterable[Row]:
    """Rows whose limits stand on one page of Slack's reference."""
    for row in rows:
        yield replace(
            row,
            what=f"{source.rpartition('/')[2]}, {row.what}",
            payload=place.wrap(row.payload),
            twin=None if row.twin is None else place.wrap(row.twin),
            pointer=place.at + row.pointer,
            place=place,
            source=DOCS + source,
        )
