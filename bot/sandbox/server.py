"""All doors of the sandbox in one web server on this machine."""

from ipaddress import ip_address

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler
from aiohttp.web_protocol import RequestPayloadError

from bot.sandbox.bodies import payload
from bot.sandbox.delivery.socket import SocketHub
from bot.sandbox.follow import Followers
from bot.sandbox.hooks import Hooks
from bot.sandbox.page import PageDoor
from bot.sandbox.page.files import FilePage
from bot.sandbox.types import SlackError
from bot.sandbox.web_api.door import ApiDoor
from bot.sandbox.web_api.file_door import FileDoor

LARGEST = 4 * 2**20  # bytes of one request that is not a file
GONE = frozenset({"no_such_url", "expired_url", "used_url"})


def web_app(
    api: ApiDoor, sockets: SocketHub, hooks: Hooks, page: PageDoor, followers: Followers
) -> web.Application:
    """The server with all its doors."""

    async def hook(request: web.Request) -> web.Response:
        return await _hooked(hooks, request)

    guards = [same_origin, known_host, legible]
    server = web.Application(client_max_size=LARGEST, middlewares=guards)
    server.add_routes(
        [
            web.route("*", "/api/{method}", api.serve),
            web.get("/link/", sockets.serve),
            web.post("/hooks/{kind}/{team}/{number}/{key}", hook),
            web.get("/clock", followers.serve),
            *FileDoor(hooks.workspace, hooks.record, api.faults).routes(),
            *FilePage(page.hands).routes(),
            *page.routes(),
        ]
    )
    return server


@web.middleware
async def same_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another web site asks a browser to send here."""
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.host:
        return web.Response(status=403, text="This page does not belong to the sandbox.")
    return await handler(request)


@web.middleware
async def known_host(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a foreign name that was made to point to this machine (DNS rebinding)."""
    name = request.url.host or ""
    if is_public(request) or name == "localhost" or is_address(name):
        return await handler(request)
    return web.Response(status=403, text="The sandbox does not go by this name.")


@web.middleware
async def legible(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what breaks off, runs on or cannot be unpacked in the middle of a request."""
    try:
        return await handler(request)
    except (HttpProcessingError, RequestPayloadError):
        return web.Response(status=400, text="This cannot be read.")


def is_address(name: str) -> bool:
    """Whether a host is named by its number."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_public(request: web.Request) -> bool:
    """Whether somebody let the sandbox be reached from elsewhere on purpose."""
    own = request.transport.get_extra_info("sockname") if request.transport else None
    return own is not None and not ip_address(own[0]).is_loopback


async def _hooked(hooks: Hooks, request: web.Request) -> web.Response:
    try:
        hooks.use(request.match_info["key"], await payload(request))
    except SlackError as error:
        status = 404 if error.error in GONE else 400
        return web.Response(status=status, text=error.error)
    return web.Response(text="ok")
