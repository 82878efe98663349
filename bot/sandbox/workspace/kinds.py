"""What kind of file something is, by its first bytes and otherwise by its name."""

import mimetypes
from dataclasses import dataclass
from struct import unpack

PEEK = 65_536  # bytes that are looked at
TYPES = mimetypes.MimeTypes()  # without what this machine believes
PRETTY = {
    "binary": "Binary", "csv": "CSV", "docx": "Word Document", "gif": "GIF", "html": "HTML",
    "ics": "Calendar", "jpg": "JPEG",
    "json": "JSON", "markdown": "Markdown (raw)", "pdf": "PDF", "png": "PNG", "svg": "SVG",
    "text": "Plain Text", "webp": "WebP", "xlsx": "Excel Spreadsheet", "zip": "Zip",
}  # fmt: skip
ALIASES = {"jpeg": "jpg", "jpe": "jpg", "md": "markdown", "txt": "text", "htm": "html"}
TEXT = {
    "csv": "text/csv", "ics": "text/calendar", "js": "text/javascript", "md": "text/markdown",
    "svg": "image/svg+xml",
}  # fmt: skip
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif"})  # what an image block may show
RASTER = SHOWN | {"image/webp"}


@dataclass(frozen=True)
class Kind:
    """A MIME type, Slack's short name of it, and the size of a picture in pixels."""

    mimetype: str
    filetype: str
    width: int = 0
    height: int = 0

    @property
    def pretty(self) -> str:
        """The name that people read."""
        return PRETTY.get(self.filetype, self.filetype.upper())

    @property
    def is_raster(self) -> bool:
        """Whether it is made of pixels and nothing else, so that it can do nothing."""
        return self.mimetype in RASTER

    @property
    def is_picture(self) -> bool:
        """Whether an image block can show it; docs.slack.dev names png, jpg, jpeg and gif."""
        return self.mimetype in SHOWN


UNKNOWN = Kind("", "")


def kind_of(name: str, start: bytes) -> Kind:
    """The kind of a file; what only calls itself a picture is none."""
    picture = _picture(start)
    if picture is not None:
        return picture
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    mimetype = TEXT.get(ending) or TYPES.guess_type(f"x.{ending}")[0] or ""
    if not mimetype or (mimetype.startswith("image/") and ending != "svg"):
        return Kind("application/octet-stream", "binary")
    return Kind(mimetype, ALIASES.get(ending, ending))


def _picture(start: bytes) -> Kind | None:
    if start.startswith(b"\x89PNG\r\n\x1a\n") and len(start) >= 24:
        return Kind("image/png", "png", *unpack(">II", start[16:24]))
    if start.startswith((b"GIF87a", b"GIF89a")) and len(start) >= 10:
        return Kind("image/gif", "gif", *unpack("<HH", start[6:10]))
    if start.startswith(b"\xff\xd8\xff"):
        return Kind("image/jpeg", "jpg", *_jpeg_size(start))
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return Kind("image/webp", "webp")
    return None


def _jpeg_size(start: bytes) -> tuple[int, int]:
    """Width and height, which stand in the frame header behind any number of segments."""
    at = 2
    while at + 9 <= len(start) and start[at] == 0xFF:
        marker, length = unpack(">BH", start[at + 1 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = unpack(">HH", start[at + 5 : at + 9])
            return width, height
        at += 2 + max(2, length)
    return 0, 0
