"""Is this what Slack would accept? Every limit of Block Kit, with Slack's messages and pointers."""

from typing import Any

from bot.sandbox.checker.flaws import Flaw, refuse, refuse_message
from bot.sandbox.checker.rules import of_type
from bot.sandbox.checker.second import second_opinion
from bot.sandbox.checker.surfaces import block_flaws
from bot.sandbox.checker.views import is_too_large, view_flaws
from bot.sandbox.types import Json, SlackError

__all__ = ["Flaw", "block_flaws", "blocks_judged", "check_message", "check_view", "view_judged"]
ATTACHMENTS = 100  # docs.slack.dev/reference/methods/chat.postMessage
BAD = "invalid_attachments"


def blocks_judged(blocks: Any, surface: str = "message", at: str = "/blocks") -> list[Flaw]:
    """Everything wrong with blocks: by our rules, or where they find nothing by slackblocks."""
    return block_flaws(blocks, surface, at) or second_opinion(blocks, at)


def view_judged(view: Any, kind: str, at: str = "/view") -> list[Flaw]:
    """Everything wrong with a view: by our rules, or where they find nothing by slackblocks."""
    return view_flaws(view, kind, at) or second_opinion(view, at)


def check_message(message: Json) -> None:
    """Refuse a message with bad blocks as `chat.*` does."""
    if message.get("attachments") is not None:
        _check_attachments(message["attachments"])
    if message.get("blocks") is None:
        return
    if not isinstance(message["blocks"], list):
        raise SlackError("invalid_blocks_format")
    refuse_message(blocks_judged(message["blocks"]))


def _check_attachments(attachments: Any) -> None:
    refuse_message(list(of_type("array")(attachments, "/attachments")), BAD)
    if len(attachments) > ATTACHMENTS:
        raise SlackError("too_many_attachments")
    for index, each in enumerate(attachments):
        at = f"/attachments/{index}"
        refuse_message(list(of_type("object")(each, at)), BAD)
        if "blocks" in each:
            refuse_message(blocks_judged(each["blocks"], at=f"{at}/blocks"), BAD)


def check_view(view: Any, kind: str = "modal") -> None:
    """Refuse a bad view as `views.*` does."""
    refuse(view_judged(view, kind))
    if is_too_large(view):
        raise SlackError("view_too_large")
