"""The two ways in which Slack reaches Herald: Socket Mode, and signed HTTP."""

import logging
from typing import Protocol

from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.settings import Settings, Transport

log = logging.getLogger(__name__)

PATH = "/slack/events"


class Door(Protocol):
    """Where Slack comes in."""

    async def open(self) -> None:
        """Let Slack in from now on."""

    async def close(self) -> None:
        """Take nothing more."""


class Socket:
    """Socket Mode: Herald calls Slack, so no public address is needed."""

    def __init__(self, app: AsyncApp, token: str, proxy: str | None) -> None:
        self.handler = AsyncSocketModeHandler(app, token, proxy=proxy)

    async def open(self) -> None:
        """Connect; a lost connection is made again by the client."""
        await self.handler.connect_async()

    async def close(self) -> None:
        """Hang up."""
        await self.handler.close_async()


class Http:
    """HTTP: Slack calls Herald, every request signed."""

    def __init__(self, app: AsyncApp, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.runner = web.AppRunner(app.web_app(path=PATH, port=port), access_log=None)

    async def open(self) -> None:
        """Listen; with port 0 the system chooses one, and `port` says which."""
        await self.runner.setup()
        site = web.TCPSite(self.runner, self.host, self.port)
        await site.start()
        self.port = self.runner.addresses[0][1]
        log.info("listening on http://%s:%d%s", self.host, self.port, PATH)

    async def close(self) -> None:
        """Take no more requests and finish those under way."""
        await self.runner.cleanup()


def door(app: AsyncApp, settings: Settings) -> Door:
    """Choose the door that the settings name."""
    if settings.transport is Transport.HTTP:
        return Http(app, settings.http_host, settings.http_port)
    if settings.app_token is None:
        raise ValueError("Socket Mode needs an app-level token")
    return Socket(app, settings.app_token.get_secret_value(), settings.proxy)
