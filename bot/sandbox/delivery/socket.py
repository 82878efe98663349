"""Socket Mode: tickets, envelopes, acknowledgements, pings and farewells."""

import asyncio
import json
import secrets
from collections.abc import Callable
from uuid import uuid4

from aiohttp import WSMsgType, web

from bot.sandbox.record import Record
from bot.sandbox.types import Answer, Envelope, Json, Mistake, SlackError

FAREWELLS = ("warning", "refresh_requested", "link_disabled")
MOST = 10  # connections per app
PING_EVERY = 10.0  # seconds
TOO_LATE = 4.0  # seconds after which an acknowledgement is not waited for any more
GRACE = 10.0  # seconds between a farewell and the end
LIFE = 3600  # seconds that a connection is said to live


class SocketHub:
    """All open connections of the app; each envelope goes to one of them."""

    def __init__(self, app_id: str, changed: Callable[[], None], record: Record) -> None:
        self.app_id, self.changed, self.record = app_id, changed, record
        self.tickets: set[str] = set()
        self.sockets: list[web.WebSocketResponse] = []
        self.transports: dict[web.WebSocketResponse, asyncio.WriteTransport] = {}
        self.waiting: dict[str, asyncio.Future[Answer]] = {}
        self.turn = 0
        self.silent = False
        self.ping_every = PING_EVERY

    def ticket(self) -> str:
        """A ticket for one connection."""
        ticket = secrets.token_urlsafe(16)
        self.tickets.add(ticket)
        return ticket

    async def deliver(self, envelope: Envelope) -> Answer:
        """Hand an envelope to one connection and wait for its acknowledgement."""
        if not self.sockets:
            return Answer(503)
        self.turn += 1
        socket = self.sockets[self.turn % len(self.sockets)]
        envelope_id = str(uuid4())
        future = self.waiting[envelope_id] = asyncio.get_running_loop().create_future()
        try:
            await socket.send_json(framed(envelope, envelope_id))
            return await asyncio.wait_for(future, TOO_LATE)
        except (ConnectionError, TimeoutError):
            return Answer(503)
        finally:
            del self.waiting[envelope_id]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection, from its ticket to its end."""
        if request.query.get("ticket", "") not in self.tickets:
            raise web.HTTPForbidden(text="This ticket is not valid.")
        self.tickets.discard(request.query["ticket"])
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        if len(self.sockets) >= MOST:
            self.record.note("socket", "refused", error="too_many_websockets")
            await socket.send_json(farewell("too_many_websockets"))
            await socket.close()
            return socket
        if isinstance(request.transport, asyncio.WriteTransport):
            self.transports[socket] = request.transport
        await self._live(socket)
        return socket

    async def say_goodbye(self, reason: str) -> None:
        """Tell every connection that it ends; who does not go is cut off after a while."""
        self.record.note("socket", reason)
        for socket in list(self.sockets):
            await socket.send_json(farewell(reason))
            if socket in self.transports:
                asyncio.get_running_loop().call_later(GRACE, self.transports[socket].abort)

    async def disturb(self, kind: str) -> None:
        """Do to all connections what Slack does now and then: a farewell, or cut them."""
        if kind not in (*FAREWELLS, "drop"):
            raise Mistake(f"A socket knows {', '.join(FAREWELLS)} and drop, not {kind}.")
        if kind == "drop":
            self.drop()
        else:
            await self.say_goodbye(kind)

    def drop(self) -> None:
        """Cut every connection without a word."""
        self.record.note("socket", "cut")
        for transport in list(self.transports.values()):
            transport.abort()

    async def stop(self) -> None:
        """Close every connection."""
        for socket in list(self.sockets):
            await socket.close()

    async def _live(self, socket: web.WebSocketResponse) -> None:
        self.sockets.append(socket)
        pings = asyncio.ensure_future(self._ping(socket))
        try:
            await socket.send_json(hello(self.app_id, len(self.sockets)))
            self.record.note("socket", "opened", connections=len(self.sockets))
            self.changed()
            async for message in socket:
                await self._heard(socket, message.type, message.data)
        finally:
            pings.cancel()
            self.sockets.remove(socket)
            self.transports.pop(socket, None)
            self.record.note("socket", "closed", connections=len(self.sockets))
            self.changed()

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
        except ValueError:
            return
        waiting = self.waiting.get(str(said.get("envelope_id"))) if isinstance(said, dict) else None
        if waiting is not None and not waiting.done():
            waiting.set_result(Answer(200, said.get("payload")))


def hello(app_id: str, connections: int) -> Json:
    """The first words on a new connection."""
    debug = {"host": "applink-sandbox", "build_number": 1, "approximate_connection_time": LIFE}
    info = {"app_id": app_id}
    return {
        "type": "hello",
        "num_connections": connections,
        "connection_info": info,
        "debug_info": debug,
    }


def farewell(reason: str) -> Json:
    """The last words on a connection."""
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-sandbox"}}


def framed(envelope: Envelope, envelope_id: str) -> Json:
    """An envelope as it goes over the wire."""
    frame: Json = {
        "envelope_id": envelope_id,
        "type": envelope.kind,
        "accepts_response_payload": envelope.kind != "events_api",
        "payload": envelope.payload,
    }
    if envelope.kind == "events_api":
        reason = "timeout" if envelope.retry else ""
        frame |= {"retry_attempt": envelope.retry, "retry_reason": reason}
    return frame


def opened(hub: SocketHub, base: str) -> Json:
    """The answer of `apps.connections.open`."""
    if not base:
        raise SlackError("internal_error")
    address = base.replace("http", "ws", 1)
    return {"url": f"{address}/link/?ticket={hub.ticket()}&app_id={hub.app_id}"}
