"""What every gesture needs: the person, the place, and the way to the app."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox.delivery.post import Post
from bot.sandbox.gestures.payloads import Payloads
from bot.sandbox.hooks import Hooks
from bot.sandbox.types import Answer, Envelope, Json, Mistake, SlackError
from bot.sandbox.workspace import Channel, Member, Workspace
from bot.sandbox.workspace.file import File
from bot.sandbox.workspace.sharing import given, in_form

UNPREPARED = "This app is not configured to handle interactive responses."


class Desk:
    """The common ground of all gestures."""

    def __init__(self, workspace: Workspace, post: Post, hooks: Hooks) -> None:
        self.workspace, self.post, self.hooks = workspace, post, hooks
        self.payloads = Payloads(workspace, hooks)

    def member(self, user: str) -> Member:
        """The one who acts."""
        return self.workspace.people.acting(user)

    def channel(self, user: str, channel_id: str) -> Channel:
        """A channel that somebody can see."""
        channel = self.workspace.channels.by_id.get(channel_id)
        if channel is None or not self.workspace.sees(user, channel):
            raise Mistake("You cannot see this channel.")
        return channel

    def message(self, channel: Channel, ts: str) -> Json:
        """A message that is still there."""
        try:
            return self.workspace.messages.get(channel, ts)
        except SlackError:
            raise Mistake("This message is gone.") from None

    def files(self, user: str, ids: Sequence[str]) -> list[File]:
        """Files that somebody uploaded and now uses."""
        try:
            return given(self.workspace, user, ids)
        except SlackError:
            raise Mistake("This file is gone.") from None

    def with_files(self, user: str, blocks: list[Json], raw: dict[str, dict[str, Any]]) -> Json:
        """Raw values from a screen, in which files are told as a whole."""
        try:
            return in_form(self.workspace, user, blocks, raw)
        except SlackError:
            raise Mistake("This file is gone.") from None

    async def ask(self, kind: str, payload: Json, member: Member, what: str) -> Answer | None:
        """Hand something to the app; the person reads what went wrong, if anything did."""
        if kind == "interactive" and not self.workspace.app.interactive:
            self.workspace.news.problem(f"{what} was used, but the manifest has no interactivity.")
            self.workspace.news.notice(member.id, UNPREPARED)
            return None
        answer = await self.post.ask(Envelope(kind, payload))
        if answer is not None and answer.went_well:
            return answer
        if answer is not None and answer.status == 404:
            self.workspace.news.problem(f"Nobody listens to {what}.")
        self.workspace.news.notice(member.id, f"{what} failed because {_reason(answer)}")
        return None


def _reason(answer: Answer | None) -> str:
    if answer is None or answer.reason == "http_timeout":
        return "the app did not respond (operation_timeout)"
    if answer.reason == "connection_failed":
        return "the app is not connected"
    return f"the app answered with an error (HTTP {answer.status})"
