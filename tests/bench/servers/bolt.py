"""What the two servers beside Herald have in common: Bolt, its two doors, and the end."""

import argparse
import asyncio
import signal
from collections.abc import Awaitable, Callable

from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.stories import ids


def arguments() -> argparse.Namespace:
    """Read where Slack is and which door to open; port 0 stands for Socket Mode."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--slack", required=True)
    parser.add_argument("--bot-token", required=True)
    parser.add_argument("--app-token", required=True)
    parser.add_argument("--secret", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--database")
    return parser.parse_args()


def app(given: argparse.Namespace, listener: Callable[..., Awaitable[None]]) -> AsyncApp:
    """Let one listener hear the four things that are measured.

    `process_before_response` spares Bolt its polling for the acknowledgement: it is the cheaper
    way for both servers, so the comparison is the harder one for Herald.
    """
    client = AsyncWebClient(token=given.bot_token, base_url=given.slack)
    bolt = AsyncApp(client=client, signing_secret=given.secret, process_before_response=True)
    bolt.command(ids.SHARE)(listener)
    bolt.action(ids.NOT_FOR_ME)(listener)
    bolt.view(ids.SHEET)(listener)
    bolt.event("app_home_opened")(listener)
    return bolt


async def serve(given: argparse.Namespace, bolt: AsyncApp) -> None:
    """Serve until told to stop."""
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    if given.port:
        runner = web.AppRunner(bolt.web_app(), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", given.port).start()
        await stopped.wait()
        await runner.cleanup()
    else:
        handler = AsyncSocketModeHandler(bolt, given.app_token)
        await handler.connect_async()
        await stopped.wait()
        await handler.close_async()
