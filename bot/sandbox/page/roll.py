"""Everybody's name and face for the page, written down once and again only when it changed."""

import json
from collections.abc import Collection

from bot.sandbox.types import Json
from bot.sandbox.workspace import Workspace

DERIVED = frozenset({"avatar", "tz_label"})  # which a page can work out
MINUTE = 60.0  # seconds after which hours of quiet may have begun or ended


class Roll:
    """The list of all people as JSON; of thousands, most are only looked up by their id."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.known: tuple[float, str] = (0.0, "")
        workspace.news.hear(self._heard)

    def words(self) -> str:
        """The list as JSON."""
        minute = self.workspace.clock.now() // MINUTE
        if self.known[0] != minute:
            people = [_brief(self.workspace.people.shown(each)) for each in self.workspace.people]
            self.known = (minute, json.dumps(people, separators=(",", ":")))
        return self.known[1]

    def _heard(self, name: str, data: Json, to: Collection[str] | None) -> None:
        if name == "person":
            self.known = (0.0, "")


def _brief(shown: Json) -> Json:
    return {key: value for key, value in shown.items() if value and key not in DERIVED}
