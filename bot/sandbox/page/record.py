"""What the page reads of the record: the list, one exchange in full, and where it led."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from aiohttp import web

from bot.sandbox.record import CUT, Exchange, Record, written
from bot.sandbox.types import Json, parsed
from bot.sandbox.workspace import Channel, Workspace

PAGE = 500  # exchanges at a time


class RecordPage:
    """The two addresses under which the inspector reads."""

    def __init__(self, record: Record, workspace: Workspace) -> None:
        self.record, self.workspace = record, workspace

    def routes(self) -> list[web.AbstractRouteDef]:
        """The addresses."""
        return [
            web.get("/page/exchanges", self.newest),
            web.get("/page/exchange/{number:[0-9]+}", self.exchange),
        ]

    async def newest(self, request: web.Request) -> web.Response:
        """The newest exchanges as lines of a list, newest first; `after` is a number."""
        asked = request.query.get("after", "0")
        after = int(asked) if asked.isdecimal() else 0
        found = (each for each in reversed(self.record.by_number.values()) if each.number > after)
        lines = [self.record.line(each) for each in islice(found, PAGE)]
        return web.json_response({"ok": True, "name": self.record.name, "exchanges": lines})

    async def exchange(self, request: web.Request) -> web.Response:
        """One exchange with all that was said."""
        said = self.record.by_number.get(int(request.match_info["number"]))
        if said is None:
            gone = {"ok": False, "error": "This exchange is no longer kept."}
            return web.json_response(gone, status=400)
        shown = self._hidden(said)
        return web.json_response({"ok": True} | shown | {"links": list(self._links(said))})

    def _hidden(self, said: Exchange) -> Json:
        """What was said without tokens, secrets and keys of addresses."""
        texts = {"sent": _sent(said), "answered": said.answered}
        told = {key: unpacked(self.record.hide(text)) for key, text in texts.items()}
        return told | {"cut": any(CUT[:10] in text for text in texts.values())}

    def _links(self, said: Exchange) -> Iterator[Json]:
        """The messages and views that this was about or that it made."""
        sent, answered = _read(_sent(said)), _read(said.answered)
        places = dict.fromkeys(_places(sent)) | dict.fromkeys(_places(answered))
        for channel_id, ts in places:
            channel = self.workspace.channels.by_id.get(channel_id)
            if channel is not None and ts in channel.messages:
                yield {"kind": "message", "channel": channel_id, "ts": ts} | self._seen(channel, ts)
        yield from self._views({*_views(sent), *_views(answered)})

    def _seen(self, channel: Channel, ts: str) -> Json:
        people = self.workspace.people.by_id
        readers = [each for each in channel.members if each in people and not people[each].bot]
        thread = channel.messages[ts].get("thread_ts", ts)
        return {"thread": "" if thread == ts else thread, "readers": readers[:1]}

    def _views(self, ids: set[str]) -> Iterator[Json]:
        for user, view in self.workspace.views.all():
            if view["id"] in ids:
                yield {"kind": view["type"], "view": view["id"], "readers": [user]}


def _sent(said: Exchange) -> str:
    if isinstance(said.sent, str):
        return said.sent
    return written({key: each for key, each in said.sent.items() if key != "token"})


def unpacked(text: str) -> Any:
    """JSON as it is, and JSON that a form carried as text, read as JSON too."""
    value = _read(text)
    if not isinstance(value, dict):
        return value
    return {key: _read(each) if _is_json(each) else each for key, each in value.items()}


def _is_json(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("{", "["))


def _read(text: str) -> Any:
    try:
        return parsed(text)
    except RecursionError:
        return text


def _places(value: Any) -> Iterable[tuple[str, str]]:
    """Where a payload says that something stands."""
    if not isinstance(value, dict):
        return
    event, container = value.get("event") or value, value.get("container") or {}
    for part in (event, container):
        channel, ts = part.get("channel") or part.get("channel_id"), part.get("ts")
        ts = ts or part.get("message_ts")
        if isinstance(channel, str) and isinstance(ts, str):
            yield channel, ts


def _views(value: Any) -> Iterable[str]:
    view = value.get("view") if isinstance(value, dict) else None
    if isinstance(view, dict) and "id" in view:
        yield view["id"]
