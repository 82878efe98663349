"""One line for each answer: what kind of page, never which, for whom, or with what words."""

import logging

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

PAGE = web.RequestKey("page", str)  # the pattern, once it is known

log = logging.getLogger(__name__)


class Record(AbstractAccessLogger):
    """Writes the address as its pattern, so that no token and no number is in the log."""

    def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:
        """Note an answer; what went well is of interest only to who looks for something."""
        level = logging.INFO if response.status >= 400 else logging.DEBUG
        page = request.get(PAGE, "-")
        log.log(level, "%s %s %s in %d ms", request.method, page, response.status, time * 1000)


def pattern(request: web.Request) -> str:
    """Give a page's address without what is secret in it; "-" if there is no such page."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "-"
