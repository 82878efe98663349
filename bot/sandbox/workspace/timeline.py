"""The messages of one place, by their `ts`, and which stand where without looking at all."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.sandbox.types import Json


class Timeline(dict[str, Json]):
    """Messages by `ts`, oldest first.

    `top` names those that stand in the channel itself, `replies` those under each message; one
    that was also sent to the channel is in both.
    """

    def __init__(self, messages: Mapping[str, Json] = MappingProxyType({})) -> None:
        super().__init__()
        self.top: list[str] = []
        self.replies: dict[str, list[str]] = {}
        for ts, message in messages.items():
            self[ts] = message

    def __setitem__(self, ts: str, message: Json) -> None:
        if ts in self:
            self._strike(ts)
        super().__setitem__(ts, message)
        for names in self._lists(ts):
            insort(names, ts)

    def __delitem__(self, ts: str) -> None:
        self._strike(ts)
        super().__delitem__(ts)

    def thread(self, root: str) -> list[str]:
        """The names of a message and its replies, oldest first."""
        return [*([root] if root in self else []), *self.replies.get(root, ())]

    def _strike(self, ts: str) -> None:
        for names in self._lists(ts):
            del names[bisect_left(names, ts)]

    def _lists(self, ts: str) -> Iterator[list[str]]:
        root = self[ts].get("thread_ts", ts)
        if root != ts:
            yield self.replies.setdefault(root, [])
        if root == ts or self[ts].get("subtype") == "thread_broadcast":
            yield self.top
