"""The workspace on disk: read at start, and whatever changed is written a moment later."""

import asyncio
import json
from collections.abc import Callable, Collection, Iterator
from itertools import count
from pathlib import Path

from bot.sandbox.first_form import renew
from bot.sandbox.parts import PARTS
from bot.sandbox.shelf import Name, Shelf
from bot.sandbox.types import Json
from bot.sandbox.workspace import Workspace

SOON = 0.2  # seconds; so much is lost at most when the process is killed
SILENT = "exchange"  # what was said about a change changes nothing
BY_NEWS: dict[str, Callable[[Json, Collection[str]], list[Name]]] = {
    "message": lambda data, to: _said(data["channel"], data["message"]["ts"]),
    "gone": lambda data, to: _said(data["channel"], data["ts"]),
    "channel": lambda data, to: [("channels", data["id"])],
    "person": lambda data, to: [("people", data["id"])],
    "home": lambda data, to: [("homes", user) for user in to],
    "kept": lambda data, to: [(data["kind"], data["id"])],
}


def _said(channel: str, ts: str) -> list[Name]:
    return [("channels", channel), ("messages", f"{channel} {ts}")]


class State:
    """Keeps a workspace in a file."""

    def __init__(self, workspace: Workspace, path: Path) -> None:
        self.workspace, self.path = workspace, path
        self.timer: asyncio.TimerHandle | None = None
        self.changed: set[Name] = set()
        self.small: dict[Name, str] = {}

    def load(self) -> None:
        """Take up where the file left off, if there is one; raises Unreadable for another file."""
        renew(self.path)
        self.shelf = Shelf(self.path)
        for kind, part in PARTS.items():
            things = part.things(self.workspace)
            for name, kept in self.shelf.all(kind):
                things[name] = part.read(kept)
                if not part.big:
                    self.small[kind, name] = ""
        for _, kept in self.shelf.all("clock"):
            self._set_clock(**kept)

    def watch(self) -> None:
        """Write after every change from now on."""
        self.workspace.news.hear(self._heard)

    def save(self) -> None:
        """Write what has changed."""
        self.timer = None
        self.changed |= self._changed_small()
        texts = {name: self._text(name) for name in self.changed}
        written = [(name, text) for name, text in texts.items() if text is not None]
        gone = [name for name, text in texts.items() if text is None]
        self.shelf.put([*written, (("clock", ""), json.dumps(self._clock()))], gone)
        self.changed.clear()

    def stop(self) -> None:
        """Write what is not written yet, and let go of the file."""
        if self.timer is not None:
            self.timer.cancel()
        self.save()
        self.shelf.close()

    def _heard(self, name: str, data: Json, to: Collection[str] | None) -> None:
        if name in BY_NEWS:
            self.changed.update(BY_NEWS[name](data, to or ()))
        if self.timer is None and name != SILENT:
            self.timer = asyncio.get_running_loop().call_later(SOON, self.save)

    def _changed_small(self) -> set[Name]:
        """What is written differently now, or no more, among the few of each small kind."""
        now = {name: self._text(name) or "" for name in self._small_names()}
        changed = {
            name for name in now.keys() | self.small if now.get(name) != self.small.get(name)
        }
        self.small = now
        return changed

    def _small_names(self) -> Iterator[Name]:
        for kind, part in PARTS.items():
            if not part.big:
                yield from ((kind, name) for name in part.things(self.workspace))

    def _text(self, name: Name) -> str | None:
        part = PARTS[name[0]]
        thing = part.things(self.workspace).get(name[1])
        return None if thing is None else json.dumps(part.write(thing))

    def _clock(self) -> Json:
        workspace = self.workspace
        number = next(workspace.numbers)
        workspace.numbers = count(number)
        return {"now": workspace.clock.now(), "last": workspace.clock.last, "number": number}

    def _set_clock(self, *, now: float, last: int, number: int) -> None:
        clock = self.workspace.clock
        clock.last = last
        clock.wind(max(now, last / 1_000_000))
        self.workspace.numbers = count(number)
