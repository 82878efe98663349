"""The door of the Web API: reads what clients send in all its shapes, answers as Slack does."""

import asyncio
import json
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from aiohttp import web

from bot.sandbox.bodies import form
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.record import Exchange, Record
from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.api import Api

OPENS_A_LINE = "apps.connections.open"
JSON, FORMS = "application/json", ("application/x-www-form-urlencoded", "multipart/form-data")


class ApiDoor:
    """`/api/<method>` over HTTP."""

    def __init__(self, api: Api, faults: Faults, record: Record) -> None:
        self.api, self.faults, self.record = api, faults, record

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One request, put on record."""
        said = self.record.begin("api", request.match_info["method"])
        response = await self._served(request, said)
        method = self.api.methods.get(said.name)
        if method is not None and method.accepted:
            response.headers["X-Accepted-OAuth-Scopes"] = method.accepted
        self.record.responded(said, response.status, response.text or "")
        return response

    async def _served(self, request: web.Request, said: Exchange) -> web.Response:
        """One request, with whatever bad luck was ordered for it."""
        name = said.name
        fault = self.faults.take(name)
        if fault is not None and fault.kind == "ratelimited":
            return self._written(
                {"ok": False, "error": "ratelimited", "retry_after": fault.seconds}
            )
        try:
            arguments = await arguments_of(request)
        except SlackError as error:
            self.api.workspace.news.problem(f"{name}: {error.error}.")
            return self._written({"ok": False, "error": error.error})
        self.record.asked(said, arguments, request.content_length or 0, fault.kind if fault else "")
        call = partial(self.api.call, name, arguments, _token(request, arguments, name))
        return await self._done(request, call, fault)

    async def _done(
        self, request: web.Request, call: Callable[[], Json], fault: Fault | None
    ) -> web.Response:
        kind = fault.kind if fault else ""
        if fault is not None and kind == "slow":
            await asyncio.sleep(fault.seconds)
        if kind in ("", "slow"):
            return self._written(warned(request, call()))
        if kind.endswith("_after"):
            call()
        elif fault is not None and kind.endswith("_late"):
            asyncio.get_running_loop().call_later(fault.seconds, call)
        return self._broken(request, fault)

    def _broken(self, request: web.Request, fault: Fault | None) -> web.Response:
        dropped = fault is not None and fault.kind.startswith("drop")
        if dropped and isinstance(request.transport, asyncio.WriteTransport):
            request.transport.abort()
        status = fault.status if fault else 500
        error = "service_unavailable" if status == 503 else "internal_error"
        return web.json_response({"ok": False, "error": error}, status=status)

    def _written(self, answer: Json) -> web.Response:
        scopes = ",".join(sorted(self.api.workspace.app.scopes))
        headers = {"X-OAuth-Scopes": scopes, "X-Slack-Req-Id": uuid4().hex}
        if answer.get("error") != "ratelimited":
            return web.json_response(answer, headers=headers)
        headers["Retry-After"] = str(max(1, round(answer.pop("retry_after", 1))))
        return web.json_response(answer, headers=headers, status=429)


def warned(request: web.Request, answer: Json) -> Json:
    """An answer with Slack's hint about a header that says too little or too much."""
    hint = _charset_hint(request)
    if not hint:
        return answer
    metadata = answer.get("response_metadata", {})
    hints = [*metadata.get("warnings", []), hint]
    told = {"warning": ",".join(hints), "response_metadata": metadata | {"warnings": hints}}
    return answer | told


def _charset_hint(request: web.Request) -> str:
    if request.content_type == JSON and request.charset is None:
        return "missing_charset"
    return "superfluous_charset" if request.content_type == FORMS[0] and request.charset else ""


async def arguments_of(request: web.Request) -> dict[str, Any]:
    """The arguments of a call, from the query and from whatever body there is."""
    arguments: dict[str, Any] = dict(request.query)
    if not request.can_read_body:
        return arguments
    if request.content_type == JSON:
        return arguments | _object(await request.read())
    if request.content_type in FORMS:
        return arguments | await _form(request)
    raise SlackError("invalid_post_type")


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body.decode("utf-8") or "{}")
    except UnicodeDecodeError:
        raise SlackError("invalid_charset") from None
    except (ValueError, RecursionError):
        raise SlackError("invalid_json") from None
    if not isinstance(value, dict):
        raise SlackError("json_not_object")
    return value


async def _form(request: web.Request) -> dict[str, Any]:
    fields = await form(request, "invalid_form_data")
    try:
        return {name: _text(value) for name, value in fields.items()}
    except UnicodeDecodeError:
        raise SlackError("invalid_form_data") from None


def _text(value: str | bytes | bytearray | web.FileField) -> Any:
    return bytes(value).decode() if isinstance(value, (bytes, bytearray)) else value


def _token(request: web.Request, arguments: dict[str, Any], method: str) -> str:
    """The token of a call: in its header, its query or its form; Slack reads none in JSON.

    A line of Socket Mode is opened with the header only (docs.slack.dev, apps.connections.open).
    """
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return token.strip()
    if method == OPENS_A_LINE:
        return ""
    plain = request.query if request.content_type == JSON else arguments
    return str(plain.get("token", ""))
