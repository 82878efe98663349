"""The courier's own line to Slack: nothing is repeated behind its back, nothing hangs."""

from typing import Any, Protocol

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

TIMEOUT = 15.0  # seconds for a whole call, from the first byte out to the last byte in


class Slack(Protocol):
    """The part of an `AsyncWebClient` that the courier uses."""

    session: aiohttp.ClientSession | None

    async def api_call(
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        params: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
    ) -> Any:
        """Call a method of the Web API; raises when Slack does not say ok."""


class CarefulClient(AsyncWebClient):
    """A client that opens its session with the first call, so it can be made anywhere."""

    async def api_call(self, api_method: str, **arguments: Any) -> AsyncSlackResponse:
        """Call a method of the Web API within the time-out."""
        if self.session is None:
            self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))
        return await super().api_call(api_method, **arguments)


def make_client(token: str, base_url: str, proxy: str | None = None) -> AsyncWebClient:
    """Make the client whose session the courier closes.

    The SDK's own retry would post twice after a lost connection, and with a session of ours it
    ignores its `timeout`: so no retry handlers, and the session has the time-out.
    """
    return CarefulClient(token=token, base_url=base_url, proxy=proxy, retry_handlers=[])
