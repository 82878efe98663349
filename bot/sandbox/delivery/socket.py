"""Socket Mode: tickets, envelopes, acknowledgements, pings and farewells."""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Callable
from uuid import uuid4

from aiohttp import WSMsgType, web

from bot.sandbox.delivery.frames import farewell, framed, hello
from bot.sandbox.faults import SOCKET, Faults
from bot.sandbox.record import Record
from bot.sandbox.types import Answer, Envelope, Json, Mistake, SlackError

FAREWELLS = ("warning", "refresh_requested", "link_disabled")
MOST = 10  # connections per app
TICKETS = 100  # that may wait to be used
PING_EVERY = 10.0  # seconds
TOO_LATE = 4.0  # seconds after which an acknowledgement is not waited for any more
GRACE = 10.0  # seconds between a warning and the farewell, and between that and the end
LIFE, SHORT_LIFE = 3600.0, 360.0  # seconds; the short one with `&debug_reconnects=true`


class SocketHub:
    """All open connections of the app; each envelope goes to one of them."""

    def __init__(
        self, app_id: str, changed: Callable[[], None], record: Record, faults: Faults
    ) -> None:
        self.app_id, self.changed, self.record, self.faults = app_id, changed, record, faults
        self.tickets: deque[str] = deque(maxlen=TICKETS)  # the oldest unused ones lapse
        self.sockets: list[web.WebSocketResponse] = []
        self.transports: dict[web.WebSocketResponse, asyncio.WriteTransport] = {}
        self.waiting: dict[str, asyncio.Future[Answer]] = {}
        self.ageing: set[asyncio.Task[None]] = set()
        self.ping_every, self.grace = PING_EVERY, GRACE
        self.life, self.short_life = LIFE, SHORT_LIFE

    @property
    def silent(self) -> bool:
        """Whether the lines are dead though they look open."""
        return self.faults.take(SOCKET, "silent") is not None

    def ticket(self) -> str:
        """A ticket for one connection."""
        ticket = secrets.token_urlsafe(16)
        self.tickets.append(ticket)
        return ticket

    async def deliver(self, envelope: Envelope) -> Answer:
        """Hand an envelope to one connection, whichever, and wait for its acknowledgement."""
        open_ones = [socket for socket in self.sockets if not socket.closed]
        if not open_ones:
            return Answer(503, reason="connection_failed")
        envelope_id = str(uuid4())
        future = self.waiting[envelope_id] = asyncio.get_running_loop().create_future()
        try:
            if not self.silent:
                await secrets.choice(open_ones).send_json(framed(envelope, envelope_id))
            return await asyncio.wait_for(future, TOO_LATE)
        except (ConnectionError, TimeoutError):
            return Answer(504, reason="http_timeout")
        finally:
            del self.waiting[envelope_id]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection, from its ticket to its end."""
        if request.query.get("ticket", "") not in self.tickets:
            raise web.HTTPForbidden(text="This ticket is not valid.")
        self.tickets.remove(request.query["ticket"])
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        if len(self.sockets) >= MOST or self.faults.take(SOCKET, "too_many_websockets"):
            self.record.note("socket", "refused", error="too_many_websockets")
            await socket.send_json(farewell("too_many_websockets"))
            await socket.close()
            return socket
        if isinstance(request.transport, asyncio.WriteTransport):
            self.transports[socket] = request.transport
        short = request.query.get("debug_reconnects") == "true"
        await self._live(socket, self.short_life if short else self.life)
        return socket

    async def disturb(self, kind: str) -> None:
        """Do to all connections what Slack does now and then: a farewell, or cut them."""
        if kind not in (*FAREWELLS, "drop"):
            raise Mistake(f"A socket knows {', '.join(FAREWELLS)} and drop, not {kind}.")
        if kind == "drop":
            self.drop()
            return
        self.record.note("socket", kind)
        for socket in list(self.sockets):
            if kind == "warning":
                self._age(socket, 0)
            else:
                await self._dismiss(socket, kind)

    def drop(self) -> None:
        """Cut every connection without a word."""
        self.record.note("socket", "cut")
        for transport in list(self.transports.values()):
            transport.abort()

    async def stop(self) -> None:
        """Close every connection."""
        for task in self.ageing:
            task.cancel()
        for socket in list(self.sockets):
            await socket.close()

    async def _live(self, socket: web.WebSocketResponse, life: float) -> None:
        self.sockets.append(socket)
        tasks = [asyncio.ensure_future(self._ping(socket)), self._age(socket, life - self.grace)]
        try:
            await socket.send_json(hello(self.app_id, len(self.sockets), life))
            self.record.note("socket", "opened", connections=len(self.sockets))
            self.changed()
            async for message in socket:
                await self._heard(socket, message.type, message.data)
        finally:
            for task in tasks:
                task.cancel()
            self.sockets.remove(socket)
            self.transports.pop(socket, None)
            self.record.note("socket", "closed", connections=len(self.sockets))
            self.changed()

    def _age(self, socket: web.WebSocketResponse, seconds: float) -> asyncio.Task[None]:
        """Warn a connection after a while, and dismiss it when it did not go by itself."""

        async def aged() -> None:
            await asyncio.sleep(seconds)
            await say(socket, farewell("warning"))
            await asyncio.sleep(self.grace)
            await self._dismiss(socket, "refresh_requested")

        task = asyncio.ensure_future(aged())
        self.ageing.add(task)
        task.add_done_callback(self.ageing.discard)
        return task

    async def _dismiss(self, socket: web.WebSocketResponse, reason: str) -> None:
        await say(socket, farewell(reason))
        if socket in self.transports:
            asyncio.get_running_loop().call_later(self.grace, self.transports[socket].abort)

    async def _ping(self, socket: web.WebSocketResponse) -> None:
        while not socket.closed:
            await asyncio.sleep(self.ping_every)
            if not self.silent and not socket.closed:
                await socket.ping(b"Ping from applink-sandbox")

    async def _heard(self, socket: web.WebSocketResponse, kind: WSMsgType, data: object) -> None:
        if self.silent:
            return
        if kind is WSMsgType.PING and isinstance(data, (bytes, bytearray)):
            await socket.pong(bytes(data))
        elif kind is WSMsgType.TEXT and isinstance(data, str):
            self._acknowledged(data)

    def _acknowledged(self, text: str) -> None:
        try:
            said = json.loads(text)
        except (ValueError, RecursionError):
            return
        waiting = self.waiting.get(str(said.get("envelope_id"))) if isinstance(said, dict) else None
        if waiting is not None and not waiting.done():
            waiting.set_result(Answer(200, said.get("payload")))


async def say(socket: web.WebSocketResponse, frame: Json) -> None:
    """Write on a connection, unless it is gone."""
    if not socket.closed:
        await socket.send_json(frame)


def opened(hub: SocketHub, base: str) -> Json:
    """The answer of `apps.connections.open`."""
    if not base:
        raise SlackError("internal_error")
    address = base.replace("http", "ws", 1)
    return {"url": f"{address}/link/?ticket={hub.ticket()}&app_id={hub.app_id}"}
