"""The Web API as Slack's own errors describe it: token, method, scope, arguments, answer."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox.types import Json, SlackError, copied
from bot.sandbox.web_api.call import Call, Switches
from bot.sandbox.web_api.method import Method
from bot.sandbox.web_api.methods import METHODS
from bot.sandbox.web_api.pace import Pace
from bot.sandbox.workspace import Workspace

EVERYWHERE = frozenset({"token", "team_id"})
SOCKETS = "apps.connections.open"


class Api:
    """Answers calls; whatever is wrong with one is an `error` in its answer."""

    def __init__(self, workspace: Workspace, open_socket: Callable[[], Json]) -> None:
        self.workspace, self.switches = workspace, Switches()
        self.tiers: dict[str, Pace] = {}
        self.methods = METHODS | {
            SOCKETS: Method(lambda call: open_socket(), frozenset(), who="app")
        }

    def call(self, name: str, arguments: Mapping[str, Any], token: str) -> Json:
        """Do what the app asks, and say how it went."""
        try:
            answer: Json = copied(self._done(name, arguments, token))
            return {"ok": True} | answer
        except SlackError as error:
            self._noted(name, error)
            return {"ok": False, "error": error.error} | error.more

    def _done(self, name: str, arguments: Mapping[str, Any], token: str) -> Json:
        method = self.methods.get(name)
        if method is None:
            self.workspace.news.problem(f"{name} is an unknown method.")
            raise SlackError("unknown_method", req_method=name)
        self._admitted(method, token)
        self._in_pace(name, method.a_minute)
        call = Call(self.workspace, self.switches, name, arguments)
        if method.needs:
            call.require(method.needs)
        _named(arguments)
        _known(method, arguments)
        if call.text("team_id", self.workspace.team["id"]) != self.workspace.team["id"]:
            self.workspace.news.problem(f"{name} was meant for another team.")
        return method.run(call)

    def _admitted(self, method: Method, token: str) -> None:
        if method.who == "anybody":
            return
        if not token:
            raise SlackError("not_authed")
        tokens = self.workspace.tokens
        kinds = {tokens[kind]: kind for kind in ("bot", "app")}
        if token not in kinds:
            raise SlackError("invalid_auth")
        if kinds[token] != method.who:
            raise SlackError("not_allowed_token_type")

    def _in_pace(self, name: str, calls: int) -> None:
        """Refuse what is called too often, where this Slack is strict about it."""
        if not (self.switches.tiers and calls):
            return
        tier = self.tiers.setdefault(name, Pace(calls / 60, calls))
        if wait := tier.wait(name, self.workspace.clock.seconds):
            raise SlackError("ratelimited", retry_after=wait)

    def _noted(self, name: str, error: SlackError) -> None:
        """Tell the tester of blocks and views that Slack would refuse."""
        if error.error.startswith("invalid_") and error.error in NOTED:
            told = error.more.get("response_metadata", {}).get("messages", [])
            self.workspace.news.problem(f"{name}: {error.error} {' '.join(told)}".strip())


def _named(arguments: Mapping[str, Any]) -> None:
    """Refuse names that no argument of Slack's can have."""
    for name in arguments:
        if not re.fullmatch(r"\w{1,64}", name, re.ASCII):
            raise SlackError("invalid_array_arg" if "[" in name else "invalid_arg_name")


def _known(method: Method, arguments: Mapping[str, Any]) -> None:
    """Refuse arguments that no documentation names; Slack itself would mostly ignore them."""
    unknown = sorted(set(arguments) - method.takes - EVERYWHERE)
    if unknown and "*" not in method.takes:
        told = [f"[ERROR] unknown argument: {each}" for each in unknown]
        raise SlackError("invalid_arguments", response_metadata={"messages": told})


NOTED = frozenset(
    {"invalid_arg_name", "invalid_arguments", "invalid_array_arg", "invalid_auth",
     "invalid_blocks", "invalid_blocks_format", "invalid_metadata_format",
     "invalid_metadata_schema", "invalid_trigger_id", "invalid_view"}
)  # fmt: skip
