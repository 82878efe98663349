"""Files on the page: what somebody uploads, and what they may open."""

from aiohttp import web

from bot.sandbox.carrying import parts, pieces, served
from bot.sandbox.gestures import Hands
from bot.sandbox.types import Json, Mistake, SlackError
from bot.sandbox.workspace.file import File
from bot.sandbox.workspace.files import LARGEST
from bot.sandbox.workspace.sharing import person_sees

AT_ONCE = 10  # files of one upload


class FilePage:
    """The page's addresses for files."""

    def __init__(self, hands: Hands) -> None:
        self.hands, self.files = hands, hands.workspace.files

    def routes(self) -> list[web.AbstractRouteDef]:
        """The addresses."""
        return [
            web.post("/page/upload", self.take),
            web.get("/page/file/{file}/{name}", self.give),
        ]

    async def take(self, request: web.Request) -> web.Response:
        """Files of one person; nobody else sees them before they are shared or sent."""
        try:
            user = self.hands.member(request.query.get("as", "")).id
            return web.json_response({"ok": True, "files": await self._taken(request, user)})
        except Mistake as mistake:
            sentence = str(mistake)
        except SlackError:
            sentence = "There is no room for more files here."
        except (ValueError, ConnectionError):
            sentence = "This is not a form with files."
        return web.json_response({"ok": False, "error": sentence}, status=400)

    async def _taken(self, request: web.Request, user: str) -> list[Json]:
        taken: list[Json] = []
        async for part in parts(request):
            if len(taken) == AT_ONCE:
                raise Mistake(f"No more than {AT_ONCE} files at once.")
            file = self.files.promise(part.filename or "", 0, by=user)
            size = await self.files.contents.pour(file.id, pieces(part), LARGEST)
            if size > LARGEST:
                raise Mistake(f"{file.name} is larger than {LARGEST // 2**20} MB.")
            taken.append(self.files.shown(self.files.received(file, size)))
        if not taken:
            raise Mistake("There is no file in this upload.")
        return taken

    async def give(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, for somebody who may see it."""
        file = self.files.by_id.get(request.match_info["file"])
        if file is None or file.state != "complete":
            raise web.HTTPNotFound
        if not self._may_see(request.query.get("as", ""), file):
            raise web.HTTPForbidden
        return served(self.files, file)

    def _may_see(self, user: str, file: File) -> bool:
        try:
            return person_sees(self.hands.workspace, self.hands.member(user).id, file)
        except Mistake:
            return False
