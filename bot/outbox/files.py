"""Files that go with a message: named by the act that speaks, drawn when they are sent."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from sqlalchemy.orm import Session


class Enclosure(NamedTuple):
    """A file that a message brings: who draws it, and of what (an id)."""

    maker: str
    about: str


class File(NamedTuple):
    """A drawn file; `alt` says what a picture shows."""

    name: str
    title: str
    contents: bytes
    alt: str = ""


# Draws a file as things are now, from an id; None if there is nothing to draw any more.
Maker: TypeAlias = Callable[[Session, str], File | None]
