"""The two ways from the load generator to a server: signed HTTP, and Socket Mode.

The HTTP client is a few lines over a bare connection, because aiohttp's would need more of a
processor than the servers that are measured.
"""

import asyncio
import hashlib
import hmac
import json
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlencode

from tests.bench.link import Link

SECRET = "bench-signing-secret"
PATH = "/slack/events"

Payload = dict[str, Any]


class Reply(NamedTuple):
    """What a server answered."""

    ok: bool
    body: str


class Way(Protocol):
    """A way to a server; every line of it carries one request at a time."""

    def pack(self, payload: Payload) -> Any:
        """Make a payload ready to be sent, signature and all."""

    async def lines(self, count: int) -> "list[Line]":
        """Open some lines."""


class Line(Protocol):
    """One request at a time."""

    async def ask(self, packed: Any) -> Reply:
        """Send a request and give the answer."""

    def close(self) -> None:
        """Hang up."""


class Http:
    """Signed HTTP to a port of this machine."""

    def __init__(self, port: int, now: int) -> None:
        self.port, self.stamp = port, str(now)

    def pack(self, payload: Payload) -> bytes:
        """Write a whole request as Slack sends it (docs.slack.dev, verifying requests)."""
        kind, body = _encoded(payload)
        head = f"v0:{self.stamp}:".encode()
        signed = hmac.new(SECRET.encode(), head + body, hashlib.sha256).hexdigest()
        return (
            f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\n"
            "Accept: application/json,*/*\r\nAccept-Encoding: gzip,deflate\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
            f"X-Slack-Request-Timestamp: {self.stamp}\r\nX-Slack-Signature: v0={signed}\r\n\r\n"
        ).encode() + body

    async def lines(self, count: int) -> list[Line]:
        """Open some connections that stay open."""
        loop = asyncio.get_running_loop()
        return [
            (await loop.create_connection(Connection, "127.0.0.1", self.port))[1]
            for _ in range(count)
        ]


class Connection(asyncio.Protocol):
    """A connection that is kept, with one request under way."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the way out."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.waiting: asyncio.Future[Reply] | None = None
        self.seen = b""

    def data_received(self, data: bytes) -> None:
        """Put an answer together; Bolt always says how long it is."""
        self.seen += data
        head, gap, body = self.seen.partition(b"\r\n\r\n")
        if gap and len(body) >= _length(head) and self.waiting:
            self.seen = b""
            self.waiting.set_result(Reply(head.startswith(b"HTTP/1.1 200 "), body.decode()))

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        if self.waiting and not self.waiting.done():
            self.waiting.set_exception(exc or ConnectionError("the server hung up"))

    async def ask(self, packed: bytes) -> Reply:
        """Send a request and give the answer."""
        self.waiting = asyncio.get_running_loop().create_future()
        self.transport.write(packed)
        return await self.waiting

    def close(self) -> None:
        """Hang up."""
        self.transport.close()


class SocketMode:
    """Socket Mode: the server has called, and everything goes over its one connection."""

    def __init__(self, link: Link) -> None:
        self.link = link

    def pack(self, payload: Payload) -> str:
        """Write an envelope (docs.slack.dev, using Socket Mode)."""
        kind = _envelope(payload)
        more = {"retry_attempt": 0, "retry_reason": ""} if kind == "events_api" else {}
        return json.dumps(
            {
                "envelope_id": "%ID%",
                "type": kind,
                "accepts_response_payload": kind != "events_api",
                "payload": payload,
                **more,
            }
        )

    async def lines(self, count: int) -> list[Line]:
        """Let several requests be under way at once."""
        return [Turn(self.link) for _ in range(count)]


class Turn:
    """One request at a time over a shared connection."""

    def __init__(self, link: Link) -> None:
        self.link = link

    async def ask(self, packed: str) -> Reply:
        """Send an envelope; an acknowledgement is always a yes, with or without a body."""
        return Reply(ok=True, body=await self.link.ask(packed))

    def close(self) -> None:
        """Leave the connection to the others."""


def _encoded(payload: Payload) -> tuple[str, bytes]:
    match _envelope(payload):
        case "events_api":
            return "application/json", json.dumps(payload).encode()
        case "slash_commands":
            form = payload
        case _:
            form = {"payload": json.dumps(payload)}
    return "application/x-www-form-urlencoded", urlencode(form).encode()


def _envelope(payload: Payload) -> str:
    if "command" in payload:
        return "slash_commands"
    return "events_api" if payload["type"] == "event_callback" else "interactive"


def _length(head: bytes) -> int:
    _, _, rest = head.lower().partition(b"content-length: ")
    return int(rest.split(b"\r\n", 1)[0] or 0)
