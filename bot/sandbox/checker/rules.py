"""Small rules that check one value each and name what is wrong in Slack's words."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bot.sandbox.checker.flaws import MISSING, OF_ANOTHER_TYPE, Flaw

Rule = Callable[[Any, str], Iterator[Flaw]]

KINDS: dict[str, tuple[Callable[[Any], bool], str]] = {  # a type, how to know it, what Slack says
    "string": (lambda value: isinstance(value, str), "must provide a string"),
    "boolean": (lambda value: isinstance(value, bool), "must be a boolean"),
    "integer": (lambda value: type(value) is int, "must provide an integer"),
    "number": (
        lambda value: type(value) in (int, float) and -math.inf < value < math.inf,
        "must provide a number",
    ),
    "array": (lambda value: isinstance(value, list), "must provide an array"),
    "object": (lambda value: isinstance(value, dict), "must provide an object"),
}


def of_type(kind: str) -> Rule:
    """A value of one type of JSON."""
    is_one, message = KINDS[kind]

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if not is_one(value):
            yield Flaw(message, at, "type", kind, OF_ANOTHER_TYPE)

    return check


def then(first: Rule, *rest: Rule) -> Rule:
    """Further rules for what keeps the first."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        flaws = list(first(value, at))
        yield from flaws
        if not flaws:
            for rule in rest:
                yield from rule(value, at)

    return check


def anything(value: Any, at: str) -> Iterator[Flaw]:
    """No rule."""
    return iter(())


def too_long(most: int, at: str) -> Flaw:
    """More characters than allowed."""
    return Flaw(f"must be less than {most + 1} characters", at, "max_length", most)


def _length(least: int, most: int) -> Rule:
    def check(value: str, at: str) -> Iterator[Flaw]:
        if len(value) > most:
            yield too_long(most, at)
        elif len(value) < least:
            yield Flaw(f"must be more than {least - 1} characters", at, "min_length", least)

    return check


def string(most: int = 3000, least: int = 1) -> Rule:
    """A text of so many characters."""
    return then(of_type("string"), _length(least, most))


def matching(pattern: str, most: int = 3000) -> Rule:
    """A text of one form."""
    wanted = re.compile(pattern, re.ASCII | re.DOTALL)

    def check(value: str, at: str) -> Iterator[Flaw]:
        if not wanted.fullmatch(value):
            yield Flaw(f"input must match regex pattern: {pattern}", at, "pattern", pattern)

    return then(string(most), check)


def worded(kind: str, reads: Callable[[str], object]) -> Rule:
    """A text that means something: `reads` raises ValueError where it does not."""

    def check(value: str, at: str) -> Iterator[Flaw]:
        try:
            reads(value)
        except ValueError:
            yield Flaw(f"must be a valid {kind}", at, "format", kind)

    return then(of_type("string"), check)


flag = of_type("boolean")


def whole(least: int, most: int = 2**53) -> Rule:
    """A whole number in a range."""
    return then(of_type("integer"), _between(least, most))


def _between(least: int, most: int) -> Rule:
    def check(value: int, at: str) -> Iterator[Flaw]:
        if value < least:
            yield Flaw(f"must be greater than or equal to {least}", at, "minimum", least)
        elif value > most:
            yield Flaw(f"must be less than or equal to {most}", at, "maximum", most)

    return check


def number(above: float | None = None) -> Rule:
    """Any number, or any above a bound."""

    def check(value: float, at: str) -> Iterator[Flaw]:
        if above is not None and value <= above:
            yield Flaw(f"must be greater than {above:g}", at, "minimum", above)

    return then(of_type("number"), check)


def choice(*allowed: str) -> Rule:
    """One of a few words."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if not isinstance(value, str) or value not in allowed:
            yield Flaw("must be one of the allowed values", at, "enum", list(allowed))

    return check


def items(rule: Rule, least: int = 1, most: int = 2**31) -> Rule:
    """A list of so many things, each under one rule; of a list too long none is looked at."""

    def check(value: list[Any], at: str) -> Iterator[Flaw]:
        if len(value) > most:
            yield Flaw(f"no more than {most} items allowed", at, "max_items", most)
            return
        if len(value) < least:
            yield Flaw(f"must provide at least {least} items", at, "min_items", least)
        for index, each in enumerate(value):
            yield from rule(each, f"{at}/{index}")

    return then(of_type("array"), check)


def shape(need: Mapping[str, Rule], may: Mapping[str, Rule], *also: Rule) -> Rule:
    """An object with these fields and no others; `also` looks at the whole once it is sound."""
    fields = {**need, **may}

    def check(value: dict[str, Any], at: str) -> Iterator[Flaw]:
        for name in need:
            if name not in value:
                yield missing(name, at)
        for name, each in value.items():
            if name in fields:
                yield from fields[name](each, f"{at}/{name}")
            else:
                yield unknown(name, at, fields)

    return then(then(of_type("object"), check), *also)


def missing(name: str, at: str) -> Flaw:
    """A field that has to be there is not."""
    return Flaw(f"missing required field: {name}", at, "required", name, MISSING)


def unknown(name: str, at: str, fields: Iterable[str]) -> Flaw:
    """A field that must not be there is."""
    message = f"invalid additional property: {str(name)[:80]}"
    return Flaw(message, at, "additional_properties", sorted(fields))


def typed(table: Mapping[str, Rule], other: str = "unsupported type: {}") -> Rule:
    """An object whose `type` names the rule for the rest of it."""

    def known(value: str, at: str) -> Iterator[Flaw]:
        if value not in table:
            yield Flaw(other.format(value[:80]), at, "enum", sorted(table))

    def check(value: dict[str, Any], at: str) -> Iterator[Flaw]:
        if "type" not in value:
            yield missing("type", at)
            return
        flaws = list(then(of_type("string"), known)(value["type"], f"{at}/type"))
        rest = {name: each for name, each in value.items() if name != "type"}
        yield from flaws or table[value["type"]](rest, at)

    return then(of_type("object"), check)


def any_of(*names: str) -> Rule:
    """At least one field of several."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if not any(value.get(name) for name in names):
            yield Flaw(f"must define either {_listed(names)}", at, "any_of", list(names))

    return check


def at_most_one(*names: str) -> Rule:
    """One field of several, or none."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        if sum(name in value for name in names) > 1:
            yield Flaw(f"must define only one of {_listed(names)}", at, "one_of", list(names))

    return check


def exactly_one(*names: str) -> Rule:
    """One field of several, not two."""
    return then(any_of(*names), at_most_one(*names))


def _listed(names: tuple[str, ...]) -> str:
    return " or ".join(f"`{name}`" for name in names)


def duplicate(name: str, value: str, at: str) -> Flaw:
    """Something that must be unique is there twice."""
    return Flaw(f'`{name}` "{value}" already exists', at, "unique_items", name)


def unique(name: str, within: str) -> Rule:
    """No two items of a list inside have the same value under this name."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        seen = set()
        for index, each in enumerate(value.get(within, ())):
            if each[name] in seen:
                yield duplicate(name, each[name], f"{at}/{within}/{index}/{name}")
            seen.add(each[name])

    return check
