"""Whose bell a message rings."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.sandbox.types import Json
from bot.sandbox.workspace.channels import PERSONAL, Channel

EVERYBODY = re.compile(r"<!(?:channel|here|everyone)(?:\|[^>]*)?>")
GROUP = re.compile(r"<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>")
SOMEBODY = re.compile(r"<@([UW][A-Z0-9_]+)(?:\|[^>]*)?>")


def pinged(channel: Channel, message: Json, called: Callable[[str], Sequence[str]]) -> list[str]:
    """The members who are notified of a new message, each once, never its author.

    `called` gives the members of a user group.
    """
    found: list[str] = []
    if str(message.get("subtype", "")).startswith("channel_"):
        return found
    if channel.kind in PERSONAL:
        found += channel.members
    for text in (str(message.get("text", "")), *_marked_up(message.get("blocks", []))):
        found += channel.members if EVERYBODY.search(text) else []
        found += SOMEBODY.findall(text)
        found += (user for group in GROUP.findall(text) for user in called(group))
    found += _followers(channel, message)
    members = set(channel.members if found else ())
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
    if kind == "usergroup":
        return f"<!subteam^{value.get('usergroup_id')}>"
    if kind == "broadcast":
        return f"<!{value.get('range')}>"
    return f"<@{value.get('user_id')}>" if kind == "user" else ""
