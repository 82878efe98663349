"""A Slack of one workspace in a dictionary: the courier's rules are tested against this."""

import json
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.clock import Clock
from bot.outbox.client import BytesRefused

BYTES = "upload_url"  # the call that is no method


@dataclass
class Fault:
    """What goes wrong with the next call of a method: before or after Slack has done it."""

    method: str
    error: str = ""
    status: int = 200
    after: bool = False
    drop: bool = False
    retry_after: int = 0
    kills: bool = False


class Killed(BaseException):
    """The process is killed at this step: nothing of it runs any more."""


@dataclass
class StoredFile:
    """A file that was promised, then brought, then shared in a message."""

    name: str
    length: int
    alt: str
    contents: bytes = b""
    title: str = ""
    message: dict[str, Any] | None = None
    moments: int = 0


@dataclass
class Answer:
    """An answer as the SDK gives it."""

    data: dict[str, Any]
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class LittleSlack:
    """Answers the methods that the courier calls.

    A message with files appears `moments` looks at its file after it was accepted.
    """

    def __init__(self, clock: Clock, page: int = 200) -> None:
        self.clock, self.page = clock, page
        self.channels: dict[str, list[dict[str, Any]]] = {}
        self.faults: deque[Fault] = deque()
        self.calls: list[tuple[float, str, dict[str, Any]]] = []
        self.numbers = count(1)
        self.poison: str | None = None
        self.files: dict[str, StoredFile] = {}
        self.moments = 0

    async def api_call(
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        params: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Do a call, or let it fail as the next fault for its method says."""
        return self.called(api_method, params or data or json or {})

    async def send_bytes(self, url: str, contents: bytes) -> None:
        """Take the bytes of a file."""
        self.called(BYTES, {"url": url, "contents": contents})

    def called(self, api_method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Do what is asked, or let it fail, before or after it is done."""
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
        name = "bytes_to" if method == BYTES else method.replace(".", "_")
        answer: dict[str, Any] = getattr(self, name)(**arguments)
        return answer

    def fail(self, fault: Fault) -> None:
        """Raise what the SDK raises."""
        if fault.kills:
            raise Killed
        if fault.method == BYTES and fault.status != 200:
            raise BytesRefused(fault.status, {})
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

    def files_getUploadURLExternal(  # noqa: N802
        self, filename: str, length: int, alt_txt: str = ""
    ) -> dict[str, Any]:
        if length < 1:
            self.refuse("missing_argument")
        name = f"F{next(self.numbers)}"
        self.files[name] = StoredFile(filename, length, alt_txt)
        return {"upload_url": f"https://files.slack.example/{name}", "file_id": name}

    def bytes_to(self, url: str, contents: bytes) -> dict[str, Any]:
        file = self.files[url.rpartition("/")[2]]
        file.contents = contents
        return {}

    def files_completeUploadExternal(  # noqa: N802
        self,
        channel_id: str,
        files: str,
        initial_comment: str = "",
        blocks: str = "[]",
        thread_ts: str = "",
    ) -> dict[str, Any]:
        for each in json.loads(files):
            if each["id"] not in self.files:
                self.refuse("file_not_found")
            if self.files[each["id"]].message is not None:
                self.refuse("file_update_failed")
        body = {"text": initial_comment, "blocks": json.loads(blocks)}
        thread = {"thread_ts": thread_ts} if thread_ts else {}
        names = [self.files[each["id"]].name for each in json.loads(files)]
        message = {"channel": channel_id, **body, **thread, "files": names}
        for each in json.loads(files):
            file = self.files[each["id"]]
            file.title, file.message, file.moments = each["title"], message, self.moments
        self.appear()
        return {"files": json.loads(files)}

    def files_info(self, file: str) -> dict[str, Any]:
        if file not in self.files or self.files[file].message is None:
            self.refuse("file_not_found")
        stored = self.files[file]
        stored.moments -= 1
        self.appear()
        message = stored.message or {}
        share = {message["channel"]: [{"ts": message["ts"]}]} if "ts" in message else {}
        return {"file": {"id": file, "shares": {"private": share} if share else {}}}

    def appear(self) -> None:
        """Show what was accepted a while ago."""
        for file in self.files.values():
            message = file.message
            if message is not None and file.moments <= 0 and "ts" not in message:
                message["ts"] = f"{self.clock.seconds():.0f}.{next(self.numbers):06d}"
                self.messages(message["channel"]).append(message)

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
