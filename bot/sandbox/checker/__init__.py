"""Is this what Slack would accept? Every limit of Block Kit, with Slack's messages and pointers."""

from typing import Any

from bot.sandbox.checker.second import second_opinion
from bot.sandbox.checker.surfaces import block_flaws
from bot.sandbox.checker.views import check_size, view_flaws
from bot.sandbox.types import Json, SlackError

__all__ = ["block_flaws", "check_message", "check_view", "told", "view_flaws"]


def check_message(message: Json) -> None:
    """Refuse a message with bad blocks as `chat.*` does."""
    blocks = message.get("blocks")
    if blocks is None:
        return
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    if flaws := block_flaws(blocks, "message") or second_opinion(blocks):
        plain = [f"{message} [json-pointer:{at}]" for message, at in flaws]
        raise SlackError("invalid_blocks", errors=plain, response_metadata=told(flaws))


def check_view(view: Any, kind: str = "modal") -> None:
    """Refuse a bad view as `views.*` does."""
    flaws = view_flaws(view, kind) or second_opinion(view["blocks"], "/view/blocks")
    if flaws:
        raise SlackError("invalid_arguments", response_metadata=told(flaws))
    check_size(view)


def told(flaws: list[tuple[str, str]]) -> Json:
    """Flaws as Slack's `response_metadata` lists them."""
    return {"messages": [f"[ERROR] {message} [json-pointer:{at}]" for message, at in flaws]}
