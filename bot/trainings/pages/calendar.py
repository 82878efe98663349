"""The calendar that somebody subscribes to (PRODUCT.md, W5): its address is the only key."""

import re
from hashlib import sha256

from aiohttp import ETag, web

from bot.trainings.calendars.feeds import feed
from bot.web import Visit

TOKEN = re.compile(r"[0-9A-Za-z_-]{16,128}")
STAMP = re.compile(rb"^DTSTAMP[^\n]*\n", re.MULTILINE)  # when it was written: no change (RFC 5545)
KEPT = {"Cache-Control": "private, no-cache", "Content-Disposition": 'inline; filename="my.ics"'}


async def calendar_page(visit: Visit) -> web.StreamResponse:
    """A calendar app asks what is new."""
    token = visit.part("token")
    known = TOKEN.fullmatch(token)
    written = await visit.db.read(feed, token, visit.clock.now()) if known else None
    if written is None:
        raise web.HTTPNotFound
    tag = sha256(STAMP.sub(b"", written)).hexdigest()[:32]
    if any(each.value in (tag, "*") for each in visit.request.if_none_match or ()):
        answer = web.Response(status=304, headers=KEPT)
    else:
        answer = web.Response(
            body=written, content_type="text/calendar", charset="utf-8", headers=KEPT
        )
    answer.etag = ETag(tag, is_weak=True)
    return answer
