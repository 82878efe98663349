"""What machines and lost visitors ask for: is Herald alive, is it ready, what is this."""

from pathlib import Path

from aiohttp import web
from sqlalchemy.orm import Session

from bot import db
from bot.errors import Unavailable
from bot.programme.models import Programme
from bot.web import Visit, Web

ROBOTS = "User-agent: *\nDisallow: /\n"


def register(web: Web) -> None:
    """Tell the web server which pages there are."""
    web.draws_from(Path(__file__).parent)
    web.on("/", front_page)
    web.on("/robots.txt", robots)
    web.on("/health", health)
    web.on("/ready", ready)


async def front_page(visit: Visit) -> web.StreamResponse:
    """Somebody followed the bare address."""
    return visit.page("front.html")


async def robots(visit: Visit) -> web.StreamResponse:
    """A search engine asks what it may list: nothing."""
    return web.Response(text=ROBOTS)


async def health(visit: Visit) -> web.StreamResponse:
    """The process is alive; it asks nobody else."""
    return web.json_response({"alive": True})


async def ready(visit: Visit) -> web.StreamResponse:
    """The database answers, and the programme has begun."""
    try:
        has_begun = await visit.db.read(_has_begun)
    except Unavailable:
        return web.json_response({"database": False, "programme": False}, status=503)
    told = {"database": True, "programme": has_begun}
    return web.json_response(told, status=200 if has_begun else 503)


def _has_begun(session: Session) -> bool:
    return db.find(session, Programme, 1) is not None
