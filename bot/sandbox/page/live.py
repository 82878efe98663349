"""What one person sees, as a stream of server-sent events."""

import asyncio
import json
from collections.abc import Callable, Collection
from typing import Any

from aiohttp import web

from bot.sandbox.types import Json
from bot.sandbox.workspace import Workspace

BREATH = 15.0  # seconds between signs of life
ENOUGH = 5_000  # events that may wait for a slow page before it is sent away


class Live:
    """The open pages."""

    def __init__(
        self,
        workspace: Workspace,
        clock: Callable[[], Json],
        app: Callable[[], Json],
        faults: Callable[[], list[Json]],
    ) -> None:
        self.workspace, self.clock, self.app, self.faults = workspace, clock, app, faults
        self.stopped = asyncio.Event()

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
                each.for_page(user, bot) for each in workspace.channels if each.visible_to(user)
            ],
            "views": workspace.views.of(user),
            "home": workspace.views.homes.get(user),
            "faults": self.faults(),
        }

    async def serve(self, request: web.Request, user: str) -> web.StreamResponse:
        """One page, from the moment it opens until it goes."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        queue: asyncio.Queue[tuple[str, str]] = asyncio.Queue(ENOUGH)

        def heard(name: str, data: Json, to: Collection[str] | None) -> None:
            if (to is None or user in to) and not queue.full():
                queue.put_nowait((name, json.dumps(data)))

        await response.prepare(request)
        forget = self.workspace.news.hear(heard)
        try:
            await self._told(response, ("state", json.dumps(self.state(user))))
            await self._stream(response, queue)
        except ConnectionError:
            return response
        finally:
            forget()
        return response

    async def _stream(
        self, response: web.StreamResponse, queue: asyncio.Queue[tuple[str, str]]
    ) -> None:
        while not (self.stopped.is_set() or queue.full()):
            stop, event = (
                asyncio.ensure_future(self.stopped.wait()),
                asyncio.ensure_future(queue.get()),
            )
            waiting: set[asyncio.Future[Any]] = {stop, event}
            try:
                await asyncio.wait(waiting, timeout=BREATH, return_when=asyncio.FIRST_COMPLETED)
                if event.done():
                    await self._told(response, event.result())
                elif not self.stopped.is_set():
                    await response.write(b": still here\n\n")
            finally:
                stop.cancel()
                event.cancel()

    async def _told(self, response: web.StreamResponse, event: tuple[str, str]) -> None:
        name, data = event
        await response.write(f"event: {name}\ndata: {data}\n\n".encode())
