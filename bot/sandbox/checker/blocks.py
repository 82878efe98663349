"""The blocks themselves.

Limits: docs.slack.dev/reference/block-kit/blocks; the sum over a whole message stands in surfaces.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.checker.charts import TABLES, letters
from bot.sandbox.checker.elements import IN_ACTIONS, IN_INPUT, IN_SECTION, only
from bot.sandbox.checker.flaws import Flaw
from bot.sandbox.checker.objects import HTTP, HTTPS, IDENTIFIER, SLACK_FILE, URL, plain, text, texts
from bot.sandbox.checker.rich_text import A_RICH_TEXT, RICH_TEXT
from bot.sandbox.checker.rules import (
    Rule,
    any_of,
    at_most_one,
    choice,
    exactly_one,
    flag,
    items,
    shape,
    string,
    too_long,
    typed,
    unique,
    whole,
)  # fmt: skip

TITLE = 150  # characters of a card's or a container's title


def block(need: Mapping[str, Rule], may: Mapping[str, Rule], *also: Rule) -> Rule:
    """A block; each may have a `block_id`."""
    return shape(need, {**may, "block_id": IDENTIFIER}, *also)


def _rich_title(value: Any, at: str) -> Iterator[Flaw]:
    if letters(value.get("rich_text_title")) > TITLE:
        yield too_long(TITLE, f"{at}/rich_text_title")


AN_IMAGE = typed(only("image"))
IN_CONTEXT = only("image") | texts()
IMAGE = block(
    {"alt_text": string(2000, 0)},
    {"image_url": HTTP, "slack_file": SLACK_FILE, "title": plain(2000)},
    exactly_one("image_url", "slack_file"),
)
CARD = block(
    {},
    {
        "hero_image": AN_IMAGE, "icon": AN_IMAGE,
        "slack_icon": typed({"icon": shape({"name": string()}, {})}),
        "title": text(TITLE), "subtitle": text(TITLE), "body": text(200), "subtext": text(200),
        "actions": items(typed(only("button")), 1, 3),
    },
    any_of("hero_image", "title", "body", "actions"),
    at_most_one("icon", "slack_icon"),
)  # fmt: skip
SOURCE = typed({"url": shape({"url": URL, "text": string()}, {})})
TASK = block(
    {"task_id": IDENTIFIER, "title": string()},
    {
        "status": choice("pending", "in_progress", "complete", "error"),
        "details": A_RICH_TEXT, "output": A_RICH_TEXT, "sources": items(SOURCE),
        "icon": string(), "hide_title": flag,
    },
)  # fmt: skip
PLAIN: dict[str, Rule] = TABLES | {
    "actions": block({"elements": items(typed(IN_ACTIONS), 1, 25)}, {}),
    "context": block({"elements": items(typed(IN_CONTEXT), 1, 10)}, {}),
    "divider": block({}, {}),
    "file": block({"external_id": IDENTIFIER, "source": choice("remote")}, {}),
    "header": block({"text": plain(150)}, {"level": whole(1, 4)}),
    "image": IMAGE,
    "input": block(
        {"label": plain(2000), "element": typed(IN_INPUT)},
        {"hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": RICH_TEXT,
    "section": block(
        {},
        {
            "text": text(3000), "fields": items(text(2000), 1, 10), "expand": flag,
            "accessory": typed(IN_SECTION),
        },
        any_of("text", "fields"),
    ),
    "video": block(
        {
            "alt_text": string(2000), "title": plain(199), "thumbnail_url": HTTP,
            "video_url": HTTPS,
        },
        {
            "author_name": string(49), "description": plain(199), "provider_name": string(49),
            "provider_icon_url": HTTP, "title_url": HTTP,
        },
    ),
}  # fmt: skip
INSIDE = ("actions", "context", "divider", "file", "header", "image", "input", "rich_text",
          "section", "table", "video")  # fmt: skip
BLOCKS: dict[str, Rule] = PLAIN | {
    "alert": block(
        {"text": text(200)}, {"level": choice("default", "info", "warning", "error", "success")}
    ),
    "auth_provider": block(
        {"value": string(150), "name": string(75)},
        {
            "is_connected": flag, "description": string(150), "auth_url": HTTPS,
            "disconnect_url": HTTPS, "connected_identity": string(75),
            "connected_context": string(75), "accessory": typed(only("overflow")),
            "fallback": items(typed(PLAIN)),
        },
    ),
    "card": CARD,
    "carousel": block({"elements": items(typed({"card": CARD}), 1, 10)}, {}),
    "container": block(
        {"child_blocks": items(typed({name: PLAIN[name] for name in INSIDE}), 1, 10)},
        {
            "title": plain(TITLE), "rich_text_title": A_RICH_TEXT, "subtitle": text(TITLE),
            "width": choice("narrow", "standard", "wide", "full"), "icon": AN_IMAGE,
            "is_collapsible": flag, "default_collapsed": flag, "has_header_divider": flag,
        },
        any_of("title", "rich_text_title"),
        _rich_title,
    ),
    "context_actions": block(
        {"elements": items(typed(only("feedback_buttons", "icon_button")), 1, 5)}, {}
    ),
    "markdown": block({"text": string(12_000)}, {}),
    "plan": block(
        {"title": string()},
        {"tasks": items(typed({"task_card": TASK}), 1, 50)},
        unique("task_id", "tasks"),
    ),
    "task_card": TASK,
}  # fmt: skip
