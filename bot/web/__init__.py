"""Web pages: the server, its headers, its pace; every feature brings its own pages."""

from bot.web.pace import Pace
from bot.web.site import Web
from bot.web.visit import Page, Visit

__all__ = ["Pace", "Page", "Visit", "Web"]
