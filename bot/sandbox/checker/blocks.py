"""The blocks themselves.

Limits: docs.slack.dev/reference/block-kit/blocks; SLACK.md keeps the list.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.checker.charts import TABLES
from bot.sandbox.checker.elements import ELEMENTS, IN_ACTIONS, IN_INPUT, IN_SECTION
from bot.sandbox.checker.objects import (
    HTTP,
    IDENTIFIER,
    SLACK_FILE,
    URL,
    plain,
    text,
    unique,
)  # fmt: skip
from bot.sandbox.checker.rich_text import RICH_TEXT
from bot.sandbox.checker.rules import (
    Flaw,
    Rule,
    any_of,
    at_most_one,
    choice,
    exactly_one,
    flag,
    items,
    shape,
    string,
    typed,
    whole,
)  # fmt: skip

HERE = "unsupported element type: {}"


def block(need: Mapping[str, Rule], may: Mapping[str, Rule], *also: Rule) -> Rule:
    """A block; each may have a `block_id`."""
    return shape(need, {**may, "block_id": IDENTIFIER}, *also)


IMAGE = block(
    {"alt_text": string(2000, 0)},
    {"image_url": HTTP, "slack_file": SLACK_FILE, "title": plain(2000)},
    exactly_one("image_url", "slack_file"),
)
ICON = shape({"name": string()}, {})
CARD = block(
    {},
    {
        "hero_image": typed({"image": ELEMENTS["image"]}),
        "icon": typed({"image": ELEMENTS["image"]}),
        "slack_icon": typed({"icon": ICON}),
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "actions": items(typed({"button": ELEMENTS["button"]}), 1, 3),
    },
    any_of("hero_image", "title", "body", "actions"),
    at_most_one("icon", "slack_icon"),
)
SOURCE = typed({"url": shape({"url": URL, "text": string()}, {})})
TASK = block(
    {"task_id": IDENTIFIER, "title": string()},
    {
        "status": choice("pending", "in_progress", "complete", "error"),
        "details": typed({"rich_text": RICH_TEXT}),
        "output": typed({"rich_text": RICH_TEXT}),
        "sources": items(SOURCE),
        "icon": string(),
        "hide_title": flag,
    },
)


def _tasks(value: Any, at: str) -> Iterator[Flaw]:
    yield from unique("task_id")(value.get("tasks", ()), f"{at}/tasks")


CONTEXT = {"image": ELEMENTS["image"], "mrkdwn": text(), "plain_text": text()}
PLAIN: dict[str, Rule] = TABLES | {
    "actions": block({"elements": items(typed(IN_ACTIONS, HERE), 1, 25)}, {}),
    "context": block({"elements": items(typed(CONTEXT, HERE), 1, 10)}, {}),
    "divider": block({}, {}),
    "file": block({"external_id": IDENTIFIER, "source": choice("remote")}, {}),
    "header": block({"text": plain(150)}, {"level": whole(1, 4)}),
    "image": IMAGE,
    "input": block(
        {"label": plain(2000), "element": typed(IN_INPUT, HERE)},
        {"hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": RICH_TEXT,
    "section": block(
        {},
        {
            "text": text(3000),
            "fields": items(text(2000), 1, 10),
            "accessory": typed(IN_SECTION, HERE),
            "expand": flag,
        },
        any_of("text", "fields"),
    ),
    "video": block(
        {
            "alt_text": string(), "title": plain(199), "thumbnail_url": HTTP,
            "video_url": string(3000, pattern=r"https://.+"),
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
    "card": CARD,
    "carousel": block({"elements": items(typed({"card": CARD}, HERE), 1, 10)}, {}),
    "container": block(
        {"child_blocks": items(typed({name: PLAIN[name] for name in INSIDE}), 1, 10)},
        {
            "title": plain(150),
            "rich_text_title": typed({"rich_text": RICH_TEXT}),
            "subtitle": plain(150),
            "width": choice("narrow", "standard", "wide", "full"),
            "icon": typed({"image": ELEMENTS["image"]}),
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
        any_of("title", "rich_text_title"),
    ),
    "context_actions": block(
        {
            "elements": items(
                typed({name: ELEMENTS[name] for name in ("feedback_buttons", "icon_button")}, HERE),
                1,
                5,
            )
        },
        {},
    ),
    "markdown": block({"text": string(12_000)}, {}),
    "plan": block({"title": string()}, {"tasks": items(typed({"task_card": TASK}), 1, 50)}, _tasks),
    "task_card": TASK,
}
