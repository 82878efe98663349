"""The gallery: every view that an app's snapshot files hold, read and judged for one page."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from aiohttp import web

from bot.sandbox.checker import blocks_judged, view_judged
from bot.sandbox.types import Json
from bot.sandbox.workspace import Workspace

PAGE = Path(__file__).resolve().parent.parent / "static" / "gallery" / "index.html"
FRESH = {"Cache-Control": "no-cache"}
SNAPSHOTS = "__snapshots__"
LARGEST = 2**20  # bytes of one file
MOST = 2_000  # files on one page
UNREADABLE = (ArithmeticError, AttributeError, KeyError, OSError, RecursionError, TypeError,
              ValueError)  # fmt: skip


class Gallery:
    """What a folder of JSON payloads looks like."""

    def __init__(self, folder: Path | None, workspace: Workspace) -> None:
        self.folder, self.workspace = folder, workspace

    def routes(self) -> list[web.AbstractRouteDef]:
        """The page, and what it draws."""
        return [web.get("/gallery", self.page), web.get("/gallery/views", self.views)]

    async def page(self, request: web.Request) -> web.StreamResponse:
        """The page itself."""
        return web.FileResponse(PAGE, headers=FRESH)

    async def views(self, request: web.Request) -> web.Response:
        """Every view, and the names that stand in them."""
        people, bot = self.workspace.people, self.workspace.app.bot_user
        shown = {
            "folder": None if self.folder is None else self.folder.name,
            "views": [] if self.folder is None else views_in(self.folder),
            "app": {"name": self.workspace.app.name},
            "now": self.workspace.clock.now(),
            "people": [each.for_page() for each in people],
            "channels": [each.for_page(bot, bot) for each in self.workspace.channels if each.name],
        }
        return web.json_response(shown, headers=FRESH)


def views_in(folder: Path) -> list[Json]:
    """Every view in a folder, by feature and name; what cannot be read says why."""
    numbers: Counter[str] = Counter()
    found = []
    for path in files_in(folder)[:MOST]:
        view = _named(path.relative_to(folder)) | _read(path)
        numbers[view["id"]] += 1
        if numbers[view["id"]] > 1:
            view["id"] += f"-{numbers[view['id']]}"
        found.append(view)
    return found


def files_in(folder: Path) -> list[Path]:
    """The snapshots in a folder, or where it has none, all its JSON files."""
    every = sorted(path for path in folder.rglob("*.json") if path.is_file())
    return [path for path in every if SNAPSHOTS in path.parts] or every


def _named(path: Path) -> Json:
    """How a view is called, from the name of its file: `test_people_see[the_card].json`."""
    folders = [part for part in path.parts[:-1] if part != SNAPSHOTS]
    test, _, case = path.stem.partition("[")
    group = _sentence(re.sub(r"^test_", "", test))
    return {
        "id": re.sub(r"[^a-z0-9]+", "-", str(path).lower()).strip("-"),
        "file": path.as_posix(),
        "feature": _sentence(folders[0]) if folders else "Views",
        "group": group,
        "name": _sentence(case.removesuffix("]").replace("-", ", ")) if case else group,
    }


def _sentence(name: str) -> str:
    words = re.sub(r"_+", " ", name).strip() or name
    return words[:1].upper() + words[1:]


def _read(path: Path) -> Json:
    """What a file holds, drawn as what, and what Slack would say against it."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"it is larger than {LARGEST // 1024} kB")
        payload = json.loads(path.read_bytes().decode(), parse_constant=_no_number)
        json.dumps(payload)
        kind, drawn, flaws = _judged(payload)
    except UNREADABLE as error:
        return {"kind": "broken", "flaws": [], "error": f"This file cannot be read: {error}"}
    return {"kind": kind, "payload": payload, "drawn": drawn, "flaws": flaws}


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number in JSON")


def _judged(payload: Any) -> tuple[str, Json, list[str]]:
    """The kind of surface, the view or message on it, and its flaws."""
    inner = payload.get("view", payload) if isinstance(payload, dict) else payload
    if isinstance(inner, list):
        return _on_a_surface(inner)
    if inner.get("type") in ("modal", "home"):
        return inner["type"], inner, [str(flaw) for flaw in view_judged(inner, inner["type"])]
    if not inner.keys() & {"blocks", "text", "attachments"}:
        raise ValueError("it is no message, no view and no list of blocks")
    return "message", inner, list(_message_flaws(inner))


def _on_a_surface(blocks: list[Any]) -> tuple[str, Json, list[str]]:
    """Blocks alone belong to the first surface that takes them."""
    judged = {
        kind: [str(flaw) for flaw in blocks_judged(blocks, kind)]
        for kind in ("home", "message", "modal")
    }
    kind = min(judged, key=lambda each: bool(judged[each]))
    return kind, {"blocks": blocks}, judged[kind]


def _message_flaws(message: Json) -> Iterator[str]:
    for at, blocks in [("/blocks", message.get("blocks"))] + [
        (f"/attachments/{index}/blocks", each.get("blocks"))
        for index, each in enumerate(message.get("attachments") or ())
    ]:
        if blocks is not None:
            yield from (str(flaw) for flaw in blocks_judged(blocks, at=at))
