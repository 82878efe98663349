"""Draws pages from templates, and keeps the few files that pages are made of."""

import functools
from hashlib import sha256
from pathlib import Path
from typing import Any

from aiohttp import web

OWN = Path(__file__).with_name("static")
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
ALWAYS = "public, max-age=31536000, immutable"
BRIEF = 12  # characters of a hash that tell two versions of a file apart


class Pen:
    """Templates and files of all folders that features have named; read once, when asked for."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.folders = [OWN]

    def draw(self, template: str, **values: Any) -> str:
        """Draw a page; every value is text and never markup."""
        drawn: str = self._templates.get_template(template).render(**values)
        return drawn

    def file(self, name: str, version: str) -> web.Response:
        """Give a style, a script or a picture; with its version it may be kept for ever."""
        body = self.files.get(name)
        if body is None:
            raise web.HTTPNotFound
        kept = ALWAYS if version == self._version(name) else "no-cache"
        return web.Response(
            body=body,
            content_type=KINDS[Path(name).suffix],
            charset="utf-8",
            headers={"Cache-Control": kept},
        )

    @functools.cached_property
    def files(self) -> dict[str, bytes]:
        """Every style, script and picture, by name."""
        every = (file for folder in self.folders for file in sorted(folder.iterdir()))
        return {file.name: file.read_bytes() for file in every if file.suffix in KINDS}

    def asset(self, name: str) -> str:
        """Give the address of a file, with its version."""
        return f"{self.root}/static/{name}?v={self._version(name)}"

    def _version(self, name: str) -> str:
        return sha256(self.files[name]).hexdigest()[:BRIEF]

    @functools.cached_property
    def _templates(self) -> Any:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        templates = Environment(
            loader=FileSystemLoader(self.folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        templates.globals |= {"root": self.root, "asset": self.asset}
        return templates
