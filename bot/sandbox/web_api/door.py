"""The door of the Web API: reads what clients send in all its shapes, answers as Slack does."""

import asyncio
import json
from typing import Any
from uuid import uuid4

from aiohttp import web

from bot.sandbox.faults import Fault, Faults
from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.api import Api

JSON, FORMS = "application/json", ("application/x-www-form-urlencoded", "multipart/form-data")


class ApiDoor:
    """`/api/<method>` over HTTP."""

    def __init__(self, api: Api, faults: Faults) -> None:
        self.api, self.faults = api, faults

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One request, with whatever bad luck was ordered for it."""
        name = request.match_info["method"]
        fault = self.faults.take(name)
        if fault is None:
            return await self._answered(request, name)
        return await self._unlucky(request, name, fault)

    async def _answered(self, request: web.Request, name: str) -> web.Response:
        try:
            arguments = await arguments_of(request)
        except SlackError as error:
            self.api.workspace.news.problem(f"{name}: {error.error}.")
            return self._written({"ok": False, "error": error.error})
        return self._written(self.api.call(name, arguments, _token(request, arguments)))

    async def _unlucky(self, request: web.Request, name: str, fault: Fault) -> web.StreamResponse:
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            return await self._answered(request, name)
        if fault.kind == "ratelimited":
            refused = {"ok": False, "error": "ratelimited", "retry_after": fault.seconds}
            return self._written(refused)
        if fault.kind.endswith("_late"):
            await request.read()
            asyncio.get_running_loop().call_later(fault.seconds, self._later, request, name)
        if fault.kind.endswith("_after"):
            await self._answered(request, name)
        return self._broken(request, dropped=fault.kind.startswith("drop"))

    def _later(self, request: web.Request, name: str) -> None:
        """Slack accepted a call and does it only now, when nobody waits for the answer."""
        self.faults.start(self._answered(request, name))

    def _broken(self, request: web.Request, *, dropped: bool) -> web.Response:
        if dropped and isinstance(request.transport, asyncio.WriteTransport):
            request.transport.abort()
        return web.json_response({"ok": False, "error": "internal_error"}, status=500)

    def _written(self, answer: Json) -> web.Response:
        scopes = ",".join(sorted(self.api.workspace.app.scopes))
        headers = {"X-OAuth-Scopes": scopes, "X-Slack-Req-Id": uuid4().hex}
        if answer.get("error") != "ratelimited":
            return web.json_response(answer, headers=headers)
        headers["Retry-After"] = str(max(1, round(answer.pop("retry_after", 1))))
        return web.json_response(answer, headers=headers, status=429)


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
    try:
        return dict(await request.post())
    except (ValueError, UnicodeDecodeError, LookupError):
        raise SlackError("invalid_form_data") from None


def _token(request: web.Request, arguments: dict[str, Any]) -> str:
    header = request.headers.get("Authorization", "")
    kind, _, token = header.partition(" ")
    return token.strip() if kind.lower() == "bearer" else str(arguments.get("token", ""))
