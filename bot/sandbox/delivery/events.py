"""Which of the things that happen reach the app: what it subscribed to and may know."""

from itertools import count

from bot.sandbox.delivery.post import Post
from bot.sandbox.manifest import SCOPES, contradictions
from bot.sandbox.types import Envelope, Json
from bot.sandbox.workspace import Channel, Workspace

MESSAGES = {
    "public": "message.channels",
    "private": "message.groups",
    "im": "message.im",
    "mpim": "message.mpim",
}


class Events:
    """Turns happenings into deliveries."""

    def __init__(self, workspace: Workspace, post: Post) -> None:
        self.workspace, self.post = workspace, post
        self.numbers = count(1)
        for text in contradictions(workspace.app):
            workspace.news.problem(text)

    def happened(self, event: Json, channel: Channel | None) -> None:
        """Tell the app, if it asked for this and may know it."""
        for name in self._names(event, channel):
            if self._wanted(name, channel):
                self.post.send(self.envelope(_as(name, event)))

    def envelope(self, event: Json) -> Envelope:
        """One delivery of one event."""
        workspace, number = self.workspace, next(self.numbers)
        app, team = workspace.app, workspace.team["id"]
        payload = {
            "token": "sandbox",
            "team_id": team,
            "context_team_id": team,
            "context_enterprise_id": None,
            "api_app_id": app.id,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{workspace.clock.last:X}{number:04X}",
            "event_time": int(workspace.clock.now()),
            "event_context": f"4-{number}",
            "authorizations": [_authorization(team, app.bot_user)],
            "is_ext_shared_channel": False,
        }
        return Envelope("events_api", payload)

    def _names(self, event: Json, channel: Channel | None) -> list[str]:
        if event["type"] != "message" or channel is None:
            return [event["type"]]
        mentioned = f"<@{self.workspace.app.bot_user}" in str(event.get("text", ""))
        plain = channel.kind != "im" and event.get("subtype") in (None, "file_share")
        return [MESSAGES[channel.kind], *(["app_mention"] if mentioned and plain else [])]

    def _wanted(self, name: str, channel: Channel | None) -> bool:
        app = self.workspace.app
        scope = SCOPES.get(name)
        if channel is not None and channel.kind == "private" and name.startswith("member_"):
            scope = "groups:read"
        allowed = scope is None or scope in app.scopes
        return name in app.events and allowed and self._seen(name, channel)

    def _seen(self, name: str, channel: Channel | None) -> bool:
        if channel is None or self.workspace.app.bot_user in channel.members:
            return True
        return channel.kind == "public" and name.startswith("member_")


def _as(name: str, event: Json) -> Json:
    return event | {"type": "app_mention"} if name == "app_mention" else event


def _authorization(team: str, user: str) -> Json:
    shared = {"enterprise_id": None, "team_id": team, "user_id": user}
    return shared | {"is_bot": True, "is_enterprise_install": False}
