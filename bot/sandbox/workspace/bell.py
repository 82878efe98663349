"""Whose bell a message rings."""

import re
from collections.abc import Iterator
from typing import Any

from bot.sandbox.types import Json
from bot.sandbox.workspace.channels import Channel

EVERYBODY = re.compile(r"<!(?:channel|here|everyone)(?:\|[^>]*)?>")
SOMEBODY = re.compile(r"<@([UW][A-Z0-9_]+)(?:\|[^>]*)?>")


def pinged(channel: Channel, message: Json) -> list[str]:
    """The members who are notified of a new message, each once, never its author."""
    found: list[str] = []
    if channel.kind == "im":
        found += channel.members
    for text in (str(message.get("text", "")), *_marked_up(message.get("blocks", []))):
        found += channel.members if EVERYBODY.search(text) else []
        found += SOMEBODY.findall(text)
    found += _followers(channel, message)
    members = set(channel.members)
    return [
        user for user in dict.fromkeys(found) if user != message.get("user") and user in members
    ]


def _followers(channel: Channel, message: Json) -> list[str]:
    parent = channel.messages.get(str(message.get("thread_ts")))
    if parent is None or parent["ts"] == message["ts"]:
        return []
    return [str(parent.get("user", "")), *parent.get("reply_users", [])]


def _marked_up(value: Any) -> Iterator[str]:
    """All texts in which Slack looks for mentions, rich text translated into the same marks."""
    if isinstance(value, list):
        for each in value:
            yield from _marked_up(each)
    elif isinstance(value, dict):
        yield _mark(value)
        for each in value.values():
            yield from _marked_up(each) if isinstance(each, (dict, list)) else ()


def _mark(value: Json) -> str:
    kind = value.get("type")
    if kind in ("mrkdwn", "markdown"):
        return str(value.get("text", ""))
    if kind == "broadcast":
        return f"<!{value.get('range')}>"
    return f"<@{value.get('user_id')}>" if kind == "user" else ""
