"""A Slack just big enough to measure against: it answers at once, and remembers little.

It shares the processor of the load generator, so that it costs the measured servers nothing.
"""

import asyncio
import itertools
import json
from collections import Counter
from typing import Any

from aiohttp import web

from tests.bench.link import Link

TEAM = "T0BENCH"
US = {"user_id": "U0BENCHBOT", "bot_id": "B0BENCH", "user": "herald"}
SHARE_CHANNEL, TEAM_CHANNEL, PROGRAMME_CHANNEL = "C0SHARE", "C0TEAM", "C0PROGRAMME"

Answer = dict[str, Any]


class Slack:
    """The Web API and Socket Mode of a workspace in which everything goes well."""

    def __init__(self, team: list[str]) -> None:
        self.team = team
        self.calls: Counter[str] = Counter()
        self.last_view: Answer = {}
        self.links: dict[str, asyncio.Future[Link]] = {}
        self.stamps = itertools.count(1)
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self.answer)
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        self.port = self.link_port = 0

    @property
    def url(self) -> str:
        """The address for `SLACK_API_URL`."""
        return f"http://127.0.0.1:{self.port}/api/"

    async def open(self) -> None:
        """Listen on a free port of this machine."""
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.port = self.runner.addresses[0][1]
        loop = asyncio.get_running_loop()
        self.linking = await loop.create_server(lambda: Link(self._linked), "127.0.0.1", 0)
        self.link_port = self.linking.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Stop listening."""
        self.linking.close()
        await self.runner.cleanup()

    def link(self, app_token: str) -> asyncio.Future[Link]:
        """Give the Socket Mode connection that an app opens, or will open."""
        if app_token not in self.links:
            self.links[app_token] = asyncio.get_running_loop().create_future()
        return self.links[app_token]

    async def answer(self, request: web.Request) -> web.Response:
        """Answer a call of the Web API."""
        method = request.match_info["method"]
        self.calls[method] += 1
        if method == "apps.connections.open":
            token = request.headers["Authorization"].removeprefix("Bearer ")
            return _ok(url=f"ws://127.0.0.1:{self.link_port}/link/{token}")
        if method == "views.open":
            self.last_view = await _view(request)
        if method == "conversations.members":
            return _ok(members=self.team, response_metadata={"next_cursor": ""})
        return _ok(**_content(method, next(self.stamps)))

    def _linked(self, token: str, link: Link) -> None:
        self.link(token).set_result(link)


def _content(method: str, stamp: int) -> Answer:
    contents: dict[str, Answer] = {
        "auth.test": {"url": "https://bench.slack.com/", "team_id": TEAM, "team": "Bench", **US},
        "chat.postMessage": {"channel": "C0ANY", "ts": f"1767225600.{stamp:06}"},
        "conversations.open": {"channel": {"id": "D0ANY"}},
        "users.list": {"members": [], "response_metadata": {"next_cursor": ""}},
        "conversations.history": {"messages": [], "has_more": False},
        "conversations.replies": {"messages": [], "has_more": False},
    }
    return contents.get(method) or {"view": {"id": "V0ANY", "hash": "1.a"}}


async def _view(request: web.Request) -> Answer:
    """Read the view in a call, wherever the SDK put it."""
    if request.content_type == "application/json":
        view = (await request.json())["view"]
    else:
        view = {**request.query, **await request.post()}["view"]
    read: Answer = json.loads(view) if isinstance(view, str) else view
    return read


def _ok(**content: Any) -> web.Response:
    return web.json_response({"ok": True, **content})
