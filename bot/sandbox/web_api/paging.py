"""Lists in pages: cursors, short pages, and pages with nothing on them."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Iterable
from itertools import islice
from typing import Any

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call

FARTHEST = 2**31  # no list is longer


def paged(
    call: Call, name: str, things: Iterable[Any], *, default: int = 100, most: int = 1000
) -> Json:
    """One page of a list under this name, with the cursor to the next."""
    start, was_empty = _place(call.text("cursor"))
    limit = call.number("limit", default) or default
    if not 1 <= limit <= most:
        raise SlackError("invalid_limit")
    if call.switches.empty_pages and start and not was_empty:
        return {name: [], "response_metadata": {"next_cursor": _cursor(start, True)}}
    end = start + min(limit, call.switches.short_pages or limit)
    found = list(islice(things, start, end + 1))
    following = _cursor(end, False) if len(found) > end - start else ""
    return {name: found[: end - start], "response_metadata": {"next_cursor": following}}


def numbered(call: Call, name: str, things: list[Any]) -> Json:
    """One page of a list by its number, as older methods are asked for it."""
    count, page = call.number("count", 100), call.number("page", 1)
    if not (1 <= count <= 1000 and 1 <= page <= 100):
        raise SlackError("invalid_arguments")
    start, total = (page - 1) * count, len(things)
    paging = {"count": count, "total": total, "page": page, "pages": -(-total // count)}
    return {name: things[start : start + count], "paging": paging}


def _cursor(start: int, was_empty: bool) -> str:
    return b64encode(f"next:{start}:{int(was_empty)}".encode()).decode()


def _place(cursor: str) -> tuple[int, bool]:
    if not cursor:
        return 0, False
    try:
        word, start, was_empty = b64decode(cursor, validate=True).decode().split(":")
        if word == "next" and 0 <= int(start) < FARTHEST:
            return int(start), was_empty == "1"
    except (ValueError, Base64Error):
        raise SlackError("invalid_cursor") from None
    raise SlackError("invalid_cursor")
