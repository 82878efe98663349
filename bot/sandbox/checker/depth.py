"""JSON that is nested beyond all sense, which no rule should have to walk through."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.sandbox.checker.flaws import Flaw

DEEPEST = 32  # levels of JSON; nothing that Slack draws comes near it


def shallow(value: Any, at: str) -> Iterator[Flaw]:
    """Not nested beyond all sense."""
    level = [value]
    for _ in range(DEEPEST):
        inside = (each for outer in level for each in _inside(outer))
        level = list({id(each): each for each in inside}.values())
    if level:
        yield Flaw("failed to match all allowed schemas", at, "any_of", DEEPEST)


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
