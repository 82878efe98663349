"""Stands before every page: lets nobody ask too often, wait too long, or see our troubles."""

import asyncio
import logging
import math
from collections.abc import Mapping

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.clock import Clock
from bot.errors import Unavailable
from bot.web.log import PAGE, pattern
from bot.web.pace import Pace
from bot.web.pen import Pen
from bot.web.trouble import trouble
from bot.web.visitors import visitor

log = logging.getLogger(__name__)

PATIENCE = 10.0  # seconds that a page may take
USUAL = (600, 60.0)  # visits in seconds: a building behind one address


class Porter:
    """Middleware for all pages. `paces`: pages that a visitor may ask less often than usual."""

    def __init__(self, pen: Pen, clock: Clock, proxies: int) -> None:
        self.pen, self.clock, self.proxies = pen, clock, proxies
        self.paces: dict[str, Pace] = {}
        self.usual, self.patience = Pace(*USUAL), PATIENCE

    @web.middleware
    async def receive(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let a request in, and answer in our words where there is no page."""
        request[PAGE] = pattern(request)
        if wait := self._wait(request):
            return self._refuse(request, 429, {"Retry-After": str(math.ceil(wait))})
        try:
            async with asyncio.timeout(self.patience):
                return await handler(request)
        except web.HTTPException as no:
            kept = {name: no.headers[name] for name in ("Allow",) if name in no.headers}
            return self._refuse(request, no.status, kept)
        except (Unavailable, TimeoutError):
            return self._refuse(request, 503, {"Retry-After": "5"})
        except Exception:
            log.exception("the page %s failed", request[PAGE])
            return self._refuse(request, 500, {})

    def _wait(self, request: web.Request) -> float:
        pace = self.paces.get(request[PAGE], self.usual)
        return pace.wait(visitor(request, self.proxies), self.clock.seconds())

    def _refuse(
        self, request: web.Request, status: int, headers: Mapping[str, str]
    ) -> web.Response:
        answer = trouble(self.pen, request, status)
        answer.headers.update(headers)
        return answer
