"""The workspace on disk: read at start, written soon after every change, never half."""

import asyncio
import json
import time
from dataclasses import asdict
from itertools import count
from pathlib import Path

from bot.sandbox.types import Json
from bot.sandbox.workspace import Channel, Workspace, member_from
from bot.sandbox.workspace.timeline import Timeline

SOON = 0.5  # seconds
SHARE = 20  # writing may take one twentieth of the time


class State:
    """Keeps a workspace in a file."""

    def __init__(self, workspace: Workspace, path: Path) -> None:
        self.workspace, self.path = workspace, path
        self.timer: asyncio.TimerHandle | None = None
        self.took = 0.0

    def load(self) -> None:
        """Take up where the file left off, if there is one."""
        if not self.path.exists():
            return
        kept = json.loads(self.path.read_text(encoding="utf-8"))
        clock = self.workspace.clock
        clock.last = kept["last"]
        clock.wind(max(kept["now"], kept["last"] / 1_000_000))
        self.workspace.numbers = count(kept["number"])
        for person in kept["people"]:
            self.workspace.people.by_id[person["id"]] = member_from(person)
        for channel in kept["channels"]:
            channel["messages"] = Timeline(channel["messages"])
            self.workspace.channels.by_id[channel["id"]] = Channel(**channel)
        self.workspace.views.homes = kept["homes"]

    def watch(self) -> None:
        """Write after every change from now on; what was said about it changes nothing."""
        self.workspace.news.hear(lambda name, data, to: self._soon(name))

    def save(self) -> None:
        """Write now, first beside the file, then in its place."""
        started = time.perf_counter()
        self.timer = None
        fresh = self.path.with_name(self.path.name + ".new")
        fresh.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(self._told()), encoding="utf-8")
        fresh.replace(self.path)
        self.took = time.perf_counter() - started

    def stop(self) -> None:
        """Write what is not written yet."""
        if self.timer is not None:
            self.timer.cancel()
        self.save()

    def _soon(self, news: str) -> None:
        if self.timer is None and news != "exchange":
            delay = max(SOON, self.took * SHARE)
            self.timer = asyncio.get_running_loop().call_later(delay, self.save)

    def _told(self) -> Json:
        workspace = self.workspace
        number = next(workspace.numbers)
        workspace.numbers = count(number)
        return {
            "now": workspace.clock.now(),
            "last": workspace.clock.last,
            "number": number,
            "people": [asdict(each) for each in workspace.people],
            "channels": [vars(each) for each in workspace.channels],
            "homes": workspace.views.homes,
        }
