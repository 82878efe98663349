"""Composition objects: texts, options, confirmations, filters, files.

Limits: docs.slack.dev/reference/block-kit/composition-objects.
"""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.checker.rules import (
    Flaw,
    Rule,
    any_of,
    choice,
    exactly_one,
    flag,
    items,
    shape,
    string,
    typed,
)  # fmt: skip

IDENTIFIER = string(255)
URL = string(3000)
HTTP = string(3000, pattern=r"(?s)https?://.+")


def plain(most: int = 3000, least: int = 1) -> Rule:
    """A `plain_text` object."""
    fields = shape({"text": string(most, least)}, {"emoji": flag})
    return typed({"plain_text": fields}, "must be a plain_text object")


def text(most: int = 3000, least: int = 1) -> Rule:
    """A `plain_text` or `mrkdwn` object."""
    marked = shape({"text": string(most, least)}, {"verbatim": flag})
    unmarked = shape({"text": string(most, least)}, {"emoji": flag})
    return typed({"mrkdwn": marked, "plain_text": unmarked})


def option(*, rich: bool = False, link: bool = False) -> Rule:
    """An option of a menu; its text may be mrkdwn in radio buttons and checkboxes."""
    words = text(75) if rich else plain(75)
    may = {"description": words, **({"url": URL} if link else {})}
    return shape({"text": words, "value": string(150)}, may)


def option_group(most: int = 100) -> Rule:
    """A labelled part of a menu."""
    return shape({"label": plain(75), "options": items(option(), 1, most)}, {})


CONFIRM = shape(
    {"title": plain(100), "text": text(300)},
    {"confirm": plain(30), "deny": plain(30), "style": choice("primary", "danger")},
)
DISPATCH = shape(
    {"trigger_actions_on": items(choice("on_enter_pressed", "on_character_entered"), 1, 2)}, {}
)
FILTER = shape(
    {},
    {
        "include": items(choice("im", "mpim", "private", "public"), 1),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    any_of("include", "exclude_external_shared_channels", "exclude_bot_users"),
)
SLACK_FILE = shape({}, {"id": IDENTIFIER, "url": HTTP}, exactly_one("id", "url"))


def unique(name: str) -> Rule:
    """No two items of a list have the same value under this name."""

    def check(value: Any, at: str) -> Iterator[Flaw]:
        seen = set()
        for index, each in enumerate(value):
            if each[name] in seen:
                yield f"duplicate {name}: {each[name]}", f"{at}/{index}/{name}"
            seen.add(each[name])

    return check
