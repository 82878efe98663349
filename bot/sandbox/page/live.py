"""What people see live: a WebSocket for each open page, of which a browser allows many."""

import asyncio
import json
from collections.abc import Callable, Collection
from contextlib import suppress

from aiohttp import ClientConnectionError, web

from bot.sandbox.page.roll import Roll
from bot.sandbox.types import Json
from bot.sandbox.workspace import Workspace

BREATH = 15.0  # seconds between signs of life
ENOUGH = 5_000  # events that may wait for a slow page before it is sent away


class Line:
    """What one page has still to be told."""

    def __init__(self, user: str) -> None:
        self.user = user
        self.queue: asyncio.Queue[str | None] = asyncio.Queue()

    def say(self, words: str) -> None:
        """One event; a page that is far behind is sent away and comes back for the whole."""
        self.queue.put_nowait(words if self.queue.qsize() < ENOUGH else None)

    def end(self) -> None:
        """Nothing more follows."""
        self.queue.put_nowait(None)

    async def write(self, socket: web.WebSocketResponse) -> None:
        """Tell the page everything in order, until the end."""
        with suppress(ConnectionError, ClientConnectionError):
            while (words := await self.queue.get()) is not None:
                await socket.send_str(words)
        await socket.close()


class Live:
    """The open pages."""

    def __init__(
        self,
        workspace: Workspace,
        clock: Callable[[], Json],
        app: Callable[[], Json],
        luck: Callable[[], Json],
        record: Callable[[], Json],
        tour: list[Json],
    ) -> None:
        self.workspace, self.clock, self.app, self.luck = workspace, clock, app, luck
        self.record, self.tour, self.roll = record, tour, Roll(workspace)
        self.lines: set[Line] = set()
        workspace.news.hear(self._heard)
        workspace.news.watching = lambda: {line.user for line in self.lines}

    def state(self, user: str) -> Json:
        """Everything a page needs when it opens, except the people."""
        workspace, bot = self.workspace, self.workspace.app.bot_user
        return {
            "me": workspace.people.shown(workspace.people.get(user)),
            "team": workspace.team | {"groups": workspace.groups.handles()},
            "app": self.app(),
            "clock": self.clock(),
            "channels": [
                each.for_page(user, bot)
                for each in workspace.channels
                if workspace.sees(user, each)
            ],
            "views": workspace.views.of(user),
            "home": workspace.views.homes.get(user),
            "record": self.record(),
            "tour": self.tour,
        } | self.luck()

    def opening(self, user: str) -> str:
        """The first event of a page; the people in it are written down once for all pages."""
        state = json.dumps(self.state(user))
        return f'{{"event": "state", "data": {state[:-1]}, "people": {self.roll.words()}}}}}'

    async def serve(self, request: web.Request, user: str) -> web.StreamResponse:
        """One page, from the moment it opens until it goes."""
        socket = web.WebSocketResponse(heartbeat=BREATH, compress=False)
        await socket.prepare(request)
        line = Line(user)
        self.lines.add(line)
        line.say(self.opening(user))
        writing = asyncio.ensure_future(line.write(socket))
        try:
            async for _ in socket:
                pass
        finally:
            self.lines.discard(line)
            writing.cancel()
        return socket

    def stop(self) -> None:
        """Send every page away."""
        for line in self.lines:
            line.end()

    def _heard(self, name: str, data: Json, to: Collection[str] | None) -> None:
        """Tell the pages of those whom it concerns; it is written down once for all of them."""
        channel = self.workspace.channels.by_id.get(str(data.get("channel")))
        hearing = [
            line
            for line in self.lines
            if (channel is None or self.workspace.sees(line.user, channel) if to is None
                else line.user in to)
        ]  # fmt: skip
        if hearing:
            words = json.dumps({"event": name, "data": data})
            for line in hearing:
                line.say(words)
