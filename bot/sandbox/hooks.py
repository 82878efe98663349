"""Addresses to answer to: for thirty minutes the app may speak where somebody acted."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.checker.saying import metadata_of, thread_of
from bot.sandbox.headings import about_call
from bot.sandbox.record import Exchange, Record
from bot.sandbox.showing import judge_message
from bot.sandbox.types import Json, SlackError
from bot.sandbox.workspace import Workspace

REMEMBERED = 10_000
USES, LIFE = 5, 30 * 60.0  # docs.slack.dev/interactivity/handling-user-interaction
ALLOWED = frozenset(
    {"text", "blocks", "attachments", "response_type", "replace_original", "delete_original",
     "thread_ts", "unfurl_links", "unfurl_media", "metadata", "mrkdwn"}
)  # fmt: skip

SAYS = ("text", "blocks", "attachments")


@dataclass
class Hook:
    """One address, the person it belongs to, the message it came from, and what was said last."""

    user: str
    channel: str
    born: float
    ts: str = ""
    private: bool = True
    uses: int = 0
    said: str = ""


class Hooks:
    """All response_urls; they live in real time."""

    def __init__(self, workspace: Workspace, base: Callable[[], str], record: Record) -> None:
        self.workspace, self.base, self.record = workspace, base, record
        self.by_key: dict[str, Hook] = {}

    def made(self, kind: str, user: str, channel: str, ts: str = "", private: bool = True) -> str:
        """A new address; `ts` is the message somebody acted on."""
        key = secrets.token_urlsafe(18)
        if kind == "app":
            ts = ""
        self.by_key[key] = Hook(user, channel, self.workspace.clock.seconds(), ts, private)
        if len(self.by_key) > REMEMBERED:
            del self.by_key[next(iter(self.by_key))]
        return f"{self.base()}/hooks/{kind}/{self.workspace.team['id']}/{len(self.by_key)}/{key}"

    def use(self, key: str, body: Json) -> None:
        """Say what was sent to an address."""
        said = self.record.begin("hook", "response_url", body, about=about_call(body))
        try:
            self._used(key, body, said)
        except SlackError as error:
            self.record.end(said, error.error, ok=False, error=error.error)
            raise
        self.record.end(said, "ok", ok=True, status=200)

    def _used(self, key: str, body: Json, said: Exchange) -> None:
        hook = self._spent(key)
        said.who, said.about["channel"] = hook.user, hook.channel
        for unknown in sorted(set(body) - ALLOWED):
            self.workspace.news.problem(f"response_url: unknown field {unknown}.")
        try:
            self._act(hook, body)
        except SlackError as error:
            self.workspace.news.problem(f"response_url: {error.error} {error.more}")
            raise

    def answer(self, user: str, channel: str, content: Any) -> None:
        """Say what a command was acknowledged with."""
        body = {"text": content} if isinstance(content, str) else content
        if not isinstance(body, dict):
            raise SlackError("invalid_payload")
        self._act(Hook(user, channel, 0.0), body)

    def _spent(self, key: str) -> Hook:
        hook = self.by_key.get(key)
        if hook is None:
            raise SlackError("no_such_url")
        if self.workspace.clock.seconds() - hook.born > LIFE:
            raise SlackError("expired_url")
        if hook.uses >= USES:
            raise SlackError("used_url")
        hook.uses += 1
        return hook

    def _act(self, hook: Hook, body: Json) -> None:
        self._judge(body)
        if body.get("delete_original"):
            return self._delete(hook)
        message = self._message(body)
        if message.get("blocks") and not message.get("text"):
            self.workspace.news.problem("An answer with blocks and no `text` to read instead.")
        if body.get("replace_original") and (hook.ts or hook.said):
            return self._replace(hook, message)
        return self._say(hook, body, message)

    def _message(self, body: Json) -> Json:
        """What a body says, checked as `chat.*` does."""
        message: Json = {key: body[key] for key in SAYS if body.get(key) is not None}
        if not isinstance(message.get("text", ""), str):
            raise SlackError("invalid_payload")
        judge_message(self.workspace, message)
        if not any(message.values()):
            raise SlackError("no_text")
        return message | thread_of(body.get("thread_ts")) | metadata_of(body.get("metadata"))

    def _judge(self, body: Json) -> None:
        """Note fields that do not belong together."""
        if body.get("delete_original") and set(body) != {"delete_original"}:
            self.workspace.news.problem("response_url: delete_original stands alone.")
        elif body.get("thread_ts") and body.get("replace_original"):
            self.workspace.news.problem("response_url: thread_ts needs replace_original: false.")

    def _delete(self, hook: Hook) -> None:
        if hook.private or not hook.ts:
            self.workspace.ephemeral.remove(hook.user, hook.ts or hook.said)
        else:
            channel = self.workspace.channels.by_id[hook.channel]
            self.workspace.messages.remove(channel, hook.ts)

    def _replace(self, hook: Hook, message: Json) -> None:
        own = self.workspace.signed(message)
        if hook.private or not hook.ts:
            self.workspace.ephemeral.replace(hook.user, hook.ts or hook.said, own)
            return
        channel = self.workspace.channels.by_id[hook.channel]
        changes = {key: own.get(key) for key in SAYS} | {"text": own.get("text", "")}
        by = self.workspace.app.bot_user
        self.workspace.messages.change(channel, hook.ts, changes, by=by, edited=True)

    def _say(self, hook: Hook, body: Json, message: Json) -> None:
        channel = self.workspace.channels.by_id[hook.channel]
        from_private = bool(hook.ts) and hook.private
        if body.get("response_type") == "in_channel" and not from_private:
            self.workspace.post_as_app(channel, message)
            return
        signed = self.workspace.signed(message)
        hook.said = self.workspace.ephemeral.show(hook.user, channel, signed)["ts"]
