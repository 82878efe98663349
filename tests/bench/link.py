"""Socket Mode connections, as Slack's side keeps them: a WebSocket of a few lines.

A library's would need nearly as much of a processor as the servers that are measured (RFC 6455
numbers are those of section 5.2).
"""

import asyncio
import base64
import hashlib
import itertools
from collections.abc import Callable

MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
KEY = "sec-websocket-key: "
HELLO = b'{"type":"hello","num_connections":1}'


class Link(asyncio.Protocol):
    """One open connection, with what was sent and not yet acknowledged."""

    def __init__(self, opened: Callable[[str, "Link"], None]) -> None:
        self.opened = opened
        self.waiting: dict[str, asyncio.Future[str]] = {}
        self.numbers = itertools.count(1)
        self.seen = bytearray()
        self.greeted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the way out."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Take the greeting first, then frame after frame."""
        self.seen += data
        if not self.greeted:
            self._greet()
        while self.greeted and (frame := _frame(self.seen)):
            self._take(*frame)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        for future in self.waiting.values():
            if not future.done():
                future.set_exception(exc or ConnectionError("the server hung up"))

    async def ask(self, envelope: str) -> str:
        """Send an envelope (with ``%ID%`` for its id) and give its acknowledgement."""
        name = f"bench-{next(self.numbers)}"
        self.waiting[name] = asyncio.get_running_loop().create_future()
        self._send(TEXT, envelope.replace("%ID%", name, 1).encode())
        return await self.waiting[name]

    def _greet(self) -> None:
        head, gap, _ = bytes(self.seen).partition(b"\r\n\r\n")
        if not gap:
            return
        del self.seen[: len(head) + len(gap)]
        first, *lines = head.decode().split("\r\n")
        keys = (line.partition(": ")[2] for line in lines if line.lower().startswith(KEY))
        accept = base64.b64encode(hashlib.sha1(next(keys).encode() + MAGIC).digest())  # noqa: S324
        self.transport.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )
        self.greeted = True
        self._send(TEXT, HELLO)
        self.opened(first.split(" ")[1].rsplit("/", 1)[1], self)

    def _take(self, kind: int, payload: bytes) -> None:
        if kind == TEXT:
            self._acknowledged(payload.decode())
        elif kind == PING:
            self._send(PONG, payload)
        elif kind == CLOSE:
            self._send(CLOSE, payload)
            self.transport.close()

    def _acknowledged(self, text: str) -> None:
        name = text[text.index("bench-") :].split('"', 1)[0]
        if (future := self.waiting.pop(name, None)) and not future.done():
            future.set_result(text)

    def _send(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        length = bytes([size]) if size < 126 else b"\x7e" + size.to_bytes(2, "big")
        self.transport.write(bytes([0x80 | kind]) + length + payload)


def _frame(seen: bytearray) -> tuple[int, bytes] | None:
    """Cut the first frame off, if it is there as a whole; what a client sends is masked."""
    if len(seen) < 2:
        return None
    size, start = seen[1] & 0x7F, 2
    if size >= 126:
        start = 4 if size == 126 else 10
        size = int.from_bytes(seen[2:start], "big")
    end = start + 4 + size
    if len(seen) < end:
        return None
    kind, mask, masked = seen[0] & 0x0F, bytes(seen[start : start + 4]), seen[start + 4 : end]
    del seen[:end]
    return kind, _unmasked(masked, mask)


def _unmasked(masked: bytearray, mask: bytes) -> bytes:
    size = len(masked)
    key = (mask * (size // 4 + 1))[:size]
    plain = int.from_bytes(masked, "big") ^ int.from_bytes(key, "big")
    return plain.to_bytes(size, "big")
