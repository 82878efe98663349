"""Pictures that are files of the workspace: a `slack_file` must name one that can be shown.

The words are Slack's own: github.com/slackapi/python-slack-sdk/issues/1797.
"""

from collections.abc import Callable, Iterator
from typing import Any

from bot.sandbox.checker.flaws import Flaw, refuse, refuse_message
from bot.sandbox.types import Json

MayShow = Callable[[Json], bool]  # whether a `slack_file` object names such a picture


def check_pictures(message: Json, may_show: MayShow) -> None:
    """Refuse a message with a lost picture as `chat.*` does."""
    refuse_message(list(_lost(message.get("blocks"), "/blocks", may_show)))


def check_view_pictures(view: Json, may_show: MayShow) -> None:
    """Refuse a view with a lost picture as `views.*` does."""
    refuse(list(_lost(view["blocks"], "/view/blocks", may_show)))


def _lost(value: Any, at: str, may_show: MayShow) -> Iterator[Flaw]:
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _lost(each, f"{at}/{index}", may_show)
    elif isinstance(value, dict):
        if "slack_file" in value and not may_show(value["slack_file"]):
            yield Flaw("invalid slack file", f"{at}/slack_file", "slack_file")
        for name, each in value.items():
            yield from _lost(each, f"{at}/{name}", may_show)
