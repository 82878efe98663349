"""The web server beside the bot: features tell it their pages, and it shows them."""

from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.clock import Clock
from bot.db import Database
from bot.settings import Settings
from bot.web.line import Limits
from bot.web.listening import Listening
from bot.web.manners import manners, mind
from bot.web.pace import Pace
from bot.web.pen import Pen
from bot.web.porter import Porter
from bot.web.visit import Page, Visit


class Web:
    """The pages of all features. `slack` is where a phone finds Herald in Slack, if known."""

    def __init__(self, settings: Settings, db: Database, clock: Clock) -> None:
        self.settings, self.db, self.clock = settings, db, clock
        self.pen = Pen(urlsplit(settings.web_address).path)
        self.porter = Porter(self.pen, clock, settings.web_proxies)
        self.manners = manners(encrypted=settings.web_address.startswith("https://"))
        self.pages: dict[str, Page] = {}
        self.slack, self.limits = "", Limits()
        self.port = settings.web_port
        self.listening: Listening | None = None

    def on(self, path: str, page: Page, pace: Pace | None = None) -> None:
        """Show a page at an address; `pace` where a visitor may ask less often than usual."""
        if path in self.pages:
            raise ValueError(f"two pages at {path}")
        self.pages[path] = page
        if pace is not None:
            self.porter.paces[path] = pace

    def draws_from(self, folder: Path) -> None:
        """Use the templates, styles and scripts of a folder, too."""
        self.pen.folders.append(folder)

    @property
    def address(self) -> str:
        """Where people reach the pages; a port that the system chose is part of it."""
        given = self.settings.web_address
        return f"{given}:{self.port}" if given and self.settings.web_port == 0 else given

    async def open(self) -> None:
        """Show the pages from now on, if this installation has an address for them."""
        if not self.settings.web_address:
            return
        self.listening = Listening(self._application(), self.manners, self.limits)
        self.port = await self.listening.open(self.settings.web_host, self.settings.web_port)

    async def close(self) -> None:
        """Show nothing more."""
        if self.listening is not None:
            await self.listening.close()
            self.listening = None

    def _application(self) -> web.Application:
        app = web.Application(middlewares=[self.porter.receive])
        app.on_response_prepare.append(self._mind)
        app.router.add_get("/static/{name}", self._file)
        for path, page in self.pages.items():
            app.router.add_get(path, self._shown(page))
        return app

    def _shown(self, page: Page) -> Handler:
        async def show(request: web.Request) -> web.StreamResponse:
            return await page(Visit(request, self.db, self.clock, self.pen, self.slack))

        return show

    async def _file(self, request: web.Request) -> web.Response:
        return self.pen.file(request.match_info["name"], request.query.get("v", ""))

    async def _mind(self, request: web.Request, answer: web.StreamResponse) -> None:
        mind(answer.headers, self.manners)
