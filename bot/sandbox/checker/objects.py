"""Composition objects: texts, options, confirmations, filters, files.

Limits: docs.slack.dev/reference/block-kit/composition-objects.
"""

from bot.sandbox.checker.rules import (
    Rule,
    any_of,
    choice,
    exactly_one,
    flag,
    items,
    matching,
    shape,
    string,
    typed,
)  # fmt: skip

IDENTIFIER = string(255)  # action_id, block_id, callback_id, external_id
URL = string(3000)
HTTP, HTTPS = matching(r"https?://.+"), matching(r"https://.+")


def plain(most: int = 3000) -> Rule:
    """A `plain_text` object."""
    return typed({"plain_text": texts(most)["plain_text"]}, "must be a plain_text object")


def texts(most: int = 3000) -> dict[str, Rule]:
    """The two kinds of text, for where other things may stand too."""
    return {
        "mrkdwn": shape({"text": string(most)}, {"verbatim": flag}),
        "plain_text": shape({"text": string(most)}, {"emoji": flag}),
    }


def text(most: int = 3000) -> Rule:
    """A `plain_text` or `mrkdwn` object."""
    return typed(texts(most))


def option(*, rich: bool = False, link: bool = False) -> Rule:
    """An option of a menu; its text may be mrkdwn in radio buttons and checkboxes."""
    words = text(75) if rich else plain(75)
    may = {"description": words, **({"url": URL} if link else {})}
    return shape({"text": words, "value": string(150)}, may)


OPTION_GROUP = shape({"label": plain(75), "options": items(option(), 1, 100)}, {})
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
        "include": items(choice("im", "mpim", "private", "public")),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    any_of("include", "exclude_external_shared_channels", "exclude_bot_users"),
)
SLACK_FILE = shape({}, {"id": IDENTIFIER, "url": HTTP}, exactly_one("id", "url"))
PARAMETER = shape({"name": string(), "value": string()}, {})
TRIGGER = shape({"url": URL}, {"customizable_input_parameters": items(PARAMETER, 0)})
WORKFLOW = shape({"trigger": TRIGGER}, {})
