"""Listens at a port, and stops without leaving anybody hanging."""

import asyncio
import logging
from collections.abc import Mapping

from aiohttp import web

from bot.web.line import Limits, Line

log = logging.getLogger(__name__)


class Listening:
    """An aiohttp application behind a port of its own; every connection is a `Line`."""

    def __init__(self, app: web.Application, headers: Mapping[str, str], limits: Limits) -> None:
        self.headers, self.limits = headers, limits
        self.runner = web.AppRunner(app, shutdown_timeout=limits.last_words)
        self.gate: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> int:
        """Listen, and give the port; with 0 the system chooses one. A busy one raises OSError."""
        await self.runner.setup()
        loop = asyncio.get_running_loop()
        self.gate = await loop.create_server(self._line, host, port)
        chosen: int = self.gate.sockets[0].getsockname()[1]
        log.info("pages on http://%s:%d", host, chosen)
        return chosen

    async def close(self) -> None:
        """Take nobody in any more, and finish the answers under way."""
        if self.gate is not None:
            self.gate.close()
            self.gate = None
        await self.runner.cleanup()

    def _line(self) -> Line:
        if self.runner.server is None:
            raise RuntimeError("nobody is taken in after the end")
        return Line(self.runner.server, self.headers, self.limits)
