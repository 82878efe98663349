"""What somebody reads who gets no page: what happened, and what to do next."""

from typing import NamedTuple

from aiohttp import web

from bot.web.pen import Pen


class Words(NamedTuple):
    """A heading, and a sentence below it."""

    heading: str
    sentence: str


WORDS = {
    400: Words("Herald could not read this", "The address or the request is not well formed."),
    404: Words(
        "There is no such page",
        "Perhaps the address was cut short when it was copied, or the page has been taken away.",
    ),
    405: Words("This page can only be read", "Nothing was changed."),
    429: Words("Too many tries for now", "Wait a minute, then try again."),
    500: Words(
        "Something went wrong on our side",
        "Nothing is lost. Whoever runs Herald finds it in the log. Try again in a minute.",
    ),
    503: Words("Herald is busy just now", "Nothing is lost. Try again in a minute."),
}


def trouble(pen: Pen, request: web.Request, status: int) -> web.Response:
    """Say in the form the visitor understands why there is no page."""
    words = words_for(status)
    accepts = request.headers.get("Accept", "")
    if "text/html" in accepts:
        drawn = pen.draw("trouble.html", words=words)
        return web.Response(text=drawn, status=status, content_type="text/html")
    if "application/json" in accepts:
        return web.json_response({"error": words.heading}, status=status)
    return web.Response(text=in_plain_words(status), status=status)


def in_plain_words(status: int) -> str:
    """Say it in one line, for whoever shows no pages."""
    return "{}. {}\n".format(*words_for(status))


def words_for(status: int) -> Words:
    """Find the words for a status; one that nobody thought of is said as its like."""
    return WORDS.get(status, WORDS[500 if status >= 500 else 400])
