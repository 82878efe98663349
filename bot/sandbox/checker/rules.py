"""Small rules that check one value each and name what is wrong in Slack's words."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Flaw = tuple[str, str]  # what is wrong, and the JSON pointer to it
Rule = Callable[[Any, str], Iterator[Flaw]]


def string(most: int = 3000, least: int = 1, pattern: str = "") -> Rule:
    """A text of so many characters."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if not isinstance(value, str):
            yield "must be a string", at
        elif len(value) > most:
            yield f"must be less than {most + 1} characters", at
        elif len(value) < least:
            yield f"must be more than {least - 1} characters", at
        elif pattern and not re.fullmatch(pattern, value):
            yield "must match the required pattern", at

    return check


def flag(value: Any, at: str) -> Iterator[Flaw]:
    """True or false."""
    if not isinstance(value, bool):
        yield "must be a boolean", at


def whole(least: int, most: int = 2**53) -> Rule:
    """A whole number in a range."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield "must be an integer", at
        elif not least <= value <= most:
            yield f"must be between {least} and {most}", at

    return check


def number(least: float = float("-inf")) -> Rule:
    """Any number above a bound."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            yield "must be a number", at
        elif value <= least:
            yield f"must be more than {least:g}", at

    return check


def choice(*allowed: object) -> Rule:
    """One of a few values."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if isinstance(value, bool) or value not in allowed:
            yield "must be one of the allowed values", at

    return check


def items(rule: Rule, least: int = 1, most: int = 2**31) -> Rule:
    """A list of so many things, each under one rule."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if not isinstance(value, list):
            yield "must be an array", at
            return
        if len(value) > most:
            yield f"no more than {most} items allowed", at
        if len(value) < least:
            yield f"must provide at least {least} items", at
        for index, each in enumerate(value):
            yield from rule(each, f"{at}/{index}")

    return check


def shape(need: Mapping[str, Rule], may: Mapping[str, Rule], *also: Rule) -> Rule:
    """An object with these fields and no others; `also` looks at the whole once it is sound."""
    fields = {**need, **may}

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if not isinstance(value, dict):
            yield "must be an object", at
            return
        flaws = list(_fields(value, at, need, fields))
        yield from flaws
        if not flaws:
            for rule in also:
                yield from rule(value, at)

    return check


def _fields(
    value: dict[str, Any], at: str, need: Mapping[str, Rule], fields: Mapping[str, Rule]
) -> Iterator[Flaw]:
    for name in need:
        if name not in value:
            yield f"missing required field: {name}", at
    for name, each in value.items():
        if name in fields:
            yield from fields[name](each, f"{at}/{name}")
        elif name != "type":
            yield f"invalid additional property: {name}", at


def typed(table: Mapping[str, Rule], other: str = "unsupported type: {}") -> Rule:
    """An object whose `type` names the rule for it."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if not isinstance(value, dict):
            yield "must be an object", at
        elif "type" not in value:
            yield "missing required field: type", at
        elif not isinstance(value["type"], str) or value["type"] not in table:
            yield other.format(value["type"]), f"{at}/type"
        else:
            yield from table[value["type"]](value, at)

    return check


def exactly_one(*names: str) -> Rule:
    """One field of several, not two."""
    listed = " or ".join(f"`{name}`" for name in names)

    def check(value: Any, at: str) -> Iterator[Flaw]:
        given = sum(value.get(name) is not None for name in names)
        if given == 0:
            yield f"must define either {listed}", at
        elif given > 1:
            yield f"must define only one of {listed}", at

    return check


def at_most_one(*names: str) -> Rule:
    """One field of several, or none."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if sum(value.get(name) is not None for name in names) > 1:
            yield f"must define only one of {' or '.join(f'`{name}`' for name in names)}", at

    return check


def any_of(*names: str) -> Rule:
    """At least one field of several."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if not any(value.get(name) for name in names):
            yield f"must define either {' or '.join(f'`{name}`' for name in names)}", at

    return check
