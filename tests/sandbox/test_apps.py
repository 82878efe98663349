"""Apps written with Bolt, asynchronous and not, over sockets and HTTP: the town is the same."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from aiohttp import web
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Person, Sandbox
from tests.sandbox.apps import lively, simple
from tests.sandbox.apps.scenario import SCENES

Living = Callable[[Sandbox], AbstractAsyncContextManager[None]]


def a_lively_one(sandbox: Sandbox) -> AsyncApp:
    client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url)
    return lively.crier(client, sandbox.signing_secret)


def a_simple_one(sandbox: Sandbox) -> App:
    client = WebClient(sandbox.bot_token, base_url=sandbox.api_url)
    return simple.crier(client, sandbox.signing_secret)


@asynccontextmanager
async def sockets(sandbox: Sandbox) -> AsyncIterator[None]:
    """AsyncApp with Socket Mode over aiohttp."""
    handler = AsyncSocketModeHandler(a_lively_one(sandbox), sandbox.app_token)
    await handler.connect_async()
    yield
    await handler.close_async()


@asynccontextmanager
async def sockets_in_threads(sandbox: Sandbox) -> AsyncIterator[None]:
    """App with the built-in Socket Mode client."""
    app = await asyncio.to_thread(a_simple_one, sandbox)
    handler = SocketModeHandler(app, sandbox.app_token)
    await asyncio.to_thread(handler.connect)
    yield
    await asyncio.to_thread(handler.close)


@asynccontextmanager
async def http(sandbox: Sandbox) -> AsyncIterator[None]:
    """AsyncApp as a web application."""
    runner = web.AppRunner(a_lively_one(sandbox).web_app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sandbox.post_to(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    yield
    await runner.cleanup()


class Quiet(WSGIRequestHandler):
    """A server that keeps no log."""

    def log_message(self, format, *args):  # noqa: A002 - the name of the standard library
        """Say nothing."""


@asynccontextmanager
async def http_in_threads(sandbox: Sandbox) -> AsyncIterator[None]:
    """App behind WSGI, as in front of any Python web server."""
    app = await asyncio.to_thread(a_simple_one, sandbox)
    handler = SlackRequestHandler(app, path="/slack/events")
    server = make_server("127.0.0.1", 0, handler, handler_class=Quiet)
    serving = threading.Thread(target=server.serve_forever, args=(0.05,))
    serving.start()
    sandbox.post_to(f"http://127.0.0.1:{server.server_port}/slack/events")
    yield
    await asyncio.to_thread(server.shutdown)
    serving.join()
    server.server_close()


@pytest.mark.parametrize("living", [sockets, sockets_in_threads, http, http_in_threads])
@pytest.mark.parametrize("scene", SCENES)
async def test_the_town_lives_with_any_crier(
    sandbox: Sandbox, ana: Person, ben: Person, living: Living, scene
) -> None:
    sandbox.switches.pace.burst = 100
    async with living(sandbox):
        await scene(sandbox, ana, ben)
        await sandbox.idle()

    assert (ana.notices, ben.notices, sandbox.problems) == ([], [], [])
