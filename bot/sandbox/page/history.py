"""Pages of what was said in a channel or a thread: the newest, older, newer, around a message."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from bot.sandbox.gestures import Hands
from bot.sandbox.types import Json
from bot.sandbox.workspace import Channel
from bot.sandbox.workspace.messages import without_metadata

PAGE = 100  # messages at a time
NEWEST = 40  # messages that a page begins with, which fill any screen


def history(hands: Hands, asked: Mapping[str, str]) -> Json:
    """One page, oldest first; reading it marks the channel or thread as read, unless `peek`.

    `before`, `after` or `around` name a `ts`; `more` says that older messages exist and `newer`
    that newer ones do. The first message of a thread is on each of its pages.
    """
    user = hands.member(asked.get("as", "")).id
    channel, thread = hands.channel(user, asked.get("channel", "")), asked.get("thread_ts", "")
    names = _names(hands, channel, thread)
    first, last = window(names, asked)
    root = names[:1] if thread and first else []
    messages = (without_metadata(channel.messages[ts]) for ts in [*root, *names[first:last]])
    shown = [hands.seen(user, channel, each) for each in messages]
    reading = hands.reading(user, thread)
    seen = channel.read.get(reading, "")
    if not asked.get("peek"):
        hands.mark_read(user, channel, thread)
    more, newer = first > 0, last < len(names)
    return {"ok": True, "messages": shown, "more": more, "newer": newer, "last_read": seen}


def _names(hands: Hands, channel: Channel, thread: str) -> Sequence[str]:
    if not thread:
        return channel.messages.top
    return [each["ts"] for each in hands.workspace.messages.thread(channel, thread)]


def window(names: Sequence[str], asked: Mapping[str, str]) -> tuple[int, int]:
    """The part of a list of moments that is asked for, without looking at the others."""
    first, last = len(names) - NEWEST, len(names)
    if before := asked.get("before"):
        last = bisect_left(names, before)
        first = last - PAGE
    elif after := asked.get("after"):
        first = bisect_right(names, after)
        last = first + PAGE
    elif around := asked.get("around"):
        first = bisect_left(names, around) - PAGE // 2
        last = first + PAGE
    return max(0, first), max(0, min(len(names), last))
