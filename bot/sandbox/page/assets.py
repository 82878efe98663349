"""The page's own files, kept in memory: few requests for a browser, each answered at once."""

import posixpath
import re
from hashlib import sha256
from pathlib import Path

from aiohttp import web

STATIC = Path(__file__).resolve().parent.parent / "static"
ALWAYS = {"Cache-Control": "public, max-age=31536000, immutable"}
FRESH = {"Cache-Control": "no-cache"}
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
STYLE = re.compile(r' *<link rel="stylesheet" href="/static/([^"]+)">\n')
PART = re.compile(r"(?:v-([0-9a-f]{12})/)?(.*)", re.DOTALL)
IMPORTED = re.compile(r'^(?:import|export)\b[^;]*?"(\.[^"]+)";', re.MULTILINE)  # of modules


class Assets:
    """What is under `static`; read again when a page is opened after one of the files changed.

    An address with the version in it, `/static/v-…/`, may be kept by a browser for ever.
    """

    def __init__(self, folder: Path = STATIC) -> None:
        self.folder = folder
        self.stamp: dict[Path, int] = {}
        self.files: dict[str, bytes] = {}
        self.version, self.page = "", b""

    def index(self) -> bytes:
        """The page itself."""
        self._look()
        return self.page

    def modules(self, first: str = "main.js") -> list[str]:
        """A module and all that it imports, directly or not."""
        found = [first]
        for name in found:
            for other in IMPORTED.findall(self.files[name].decode()):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), other))
                if target in self.files and target not in found:
                    found.append(target)
        return found

    def answer(self, part: str) -> web.Response:
        """One file, by its name under `static`, with or without a version."""
        found = PART.fullmatch(part)
        version, name = found.groups() if found else ("", part)
        if version != self.version:
            self._look()
        if name not in self.files:
            raise web.HTTPNotFound
        kind = TYPES[Path(name).suffix]
        headers = {"Content-Type": f"{kind}; charset=utf-8"} | (
            ALWAYS if version == self.version else FRESH
        )
        return web.Response(body=self.files[name], headers=headers)

    def _look(self) -> None:
        """Read the files anew if one of them has changed."""
        stamp = {
            path: path.stat().st_mtime_ns
            for path in sorted(self.folder.rglob("*"))
            if path.suffix in TYPES
        }
        if stamp != self.stamp:
            self.stamp = stamp
            self.files = {
                path.relative_to(self.folder).as_posix(): path.read_bytes() for path in stamp
            }
            self.version = sha256(repr(sorted(self.files.items())).encode()).hexdigest()[:12]
            self.page = self._drawn(self.files["index.html"].decode()).encode()

    def _drawn(self, text: str) -> str:
        """The page with one style sheet, and all modules named so that none waits for another."""
        self.files["all.css"] = b"\n".join(self.files[each] for each in STYLE.findall(text))
        links = ['<link rel="stylesheet" href="/static/all.css">']
        links += [f'<link rel="modulepreload" href="/static/{each}">' for each in self.modules()]
        head = "".join(f"  {link}\n" for link in links)
        text = STYLE.sub("", text).replace("</head>", f"{head}</head>")
        return text.replace('"/static/', f'"/static/v-{self.version}/')
