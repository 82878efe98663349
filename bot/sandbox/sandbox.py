"""The sandbox: a workspace, its doors, and the app that lives in it."""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web

from bot.sandbox.clock import Clock
from bot.sandbox.delivery.events import Events
from bot.sandbox.delivery.http import HttpLine, address_of
from bot.sandbox.delivery.post import Post
from bot.sandbox.delivery.socket import SocketHub, opened
from bot.sandbox.facts import Facts
from bot.sandbox.faults import Faults
from bot.sandbox.follow import Followers
from bot.sandbox.gestures import Hands
from bot.sandbox.hooks import Hooks
from bot.sandbox.manifest import app_from
from bot.sandbox.page import PageDoor
from bot.sandbox.page.gallery import Gallery
from bot.sandbox.page.live import Live
from bot.sandbox.page.luck import Luck
from bot.sandbox.page.record import RecordPage
from bot.sandbox.page.tour import steps_of
from bot.sandbox.person import Person
from bot.sandbox.record import Record
from bot.sandbox.server import web_app
from bot.sandbox.state import State
from bot.sandbox.types import Deliver, Json
from bot.sandbox.web_api.api import Api
from bot.sandbox.web_api.door import ApiDoor
from bot.sandbox.workspace import Workspace, member_from
from bot.sandbox.workspace.sharing import readdress

TICK = 0.5  # seconds between two looks at the clock
MOMENT = 0.1  # seconds that Slack takes for what it does after its answer


