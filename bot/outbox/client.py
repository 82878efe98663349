"""The courier's own line to Slack: nothing is repeated behind its back, nothing hangs."""

from typing import Any, Protocol

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

TIMEOUT = 15.0  # seconds for a whole call, from the first byte out to the last byte in


class Slack(Protocol):
    """The part of an `AsyncWebClient` that the courier uses."""

    async def api_call(
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        params: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
    ) -> Any:
        """Call a method of the Web API; raises when Slack does not say ok."""

    async def close(self) -> None:
        """Give back what is open."""


class CarefulClient(AsyncWebClient):
    """A client that asks once, waits so long, and opens its session with the first call.

    The SDK's own retry would post twice after a lost connection, and with a session of ours it
    ignores its `timeout`: so no retry handlers, and the session has the time-out.
    """

    def __init__(self, token: str, base_url: str, proxy: str | None, patience: float) -> None:
        super().__init__(token=token, base_url=base_url, proxy=proxy, retry_handlers=[])
        self.patience = aiohttp.ClientTimeout(total=patience)

    async def api_call(self, api_method: str, **arguments: Any) -> AsyncSlackResponse:
        """Call a method of the Web API within the time-out."""
        self.session = self.session or aiohttp.ClientSession(timeout=self.patience)
        return await super().api_call(api_method, **arguments)

    async def close(self) -> None:
        """Close the session; the next call would open another."""
        if self.session is not None:
            await self.session.close()
            self.session = None


def make_client(
    token: str, base_url: str, proxy: str | None = None, timeout: float = TIMEOUT
) -> CarefulClient:
    """Make the client that the courier uses and closes."""
    return CarefulClient(token, base_url, proxy, timeout)
