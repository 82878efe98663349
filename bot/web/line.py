"""One connection: it waits for nobody for ever, and is polite to what it cannot read."""

import asyncio
import logging
from collections.abc import Mapping
from typing import NamedTuple

from aiohttp import web

from bot.web.log import Record
from bot.web.trouble import in_plain_words

log = logging.getLogger(__name__)

LONGEST = 4096  # bytes of the first line, and of a header
HEADERS = 60


class Limits(NamedTuple):
    """How many connections there may be, and how many seconds they get.

    `seconds` until a request has come; `last_words` for answers under way when Herald stops.
    """

    connections: int = 500
    seconds: float = 10.0
    last_words: float = 5.0


class Line(web.RequestHandler):
    """A connection with limits; one more than the most is closed at once."""

    def __init__(self, server: web.Server, headers: Mapping[str, str], limits: Limits) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=limits.seconds,
            lingering_time=0,
            max_line_size=LONGEST,
            max_field_size=LONGEST,
            max_headers=HEADERS,
            access_log_class=Record,
            access_log=log,
        )
        self.server, self.headers, self.limits = server, headers, limits

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody connects."""
        super().connection_made(transport)
        if len(self.server.connections) > self.limits.connections:
            self.force_close()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer what cannot be read, and repeat nothing of it, here or in the log."""
        if status >= 500:
            log.error("an answer failed: %s", type(exc).__name__)
        answer = web.Response(text=in_plain_words(status), status=status, headers=self.headers)
        answer.force_close()
        return answer
