"""The clock address: those who follow are named a moment and say when they have reached it."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress

from aiohttp import WSMsgType, web

from bot.sandbox.record import Record
from bot.sandbox.workspace import Workspace

LONGEST = 60.0  # seconds that winding waits for a follower


class Followers:
    """The programmes that live by the sandbox's clock."""

    def __init__(self, workspace: Workspace, changed: Callable[[], None], record: Record) -> None:
        self.workspace, self.clock = workspace, workspace.clock
        self.changed, self.record = changed, record
        self.reached: dict[web.WebSocketResponse, float] = {}
        self.moved, self.turn = asyncio.Condition(), asyncio.Lock()
        self.goal, self.patience = 0.0, LONGEST

    @property
    def behind(self) -> int:
        """How many have not yet done all that became due."""
        return sum(at < self.goal for at in self.reached.values())

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One follower, from hello to goodbye."""
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        self.reached[socket] = 0.0
        self.changed()
        try:
            await socket.send_json({"moment": self.clock.now()})
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._heard(socket, message.data)
        finally:
            del self.reached[socket]
            self.changed()
            await self._wake()
        return socket

    async def wind(self, to: float) -> bool:
        """Wind the clock, one wind after the other, and wait for everybody.

        `to` is a moment in Unix seconds; False if somebody needs more than a minute for it.
        """
        to = max(to, self.clock.now())
        async with self.turn:
            return await self._recorded(to)

    async def _recorded(self, to: float) -> bool:
        said = self.record.begin("clock", "wound", {"moment": to})
        arrived = await self._wound(to)
        told = {"arrived": arrived, "followers": len(self.reached)}
        self.record.end(said, told, ok=arrived, error="" if arrived else "somebody is too slow")
        return arrived

    async def _wound(self, to: float) -> bool:
        """Stop wherever Slack itself has something to post, so that all happens in its order."""
        while (stop := self.workspace.scheduled.next(to)) is not None:
            await self._reached(stop)
            self.workspace.look_at_the_clock(stop)
        arrived = await self._reached(to)
        self.workspace.look_at_the_clock(to)
        return arrived

    async def _reached(self, to: float) -> bool:
        self.clock.wind(to)
        self.goal = max(self.goal, to)
        self.changed()
        for socket in list(self.reached):
            with suppress(ConnectionError):
                await socket.send_json({"moment": to})
        try:
            async with asyncio.timeout(self.patience), self.moved:
                await self.moved.wait_for(lambda: all(at >= to for at in self.reached.values()))
        except TimeoutError:
            return False
        return True

    async def stop(self) -> None:
        """Let everybody go."""
        for socket in list(self.reached):
            await socket.close()

    async def _heard(self, socket: web.WebSocketResponse, text: str) -> None:
        try:
            self.reached[socket] = float(json.loads(text)["reached"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        if not self.behind:
            self.changed()
        await self._wake()

    async def _wake(self) -> None:
        async with self.moved:
            self.moved.notify_all()
