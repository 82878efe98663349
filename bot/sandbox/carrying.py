"""How bytes of files come in and go out, for every door: piece by piece, and never as a page."""

from collections.abc import AsyncIterator
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from bot.sandbox.workspace.file import File
from bot.sandbox.workspace.files import Files
from bot.sandbox.workspace.kinds import UNKNOWN

PIECE = 65_536  # bytes
HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-cache",
}


async def parts(request: web.Request) -> AsyncIterator[BodyPartReader]:
    """The files of a form, in order."""
    if not request.content_type.startswith("multipart/"):
        raise ValueError("This is no form.")
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if isinstance(part, BodyPartReader) and part.filename is not None:
            yield part


async def pieces(part: BodyPartReader) -> AsyncIterator[bytes]:
    """One file of a form, piece by piece."""
    while piece := await part.read_chunk(PIECE):
        yield piece


async def body(request: web.Request) -> AsyncIterator[bytes]:
    """What was sent: the first file of a form, or all bytes as they are."""
    if request.content_type != "multipart/form-data":
        async for piece in request.content.iter_chunked(PIECE):
            yield piece
        return
    async for part in parts(request):
        async for piece in pieces(part):
            yield piece
        return


def served(files: Files, file: File) -> web.FileResponse:
    """The bytes of a file; a browser saves them, or shows a picture, and runs nothing."""
    kind = file.kind or UNKNOWN
    how = "inline" if kind.is_raster else "attachment"
    names = f"filename=\"{file.slug}\"; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = HARMLESS | {
        "Content-Type": kind.mimetype or "application/octet-stream",
        "Content-Disposition": f"{how}; {names}",
    }
    return web.FileResponse(files.contents.path(file.id), headers=headers)
