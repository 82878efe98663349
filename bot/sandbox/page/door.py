"""The page's own address: live events, history and verbs."""

import json
import logging

from aiohttp import web

from bot.sandbox.follow import Followers
from bot.sandbox.gestures import Hands
from bot.sandbox.page.assets import FRESH, Assets
from bot.sandbox.page.history import history
from bot.sandbox.page.live import Live
from bot.sandbox.page.luck import Luck
from bot.sandbox.page.record import RecordPage
from bot.sandbox.page.verbs import VERBS
from bot.sandbox.types import Json, Mistake, SlackError

logger = logging.getLogger(__name__)


class PageDoor:
    """Everything under `/page`."""

    def __init__(
        self,
        hands: Hands,
        live: Live,
        luck: Luck,
        followers: Followers,
        record: RecordPage,
    ) -> None:
        self.hands, self.live, self.luck = hands, live, luck
        self.followers, self.record, self.assets = followers, record, Assets()

    def routes(self) -> list[web.AbstractRouteDef]:
        """The addresses of the page."""
        return [
            web.get("/", self.index),
            web.get("/page/live", self.stream),
            web.get("/page/history", self.history),
            *self.record.routes(),
            web.post("/page/{verb}", self.verb),
            web.get("/static/{part:.+}", self.part),
        ]

    async def index(self, request: web.Request) -> web.StreamResponse:
        """The page itself."""
        kind = {"Content-Type": "text/html; charset=utf-8"}
        return web.Response(body=self.assets.index(), headers=kind | FRESH)

    async def part(self, request: web.Request) -> web.StreamResponse:
        """A script or style of the page."""
        return self.assets.answer(request.match_info["part"])

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Live events for one person."""
        try:
            user = self.hands.member(request.query.get("as") or self._somebody()).id
        except Mistake as mistake:
            return refused(str(mistake))
        return await self.live.serve(request, user)

    def _somebody(self) -> str:
        """The first one who can act, for a page that was opened as nobody."""
        people = self.hands.workspace.people
        return next((each.id for each in people if not (each.bot or each.deleted)), "")

    async def history(self, request: web.Request) -> web.Response:
        """What was said in a channel or a thread; reading it marks it as read."""
        try:
            return web.json_response(history(self.hands, request.query))
        except (Mistake, SlackError) as mistake:
            return refused(str(mistake))

    async def verb(self, request: web.Request) -> web.Response:
        """One gesture."""
        name = request.match_info["verb"]
        try:
            body = await _body(request)
            return web.json_response({"ok": True} | await self._done(name, body))
        except (Mistake, SlackError) as mistake:
            return refused(str(mistake))
        except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
            logger.warning("The page asked for %s in a way nobody understands", name, exc_info=True)
            return refused("This is not how the page asks.")

    async def _done(self, name: str, body: Json) -> Json:
        if name == "wind":
            return await self._wind(body)
        if name in self.luck.verbs:
            return self.luck.verbs[name](body)
        if name not in VERBS:
            raise Mistake(f"The page cannot {name}.")
        return await VERBS[name](self.hands, body)

    async def _wind(self, body: Json) -> Json:
        clock = self.followers.clock
        to = body.get("to") or clock.now() + 3600 * float(body.get("hours") or 0)
        if (
            not isinstance(to, (int, float))
            or not clock.now() <= to < clock.now() + 10 * 366 * 86400
        ):
            raise Mistake("The clock can only be wound forward, by ten years at most.")
        return {"arrived": await self.followers.wind(to), "now": clock.now()}


async def _body(request: web.Request) -> Json:
    try:
        body = json.loads((await request.read()).decode())
    except (ValueError, RecursionError):
        raise Mistake("This is not JSON.") from None
    if not isinstance(body, dict):
        raise Mistake("This is not a JSON object.")
    return body


def refused(sentence: str) -> web.Response:
    """A sentence about what cannot be done."""
    return web.json_response({"ok": False, "error": sentence}, status=400)
