"""The courier's own line to Slack: nothing is repeated behind its back, nothing hangs."""

from typing import Any, Protocol

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

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


def make_client(token: str, base_url: str, proxy: str | None = None) -> AsyncWebClient:
    """Make a client whose session the courier closes; to be called inside the event loop.

    The SDK's own retry would post twice after a lost connection, and with a session of ours it
    ignores its `timeout`: so no retry handlers, and the session has the time-out.
    """
    session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT), trust_env=False)
    return AsyncWebClient(
        token=token, base_url=base_url, proxy=proxy, session=session, retry_handlers=[]
    )
