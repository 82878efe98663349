"""Asking the Web API for what it refuses."""

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError


async def refused(call):
    """The answer of a call that Slack refuses."""
    with pytest.raises(SlackApiError) as refusal:
        await call
    return refusal.value.response


async def posted_raw(sandbox, body, kind):
    """Send any bytes to `chat.postMessage`."""
    headers = {"Authorization": f"Bearer {sandbox.bot_token}", "Content-Type": kind}
    url = f"{sandbox.api_url}chat.postMessage"
    session = ClientSession(headers=headers)
    async with session, session.post(url, data=body) as answer:
        return answer.status, await answer.text()
