"""A small town with a small Bolt app over real Socket Mode: for tests of the page alone.

A test asks for `small` (the town) and `call` (gives somebody a screen). It lets the app speak with
`small.post`, and adds the listeners it needs to `small.app`, as any Bolt app does.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import pytest_asyncio
from playwright.async_api import ViewportSize
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox
from bot.sandbox.types import Json
from tests.browser.screens import DESKTOP, Screens
from tests.browser.visitor import Visitor
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN

Call: TypeAlias = Callable[..., Awaitable[Visitor]]
GENERAL = "C0GEN"


class Small:
    """The sandbox, and the app that lives in it."""

    def __init__(self, sandbox: Sandbox, app: AsyncApp) -> None:
        self.sandbox, self.app = sandbox, app

    async def post(self, text: str = "", *, channel: str = GENERAL, **more: Any) -> Json:
        """Let the app say something, and give the message."""
        answer = await self.app.client.chat_postMessage(channel=channel, text=text, **more)
        message: Json = answer["message"]
        return message

    async def say(self, name: str, text: str, *, channel: str = "general", **more: Any) -> Json:
        """Let somebody without a screen say something, and give the message."""
        person = self.sandbox.person(name)
        place = self.sandbox.workspace.channels.named(channel)
        return await self.sandbox.hands.say(person.id, place.id, text, **more)


async def overheard(error: Exception, body: Json) -> BoltResponse:
    """Events that a test does not care about are taken note of; all else needs a listener."""
    if not isinstance(error, BoltUnhandledRequestError):
        raise error
    return BoltResponse(status=200 if body.get("type") == "event_callback" else 404)


@asynccontextmanager
async def open_small(manifest: Json = MANIFEST, **more: Any) -> AsyncIterator[Small]:
    """Start the town on a Monday, with an app that listens to nothing yet."""
    sandbox = Sandbox(manifest, TOWN, now=MONDAY, **more)
    await sandbox.start()
    client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url)
    app = AsyncApp(
        client=client, process_before_response=True, raise_error_for_unhandled_request=True
    )
    app.error(overheard)
    line = AsyncSocketModeHandler(app, sandbox.app_token)
    await line.connect_async()
    yield Small(sandbox, app)
    await line.close_async()
    await sandbox.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def small() -> AsyncIterator[Small]:
    """A small town in which the app makes no mistake towards Slack."""
    async with open_small() as town:
        yield town
        assert town.sandbox.problems == []


@pytest_asyncio.fixture(loop_scope="session")
async def call(chromium, small, trouble, pictures) -> AsyncIterator[Call]:
    """Give people a screen each; no browser may complain about anything."""
    async with Screens(chromium, trouble, pictures) as screens:

        async def to_a_screen(
            name: str, size: ViewportSize = DESKTOP, at: str = GENERAL, **more: Any
        ) -> Visitor:
            person = small.sandbox.person(name).id
            return await screens.open(f"{small.sandbox.url}/?as={person}#{at}", size, **more)

        yield to_a_screen
