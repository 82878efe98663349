"""What one person sees, as a stream of server-sent events."""

import asyncio
import json
from collections.abc import Callable, Collection
from functools import partial

from aiohttp import web

from bot.sandbox.types import Json
from bot.sandbox.workspace import Workspace

BREATH = 15.0  # seconds between signs of life
ENOUGH = 5_000  # events that may wait for a slow page before it is sent away


class Line:
    """What one page has still to be told."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[bytes | None] = asyncio.Queue()

    def say(self, name: str, data: Json) -> None:
        """One event; a page that is far behind is sent away and comes back for the whole."""
        if self.queue.qsize() > ENOUGH:
            self.end()
        else:
            self.queue.put_nowait(f"event: {name}\ndata: {json.dumps(data)}\n\n".encode())

    def end(self) -> None:
        """Nothing more follows."""
        self.queue.put_nowait(None)

    async def next(self) -> bytes | None:
        """What is to be written next: an event, or a sign of life; None is the end."""
        try:
            return await asyncio.wait_for(self.queue.get(), BREATH)
        except TimeoutError:
            return b": still here\n\n"


class Live:
    """The open pages."""

    def __init__(
        self,
        workspace: Workspace,
        clock: Callable[[], Json],
        app: Callable[[], Json],
        faults: Callable[[], list[Json]],
        record: Callable[[], Json],
    ) -> None:
        self.workspace, self.clock, self.app, self.faults = workspace, clock, app, faults
        self.record = record
        self.lines: set[Line] = set()

    def state(self, user: str) -> Json:
        """Everything a page needs when it opens."""
        workspace, bot = self.workspace, self.workspace.app.bot_user
        return {
            "me": workspace.people.get(user).for_page(),
            "people": [each.for_page() for each in workspace.people],
            "team": workspace.team,
            "app": self.app(),
            "clock": self.clock(),
            "channels": [
                each.for_page(user, bot)
                for each in workspace.channels
                if workspace.sees(user, each)
            ],
            "views": workspace.views.of(user),
            "home": workspace.views.homes.get(user),
            "faults": self.faults(),
            "record": self.record(),
        }

    async def serve(self, request: web.Request, user: str) -> web.StreamResponse:
        """One page, from the moment it opens until it goes."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        line = Line()
        self.lines.add(line)
        forget = self.workspace.news.hear(partial(self._heard, line, user))
        try:
            await response.prepare(request)
            line.say("state", self.state(user))
            while (words := await line.next()) is not None:
                await response.write(words)
        except ConnectionError:
            return response
        finally:
            forget()
            self.lines.discard(line)
        return response

    def stop(self) -> None:
        """Send every page away."""
        for line in self.lines:
            line.end()

    def _heard(
        self, line: Line, user: str, name: str, data: Json, to: Collection[str] | None
    ) -> None:
        if to is not None and user not in to:
            return
        channel = self.workspace.channels.by_id.get(str(data.get("channel")))
        if to is None and channel is not None and not self.workspace.sees(user, channel):
            return
        line.say(name, data)
