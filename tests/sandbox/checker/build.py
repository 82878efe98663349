"""Small sound pieces of Block Kit to break."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.types import Json, SlackError


def plain(words: str = "Words", **more: Any) -> Json:
    """A plain text."""
    return {"type": "plain_text", "text": words} | more


def mrkdwn(words: str = "*Words*", **more: Any) -> Json:
    """A marked-up text."""
    return {"type": "mrkdwn", "text": words} | more


def option(value: str = "a", words: str = "A", **more: Any) -> Json:
    """An option."""
    return {"text": plain(words), "value": value} | more


def options(count: int) -> list[Json]:
    """So many options."""
    return [option(str(number), str(number)) for number in range(count)]


def element(kind: str, **fields: Any) -> Json:
    """An element with an id."""
    return {"type": kind, "action_id": "act"} | fields


def button(**fields: Any) -> Json:
    """A button."""
    return element("button", text=plain()) | fields


def section(**fields: Any) -> Json:
    """A section, with words unless fields are given."""
    return {"type": "section"} | ({} if "fields" in fields else {"text": mrkdwn()}) | fields


def actions(*elements: Json) -> Json:
    """A row of elements."""
    return {"type": "actions", "elements": list(elements)}


def field(inner: Any, **fields: Any) -> Json:
    """An input block around an element."""
    return {"type": "input", "label": plain(), "element": inner} | fields


def rich(*elements: Json) -> Json:
    """Rich text with one section."""
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": list(elements)}],
    }


def words(text: str = "Words") -> Json:
    """Words inside rich text."""
    return {"type": "text", "text": text}


def image(**fields: Any) -> Json:
    """An image with an address."""
    return {
        "type": "image",
        "alt_text": "A pool",
        "image_url": "https://example.com/a.png",
    } | fields


def card(**fields: Any) -> Json:
    """A card with a title."""
    return {"type": "card", "title": plain()} | fields


def cell(text: str = "x") -> Json:
    """A cell of a table."""
    return {"type": "raw_text", "text": text}


def table(rows: int, columns: int, **fields: Any) -> Json:
    """A table of this size."""
    return {"type": "table", "rows": [[cell()] * columns] * rows} | fields


def data_table(rows: int = 2, columns: int = 1, **fields: Any) -> Json:
    """A data table of this size."""
    return {"type": "data_table", "caption": "Pools", "rows": [[cell()] * columns] * rows} | fields


def chart(kind: str = "pie", **fields: Any) -> Json:
    """A chart."""
    if kind == "pie":
        drawn: Json = {"type": "pie", "segments": [{"label": "A", "value": 1}]}
    else:
        series = [{"name": "S", "data": [{"label": "A", "value": 1}]}]
        drawn = {"type": kind, "series": series, "axis_config": {"categories": ["A"]}}
    return {"type": "data_visualization", "title": "Shares", "chart": drawn | fields}


def task(**fields: Any) -> Json:
    """A task card."""
    return {"type": "task_card", "task_id": "t", "title": "Do", "status": "complete"} | fields


def video(**fields: Any) -> Json:
    """A video."""
    return {
        "type": "video", "alt_text": "A pool", "title": plain(),
        "thumbnail_url": "https://example.com/a.png", "video_url": "https://example.com/a.mp4",
    } | fields  # fmt: skip


def modal(*blocks: Json, **fields: Any) -> Json:
    """A modal with a button to send it."""
    shown = {"title": plain("Title"), "submit": plain("Send"), "blocks": list(blocks)}
    return {"type": "modal"} | shown | fields


def home(*blocks: Json, **fields: Any) -> Json:
    """An App Home."""
    return {"type": "home", "blocks": list(blocks)} | fields


def confirm(**fields: Any) -> Json:
    """A question before something is done."""
    return {"title": plain(), "text": mrkdwn()} | fields


def without(thing: Json, *names: str) -> Json:
    """The same thing with some fields missing."""
    return {key: value for key, value in thing.items() if key not in names}


def header(text: Json | None = None, **fields: Any) -> Json:
    """A header."""
    return {"type": "header", "text": text or plain()} | fields


def alert(text: Json | None = None, **fields: Any) -> Json:
    """An alert."""
    return {"type": "alert", "text": text or plain()} | fields


def carousel(*cards: Json) -> Json:
    """Cards in a row."""
    return {"type": "carousel", "elements": list(cards)}


def container(*children: Json, **fields: Any) -> Json:
    """Blocks in a frame."""
    return {"type": "container", "title": plain(), "child_blocks": list(children)} | fields


def plan(*tasks: Json) -> Json:
    """A plan of tasks."""
    return {"type": "plan", "title": "Plan", "tasks": list(tasks)}


def auth(**fields: Any) -> Json:
    """A connection to another service."""
    return {"type": "auth_provider", "value": "trees", "name": "Trees"} | fields


def feedback(**fields: Any) -> Json:
    """Thumbs up, thumbs down."""
    thumb = {"text": plain(), "value": "1"}
    return element("feedback_buttons", positive_button=thumb, negative_button=thumb) | fields


def icon_button(**fields: Any) -> Json:
    """A waste bin."""
    return element("icon_button", icon="trash", text=plain()) | fields


def workflow_button(**fields: Any) -> Json:
    """A button that starts a workflow."""
    workflow = {"trigger": {"url": "https://slack.com/shortcuts/1"}}
    return element("workflow_button", text=plain(), workflow=workflow) | fields


def plot(series: int, points: int = 1, **fields: Any) -> Json:
    """A bar chart of so many series and points."""
    labels = [str(number) for number in range(points)]
    data = [{"label": label, "value": 1} for label in labels]
    lines = [{"name": str(number), "data": data} | fields for number in range(series)]
    return chart("bar", series=lines, axis_config={"categories": labels})


def error_of(check: Callable[[Json], None], payload: Json) -> str:
    """What a check refuses a payload with; nothing if it is taken."""
    try:
        check(payload)
    except SlackError as error:
        return error.error
    return ""
