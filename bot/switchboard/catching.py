"""The one catch-all in Bolt: what it verified and authorized goes straight to the switchboard."""

from collections.abc import Awaitable, Callable

from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.switchboard.request import Request, is_known

Serve = Callable[[Request], Awaitable[BoltResponse | None]]


class CatchAll(AsyncMiddleware):
    """Stands behind Bolt's own middleware and in front of its search for a listener.

    That search, and finding out what a listener wants, would be a third of Bolt's work.
    """

    def __init__(self, serve: Serve) -> None:
        self.serve = serve

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - Bolt's name for it
    ) -> BoltResponse | None:
        """Serve what Herald knows; the rest is Bolt's to refuse."""
        if not is_known(req.body):
            return await next()
        retry = req.headers.get("x-slack-retry-num", ["0"])[0]
        return await self.serve(Request(req.body, req.context, req.context.ack, int(retry)))
