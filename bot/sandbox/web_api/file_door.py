"""The addresses of files that apps use: one to send bytes to, one to fetch them with a token."""

import asyncio

from aiohttp import web

from bot.sandbox.carrying import body, served
from bot.sandbox.faults import UPLOADS, Fault, Faults
from bot.sandbox.record import Exchange, Record
from bot.sandbox.types import SlackError
from bot.sandbox.workspace import Workspace

SCOPE = "files:read"
SIGN_IN = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sign in | Slack</title></head>
<body><h1>Sign in to your workspace</h1></body></html>
"""


class FileDoor:
    """`upload_url` and `url_private`, which in Slack are at files.slack.com."""

    def __init__(self, workspace: Workspace, record: Record, faults: Faults) -> None:
        self.workspace, self.record, self.faults = workspace, record, faults

    def routes(self) -> list[web.AbstractRouteDef]:
        """The addresses."""
        return [
            web.post("/upload/v1/{key}", self.take),
            web.get("/files-pri/{team}-{file}/{name}", self.give),
            web.get("/files-pri/{team}-{file}/download/{name}", self.give),
        ]

    async def take(self, request: web.Request) -> web.Response:
        """The bytes of a promised file, with whatever bad luck was ordered for them."""
        said = self.record.begin("api", UPLOADS, {"bytes": request.content_length})
        fault = self.faults.take(UPLOADS)
        if fault is None:
            return await self._put(request, said)
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            return await self._put(request, said)
        if not fault.kind.endswith("_before") and fault.kind != "ratelimited":
            await self._put(request, said)
        return self._broken(request, fault, said)

    def _broken(self, request: web.Request, fault: Fault, said: Exchange) -> web.Response:
        if fault.kind.startswith("drop") and isinstance(request.transport, asyncio.WriteTransport):
            request.transport.abort()
        limited = fault.kind == "ratelimited"
        status = 429 if limited else fault.status
        headers = {"Retry-After": str(max(1, round(fault.seconds)))} if limited else {}
        self.record.end(said, "", ok=False, status=status, error=fault.kind)
        return web.Response(status=status, headers=headers)

    async def _put(self, request: web.Request, said: Exchange) -> web.Response:
        """The bytes, once, exactly as many as were promised."""
        try:
            status, text = 200, f"OK - {await self._taken(request)}"
        except SlackError as error:
            self.workspace.news.problem(f"upload_url: {error.error}.")
            status, text = 400, error.error
        except (ValueError, ConnectionError):
            status, text = 400, "invalid_form_data"
        wrong = "" if status == 200 else text
        self.record.end(said, text, ok=not wrong, status=status, error=wrong)
        return web.Response(status=status, text=text)

    async def _taken(self, request: web.Request) -> int:
        files = self.workspace.files
        file = files.awaited(request.match_info["key"])
        size = await files.contents.pour(file.id, body(request), file.size)
        files.arrived(file, size)
        return size

    async def give(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, for a token that may read it; others see the sign-in page."""
        said = self.record.begin("api", "url_private", {"file": request.match_info["file"]})
        admitted = self._admitted(request.headers.get("Authorization", ""))
        file = self.workspace.files.by_id.get(request.match_info["file"]) if admitted else None
        if not admitted:
            self.record.end(said, SIGN_IN, ok=False, status=200, error="sign-in page")
            return web.Response(text=SIGN_IN, content_type="text/html")
        if file is None or file.state != "complete" or not self.workspace.files.app_sees(file):
            self.record.end(said, "", ok=False, status=404, error="HTTP 404")
            raise web.HTTPNotFound
        self.record.end(said, f"{file.size} bytes", ok=True, status=200)
        return served(self.workspace.files, file)

    def _admitted(self, header: str) -> bool:
        kind, _, token = header.partition(" ")
        is_known = kind.lower() == "bearer" and token.strip() == self.workspace.tokens["bot"]
        may_read = SCOPE in self.workspace.app.scopes
        if header and not (is_known and may_read):
            what = f"without the scope {SCOPE}" if is_known else "with a wrong token"
            self.workspace.news.problem(f"url_private was fetched {what}: a sign-in page came.")
        return is_known and may_read
