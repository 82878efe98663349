"""A Slack of one workspace in a dictionary: the courier's rules are tested against this."""

from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.clock import Clock


@dataclass
class Fault:
    """What goes wrong with the next call of a method: before or after Slack has done it."""

    method: str
    error: str = ""
    status: int = 200
    after: bool = False
    drop: bool = False
    retry_after: int = 0


@dataclass
class Answer:
    """An answer as the SDK gives it."""

    data: dict[str, Any]
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class LittleSlack:
    """Answers the five methods that the courier calls."""

    def __init__(self, clock: Clock, page: int = 200) -> None:
        self.clock, self.page = clock, page
        self.channels: dict[str, list[dict[str, Any]]] = {}
        self.faults: deque[Fault] = deque()
        self.calls: list[tuple[float, str, dict[str, Any]]] = []
        self.numbers = count(1)
        self.poison: str | None = None

    async def api_call(
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        params: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Do a call, or let it fail as the next fault for its method says."""
        arguments = params or json or {}
        self.calls.append((self.clock.seconds(), api_method, arguments))
        fault = next((f for f in self.faults if f.method == api_method), None)
        if fault:
            self.faults.remove(fault)
            if fault.after:
                self.do(api_method, arguments)
            self.fail(fault)
        return self.do(api_method, arguments)

    async def close(self) -> None:
        """Nothing is open."""

    def do(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Find the method by its name."""
        answer: dict[str, Any] = getattr(self, method.replace(".", "_"))(**arguments)
        return answer

    def fail(self, fault: Fault) -> None:
        """Raise what the SDK raises."""
        if fault.drop:
            raise aiohttp.ServerDisconnectedError
        headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after else {}
        body = {"ok": False, "error": fault.error} if fault.error else {}
        raise SlackApiError("no", Answer(body, fault.status, headers))

    def refuse(self, error: str) -> None:
        """Say no with one of Slack's error strings."""
        self.fail(Fault("", error=error))

    def conversations_open(self, users: str) -> dict[str, Any]:
        return {"channel": {"id": "D" + users}}

    def conversations_history(
        self, channel: str, limit: int, oldest: str = "0", cursor: str = "", **_: Any
    ) -> dict[str, Any]:
        top = [m for m in self.messages(channel) if "thread_ts" not in m and m["ts"] > oldest]
        return self.paged(top[::-1], min(limit, self.page), cursor)

    def conversations_replies(
        self, channel: str, ts: str, limit: int, oldest: str = "0", cursor: str = "", **_: Any
    ) -> dict[str, Any]:
        parent = [m for m in self.messages(channel) if m["ts"] == ts]
        if not parent:
            self.refuse("thread_not_found")
        replies = [m for m in self.messages(channel) if m.get("thread_ts") == ts]
        return self.paged(
            parent + [m for m in replies if m["ts"] > oldest], min(limit, self.page), cursor
        )

    def chat_postMessage(self, channel: str, **body: Any) -> dict[str, Any]:  # noqa: N802
        if body["text"] == self.poison:
            self.refuse("internal_error")
        ts = f"{self.clock.seconds():.0f}.{next(self.numbers):06d}"
        self.messages(channel).append({"ts": ts, **body})
        return {"ts": ts, "channel": channel}

    def chat_update(self, channel: str, ts: str, **body: Any) -> dict[str, Any]:
        for message in self.messages(channel):
            if message["ts"] == ts:
                message.update(body)
                return {"ts": ts}
        self.refuse("message_not_found")
        return {}

    def messages(self, channel: str) -> list[dict[str, Any]]:
        """Give the messages of a channel, oldest first."""
        return self.channels.setdefault(channel, [])

    def texts(self, channel: str) -> list[str]:
        """Give what people read in a channel, oldest first."""
        return [m["text"] for m in self.messages(channel)]

    def delete(self, channel: str, ts: str) -> None:
        """Let somebody delete a message."""
        self.channels[channel] = [m for m in self.messages(channel) if m["ts"] != ts]

    def times(self, method: str) -> list[float]:
        """Give the real seconds at which a method was called."""
        return [at for at, name, _ in self.calls if name == method]

    def paged(self, messages: list[dict[str, Any]], size: int, cursor: str) -> dict[str, Any]:
        """Give one page and the way to the next."""
        start = int(cursor or 0)
        more = str(start + size) if start + size < len(messages) else ""
        page = messages[start : start + size]
        return {"messages": page, "response_metadata": {"next_cursor": more}}
