"""Reading what clients send, however broken it is."""

import json
from collections.abc import Mapping

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.sandbox.types import Json, SlackError

Field = str | bytes | bytearray | web.FileField


async def form(request: web.Request, error: str) -> Mapping[str, Field]:
    """The fields of a form; one that cannot be read is this error."""
    try:
        return await request.post()
    except (ValueError, LookupError, HttpProcessingError):
        raise SlackError(error) from None


async def payload(request: web.Request) -> Json:
    """What was sent to a `response_url`: JSON, or a form whose field `payload` is JSON."""
    if request.content_type == "application/json":
        raw = await request.read()
    else:
        raw = str((await form(request, "invalid_payload")).get("payload", "{}")).encode()
    try:
        body = json.loads(raw.decode())
    except (ValueError, RecursionError):
        raise SlackError("invalid_payload") from None
    if not isinstance(body, dict):
        raise SlackError("invalid_payload")
    return body
