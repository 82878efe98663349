"""The sandbox as the couriers' Slack, with a wire on which anything may go wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.sandbox import Sandbox
from tests.chaos.world import START, Pause, World

QUIET = 30.0
LATE = 0.95 * QUIET  # seconds after its call in which an accepted message may still be unseen
TIMEOUT = 15.0

MANIFEST = {
    "display_information": {"name": "Herald"},
    "features": {
        "app_home": {"messages_tab_enabled": True},
        "bot_user": {"display_name": "Herald"},
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                *("chat:write", "channels:history", "im:history", "im:write"),
                *("files:read", "files:write"),
            ]
        }
    },
}
TOWN = {
    "people": [{"id": "U0ANA", "name": "ana"}, {"id": "U0BEN", "name": "ben"}],
    "channels": [
        {"id": "C0TEAM", "name": "team", "members": ["ana", "@app"]},
        {"id": "C0SHARE", "name": "share", "members": ["ana", "ben", "@app"]},
    ],
}


@dataclass
class Answer:
    """An answer as the SDK gives it."""

    data: dict[str, Any]
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Luck:
    """How often a call of a kind goes wrong; every way of going wrong is as likely."""

    post: float
    update: float
    read: float

    def of(self, method: str) -> float:
        """Find the chance for a method."""
        posts = {"chat.postMessage": self.post, COMPLETE: self.post, BYTES: self.post}
        return (posts | {"chat.update": self.update}).get(method, self.read)


WRITING = ["429", "before", "after", "drop before", "drop after", "unreachable"]
WRITING += ["late", "hidden"] * 3
READING = ["429", "before", "drop before"]
COMPLETE, BYTES = "files.completeUploadExternal", "upload_url"
SHOWN = 3.0  # seconds after which Slack shows a message with files, if all is well


class Wire:
    """Takes the couriers' calls to the sandbox and brings the answers back, or does not."""

    def __init__(self, world: World, luck: Luck, skew: float) -> None:
        self.world, self.luck = world, luck
        self.sandbox = Sandbox(
            MANIFEST, TOWN, seconds=lambda: world.time, now=START.timestamp() + skew
        )
        self.sandbox.switches.short_pages = 3
        self.sandbox.workspace.soon = self.soon
        self.unseen_for = 0.0
        self.hidden: dict[str, float] = {}
        self.posts: list[tuple[float, str]] = []

    async def api_call(
        self,
        api_method: str,
        *,
        http_verb: str = "POST",
        params: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
    ) -> Any:
        """Call a method of the Web API."""
        return await self.call(api_method, params or data or json or {})

    async def send_bytes(self, url: str, contents: bytes) -> None:
        """Send the bytes of a file."""
        await self.call(BYTES, {"url": url, "contents": contents})

    async def call(self, api_method: str, arguments: dict[str, Any]) -> Any:
        """Take one call there and back.

        On the way there a process may die but not sleep: "sleeps in the very step of sending
        longer than its lease" is the one thing the promise leaves out.
        """
        if api_method in {"chat.postMessage", COMPLETE}:
            words = arguments.get("text") or arguments["initial_comment"]
            self.posts.append((self.world.time, words))
        await Pause(self.random.uniform(0.05, 1), sleeper=False)
        wrong = self.goes_wrong(api_method)
        if wrong is None:
            answer = self.do(api_method, arguments)
            await Pause(self.random.uniform(0.05, 1))
            return answer
        return await self.fail(wrong, api_method, arguments)

    async def close(self) -> None:
        """Nothing is open."""

    @property
    def random(self) -> Random:
        """The world's dice."""
        return self.world.random

    def goes_wrong(self, method: str) -> str | None:
        """Roll the dice for one call."""
        if self.world.calm or self.random.random() >= self.luck.of(method):
            return None
        writes = method.startswith("chat.") or method in {COMPLETE, BYTES}
        return self.random.choice(WRITING if writes else READING)

    async def fail(self, wrong: str, method: str, arguments: dict[str, Any]) -> Any:
        """Let a call fail in one way."""
        if wrong.endswith("after"):
            self.do(method, arguments)
        elif wrong == "late":
            self.world.later(
                TIMEOUT + self.random.uniform(0, LATE), lambda: self.late(method, arguments)
            )
        elif wrong == "hidden" and method == COMPLETE:
            self.unseen_for = TIMEOUT + self.random.uniform(0, LATE)
            self.do(method, arguments)
        elif wrong == "hidden" and method == "chat.postMessage":
            answer = self.do(method, arguments)
            self.hidden[answer["ts"]] = self.world.time + TIMEOUT + self.random.uniform(0, LATE)
        waited = TIMEOUT if wrong in {"late", "hidden"} else self.random.uniform(0, TIMEOUT)
        await Pause(waited, sleeper=False)
        await Pause(0)
        raise self.error(wrong)

    def error(self, wrong: str) -> Exception:
        """Make what the SDK raises."""
        if wrong == "429":
            body = {"ok": False, "error": "ratelimited"}
            retry = {"Retry-After": str(self.random.randint(1, 20))}
            return SlackApiError("no", Answer(body, 429, retry))
        if wrong in {"before", "after"}:
            body = self.random.choice([{}, {"ok": False, "error": "internal_error"}])
            return SlackApiError("no", Answer(body, self.random.choice([200, 500, 503])))
        if wrong == "unreachable":
            key = aiohttp.client_reqrep.ConnectionKey("slack", 443, True, True, None, None, None)
            return aiohttp.ClientConnectorError(key, OSError("refused"))
        return TimeoutError() if wrong in {"late", "hidden"} else aiohttp.ServerDisconnectedError()

    def late(self, method: str, arguments: dict[str, Any]) -> None:
        """Do what was accepted a while ago; nobody waits for the answer."""
        if method == BYTES:
            self.take(**arguments)
        else:
            self.sandbox.call(method, **arguments)

    def take(self, url: str, contents: bytes) -> dict[str, Any]:
        """Take the bytes of a file to their place."""
        files = self.sandbox.workspace.files
        file = files.awaited(url.rpartition("/")[2])
        files.contents.write(file.id, contents)
        files.arrived(file, len(contents))
        return {"ok": True}

    def soon(self, work: Callable[[], None]) -> None:
        """Show a message with files a moment later, or much later."""
        after = self.unseen_for or self.random.uniform(0, SHOWN)
        self.unseen_for = 0.0
        self.world.later(after, work)

    def do(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Let the sandbox do it; what is hidden still does not show."""
        if method == BYTES:
            return self.take(**arguments)
        answer: dict[str, Any] = self.sandbox.call(method, **arguments)
        if not answer["ok"]:
            limited = answer["error"] == "ratelimited"
            headers = {"Retry-After": str(answer.get("retry_after", 1))} if limited else {}
            raise SlackApiError("no", Answer(answer, 429 if limited else 200, headers))
        if "messages" in answer:
            answer["messages"] = [m for m in answer["messages"] if not self.is_hidden(m)]
        return answer

    def is_hidden(self, message: dict[str, Any]) -> bool:
        """Tell whether an accepted message cannot be seen yet."""
        return self.hidden.get(message["ts"], 0.0) > self.world.time
