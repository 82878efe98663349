"""What a page asks for, read from JSON."""

from collections.abc import Awaitable, Callable

from bot.sandbox.gestures import Hands
from bot.sandbox.types import Json, Mistake

Verb = Callable[[Hands, Json], Awaitable[Json]]


def text(body: Json, name: str) -> str:
    """A field that has to be there, as text."""
    value = body.get(name)
    if not isinstance(value, str):
        raise Mistake(f"Say {name}, as text.")
    return value
