"""One call of the app: its arguments, and what it needs to be allowed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.checker.saying import thread_of
from bot.sandbox.manifest import App
from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.pace import Pace
from bot.sandbox.web_api.scopes import scopes_of
from bot.sandbox.workspace import Channel, Workspace

BUDGET = 300  # messages a minute in a workspace; Slack says "several hundred"


@dataclass
class Switches:
    """How lenient or nasty this Slack is today."""

    short_pages: int | None = None
    empty_pages: bool = False
    honour_client_msg_id: bool = False
    limit_required: bool = False
    tiers: bool = False
    free_plan: bool = False
    groups_locked: bool = False
    no_uploads: bool = False
    pace: Pace = field(default_factory=Pace)
    budget: Pace = field(default_factory=lambda: Pace(BUDGET / 60, BUDGET))


@dataclass
class Call:
    """A method with its arguments, in one workspace."""

    workspace: Workspace
    switches: Switches
    method: str
    arguments: Mapping[str, Any]

    @property
    def app(self) -> App:
        """The app that calls."""
        return self.workspace.app

    def has(self, name: str) -> bool:
        """Whether an argument was given and says something."""
        return self.arguments.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """An argument as text."""
        if not self.has(name):
            return default
        if isinstance(self.arguments[name], (bool, list, dict)):
            told = f"[ERROR] must provide a string [json-pointer:/{name}]"
            raise SlackError("invalid_arguments", response_metadata={"messages": [told]})
        return str(self.arguments[name])

    def need(self, name: str) -> str:
        """An argument that must be there."""
        if not self.has(name):
            missing = f"[ERROR] missing required field: {name}"
            raise SlackError("invalid_arguments", response_metadata={"messages": [missing]})
        return self.text(name)

    def flag(self, name: str, default: bool = False) -> bool:
        """An argument as yes or no, however it was written."""
        if not self.has(name):
            return default
        return str(self.arguments[name]).lower() in ("1", "true")

    def number(self, name: str, default: int, error: str = "invalid_limit") -> int:
        """An argument as a whole number."""
        try:
            return int(self.text(name, str(default)))
        except ValueError:
            raise SlackError(error) from None

    def ids(self, name: str) -> list[str]:
        """An argument as several ids: a list, or one text with commas."""
        value = self.arguments.get(name)
        listed = value if isinstance(value, list) else self.text(name).split(",")
        return [str(each).strip() for each in listed if str(each).strip()]

    def thread(self) -> Json:
        """The thread that the call names, if any."""
        return thread_of(self.arguments.get("thread_ts"))

    def parsed(self, name: str) -> Any:
        """An argument that is JSON, also where a form carries it as text."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            error = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
            raise SlackError(error) from None

    def require(self, *scopes: str) -> None:
        """Refuse what the manifest has none of these scopes for."""
        self.workspace.require(self.method, *scopes)

    def channel(self, name: str = "channel", *, purpose: str = "") -> Channel:
        """The channel an argument names, if the app may know it; `purpose`: see `scopes_of`."""
        channel = self.workspace.channels.get(self.need(name), self.app.bot_user)
        if purpose:
            self.require(*scopes_of(channel.kind, purpose))
        return channel

    def own_place(self, channel: Channel) -> None:
        """Refuse to speak in a channel the app is not in."""
        if self.app.bot_user not in channel.members:
            raise SlackError("not_in_channel")


def warning(word: str) -> Json:
    """What an answer says beside itself; docs.slack.dev/apis/web-api."""
    return {"warning": word, "response_metadata": {"warnings": [word]}}