class Sandbox(Facts):
    """A Slack of our own, on this machine."""

    def __init__(
        self,
        manifest: Mapping[str, Any],
        workspace: Mapping[str, Any],
        *,
        seconds: Callable[[], float] = time.monotonic,
        now: float | None = None,
        state: Path | None = None,
        gallery: Path | None = None,
        tour: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        self.clock = Clock(seconds, now)
        self.workspace = Workspace(app_from(manifest), workspace, self.clock)
        self.url = ""
        self.deliver: Deliver | None = None
        self.http: HttpLine | None = None
        self.record = Record(self.workspace.news, self.clock, self.workspace.tokens.values())
        self.moment = MOMENT
        self.faults = Faults(seconds, self._luck_changed, self._disturb)
        self.sockets = SocketHub(self.workspace.app.id, self._app_changed, self.record, self.faults)
        self.post = Post(self._line, self.faults, self.record, self.clock)
        self.hooks = Hooks(self.workspace, lambda: self.url, self.record)
        self.workspace.soon, self.workspace.files.base = self._soon, lambda: self.url
        self.workspace.on_event = Events(self.workspace, self.post).happened
        self.api = Api(self.workspace, lambda: opened(self.sockets, self.url))
        self.luck = Luck(self.faults, self.api.switches, self.api.methods)
        self.hands = Hands(self.workspace, self.post, self.hooks)
        self.followers = Followers(self.workspace, self._clock_changed, self.record)
        self.runner: web.AppRunner | None = None
        self.session: ClientSession | None = None
        self.ticking: asyncio.Future[None] | None = None
        self._furnish(state, gallery, tour)

    def _furnish(
        self, state: Path | None, gallery: Path | None, tour: Iterable[Mapping[str, Any]]
    ) -> None:
        """What the page needs, and where the town is kept."""
        self.live = Live(
            self.workspace,
            self._clock_shown,
            self._app_shown,
            self.luck.possible,
            self.record.for_page,
            steps_of(tour, self.workspace),
        )
        self.state = State(self.workspace, state) if state else None
        if state is not None:
            self.workspace.files.contents.keep_in(state.with_name(f"{state.name}.files"))
        self.gallery = Gallery(gallery, self.workspace)

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> None:
        """Open the doors; port 0 is any free one."""
        if self.state is not None:
            self.state.load()
            self.state.watch()
        record = RecordPage(self.record, self.workspace)
        page = PageDoor(self.hands, self.live, self.luck, self.followers, record)
        api = ApiDoor(self.api, self.faults, self.record)
        doors = web_app(api, self.sockets, self.hooks, page, self.followers)
        doors.add_routes(self.gallery.routes())
        self.runner = web.AppRunner(doors, access_log=None, shutdown_timeout=1.0)
        await self.runner.setup()
        site = web.TCPSite(self.runner, host, port)
        await site.start()
        self.url = f"http://{host}:{self.runner.addresses[0][1]}"
        readdress(self.workspace)
        self.ticking = asyncio.ensure_future(self._tick())
        if self.workspace.app.urls and not self.workspace.app.socket_mode:
            self.post_to()

    async def stop(self) -> None:
        """Close the doors and write down what is not written yet."""
        self.live.stop()
        if self.ticking is not None:
            self.ticking.cancel()
        await self.post.stop()
        await self.sockets.stop()
        await self.followers.stop()
        if self.session is not None:
            await self.session.close()
        if self.runner is not None:
            await self.runner.cleanup()
        if self.state is not None:
            self.state.stop()
        self.workspace.files.contents.close()

    def post_to(self, url: str = "", signing_secret: str | None = None) -> None:
        """Deliver by signed HTTP from now on: to one address, or to those of the manifest."""
        app = self.workspace.app
        self.session = self.session or ClientSession()
        self.http = HttpLine(
            lambda envelope: url or address_of(app, envelope),
            signing_secret or self.signing_secret,
            self.session,
        )
        self._app_changed()

    def call(self, method: str, **arguments: Any) -> Json:
        """Call the Web API as the bot, without a wire."""
        return self.api.call(method, arguments, self.bot_token)

    async def idle(self) -> None:
        """Wait until every delivery under way is done."""
        await self.post.idle()

    async def wind(self, *, hours: float = 0.0, to: float | None = None) -> bool:
        """Wind the clock and wait until those who follow it have arrived."""
        target = self.clock.now() + hours * 3600 if to is None else to
        arrived = await self.followers.wind(target)
        await asyncio.sleep(0)
        return arrived

    def person(self, name: str) -> Person:
        """Somebody who acts on what they see."""
        return Person(self.hands, self.post, self.workspace.people.named(name))

    async def welcome(self, **source: Any) -> Person:
        """A new employee gets an account; the fields are those of a workspace file."""
        self.workspace.welcome(member_from(source))
        await self.idle()
        return self.person(source["name"])

    async def alter(self, person: Person, **changes: Any) -> None:
        """Change somebody's account, by the fields of a workspace file."""
        known = self.workspace.people.get(person.id)
        self.workspace.alter(member_from(vars(known) | changes))
        await self.idle()

    def messages(self, channel: str) -> list[Json]:
        """All messages of a channel, oldest first."""
        return list(self.workspace.channels.named(channel).messages.values())

    def said_to(self, person: Person) -> list[str]:
        """What the app wrote to somebody directly, oldest first."""
        bot = self.workspace.app.bot_user
        return [message["text"] for message in person.dm if message.get("user") == bot]

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            self.workspace.look_at_the_clock(self.clock.now())

    def _soon(self, work: Callable[[], None]) -> None:
        async def later() -> None:
            await asyncio.sleep(self.moment)
            work()

        self.post.start(later())

    def _line(self) -> Deliver | None:
        if self.deliver is not None:
            return self.deliver
        return self.sockets.deliver if self.http is None else self.http.deliver

    def _app_shown(self) -> Json:
        connected = bool(self.deliver or self.http or self.sockets.sockets)
        return self.workspace.app.for_page(connected)

    def _app_changed(self) -> None:
        self.workspace.news.tell("app", self._app_shown())

    def _luck_changed(self) -> None:
        self.workspace.news.tell("faults", self.luck.now())

    def _disturb(self, kind: str) -> None:
        self.post.start(self.sockets.disturb(kind))

    def _clock_shown(self) -> Json:
        followers = self.followers
        count = {"followers": len(followers.reached), "behind": followers.behind}
        return {"now": self.clock.now()} | count

    def _clock_changed(self) -> None:
        self.post.catch_up()
        self.workspace.news.tell("clock", self._clock_shown())
