"""One request for a page, and what the page may ask to answer it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiohttp import web

from bot.clock import Clock
from bot.db import Database
from bot.web.pen import Pen


@dataclass(frozen=True)
class Visit:
    """Somebody asks for a page. `slack` is where a phone finds Herald in Slack, if known."""

    request: web.Request
    db: Database
    clock: Clock
    pen: Pen
    slack: str

    def part(self, name: str) -> str:
        """Give a part of the address."""
        return self.request.match_info[name]

    def page(self, template: str, *, status: int = 200, **values: Any) -> web.Response:
        """Answer with a page."""
        drawn = self.pen.draw(template, **values)
        return web.Response(text=drawn, status=status, content_type="text/html")


Page: TypeAlias = Callable[[Visit], Awaitable[web.StreamResponse]]
