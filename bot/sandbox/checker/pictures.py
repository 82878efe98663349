"""Pictures that are files of the workspace: a `slack_file` must name one that can be shown.

The words are Slack's own: github.com/slackapi/python-slack-sdk/issues/1797.
"""

from collections.abc import Callable, Iterator
from typing import Any

from bot.sandbox.types import Json, SlackError

MayShow = Callable[[Json], bool]  # whether a `slack_file` object names such a picture
LOST = "invalid slack file [json-pointer:{}]"


def check_pictures(message: Json, may_show: MayShow) -> None:
    """Refuse a message with a lost picture as `chat.*` does."""
    if lost := list(_lost(message.get("blocks"), "/blocks", may_show)):
        told = {"messages": [f"[ERROR] {each}" for each in lost]}
        raise SlackError("invalid_blocks", errors=lost, response_metadata=told)


def check_view_pictures(view: Json, may_show: MayShow) -> None:
    """Refuse a view with a lost picture as `views.*` does."""
    if lost := list(_lost(view["blocks"], "/view/blocks", may_show)):
        told = {"messages": [f"[ERROR] {each}" for each in lost]}
        raise SlackError("invalid_arguments", response_metadata=told)


def _lost(value: Any, at: str, may_show: MayShow) -> Iterator[str]:
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _lost(each, f"{at}/{index}", may_show)
    elif isinstance(value, dict):
        if "slack_file" in value and not may_show(value["slack_file"]):
            yield LOST.format(f"{at}/slack_file")
        for name, each in value.items():
            yield from _lost(each, f"{at}/{name}", may_show)
