"""One line for each answer: what kind of page, never which, for whom, or with what words."""

import logging

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

log = logging.getLogger(__name__)


class Record(AbstractAccessLogger):
    """Writes the address as its pattern, so that no token and no number is in the log."""

    def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:
        """Note an answer; what went well is of interest only to who looks for something."""
        level = logging.INFO if response.status >= 400 else logging.DEBUG
        line = "%s %s %s in %d ms"
        log.log(level, line, request.method, pattern(request), response.status, time * 1000)


def pattern(request: web.BaseRequest) -> str:
    """Give a page's address without what is secret in it; "-" if there is no such page."""
    route = request.match_info.route if isinstance(request, web.Request) else None
    resource = route.resource if route else None
    return resource.canonical if resource else "-"
