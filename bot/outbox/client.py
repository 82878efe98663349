"""The courier's own line to Slack: nothing is repeated behind its back, nothing hangs."""

from collections.abc import Mapping
from typing import Any, Protocol

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

TOO_SLOW = 408  # a status that says nothing about the next time
TIMEOUT = 15.0  # seconds for a whole call, from the first byte out to the last byte in


class BytesRefused(SlackClientError):
    """Slack did not take the bytes of a file; it says so with a status and nothing else."""

    def __init__(self, status: int, headers: Mapping[str, str]) -> None:
        super().__init__(f"upload answered {status}")
        self.status_code, self.headers = status, headers
        is_definite = 400 <= status < 500 and status != TOO_SLOW
        self.data = {"error": str(self)} if is_definite else {}


class Slack(Protocol):
    """The part of an `AsyncWebClient` that the courier uses."""

    async def api_call(
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        params: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
    ) -> Any:
        """Call a method of the Web API; raises when Slack does not say ok."""

    async def send_bytes(self, url: str, contents: bytes) -> None:
        """Hand the bytes of a file to an address that Slack named; raises when it says no."""

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
        self._ready()
        return await super().api_call(api_method, **arguments)

    async def send_bytes(self, url: str, contents: bytes) -> None:
        """Hand the bytes of a file to Slack within the time-out; the address itself is the key."""
        post = self._ready().post(url, data=contents, proxy=self.proxy, allow_redirects=False)
        async with post as answer:
            if answer.status != 200:
                raise BytesRefused(answer.status, answer.headers)

    def _ready(self) -> aiohttp.ClientSession:
        self.session = self.session or aiohttp.ClientSession(timeout=self.patience)
        return self.session

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
