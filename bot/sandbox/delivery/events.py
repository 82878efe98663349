"""Which of the things that happen reach the app: what it subscribed to and may know."""

import re
from collections.abc import Iterator
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


WORDS = (None, "file_share")  # subtypes of messages in which people speak
LINK = re.compile(r"<(https?://([^/>|:?#]+)[^>|]*)")
MOST_LINKS = 5  # in one event, one for each domain an app may unfurl


class Events:
    """Turns happenings into deliveries."""

    def __init__(self, workspace: Workspace, post: Post) -> None:
        self.workspace, self.post = workspace, post
        self.numbers = count(1)
        for text in contradictions(workspace.app):
            workspace.news.problem(text)

    def happened(self, event: Json, channel: Channel | None) -> None:
        """Tell the app, if it asked for this and may know it."""
        for name, told in self._told(event, channel):
            if self._wanted(name, channel):
                self.post.send(self.envelope(told, channel))

    def envelope(self, event: Json, channel: Channel | None = None) -> Envelope:
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
            "is_ext_shared_channel": channel is not None and self._is_shared(channel),
        }
        return Envelope("events_api", payload)

    def _is_shared(self, channel: Channel) -> bool:
        """Whether somebody of a connected organisation is in a channel."""
        strangers = self.workspace.people.by_id.strangers
        return bool(strangers) and not strangers.isdisjoint(channel.members)

    def _told(self, event: Json, channel: Channel | None) -> Iterator[tuple[str, Json]]:
        """One happening as the events it is to an app, with the names it subscribes to."""
        bot = self.workspace.app.bot_user
        if event["type"] != "message" or channel is None:
            yield event["type"], event
            return
        yield MESSAGES[channel.kind], event
        if event.get("subtype") not in WORDS:
            return
        if channel.kind != "im" and f"<@{bot}" in str(event.get("text", "")):
            told = {key: value for key, value in event.items() if key != "channel_type"}
            yield "app_mention", told | {"type": "app_mention"}
        if event.get("user") != bot:
            yield from self._links(event, channel)

    def _links(self, event: Json, channel: Channel) -> Iterator[tuple[str, Json]]:
        """Links to the domains that the app wants to show in its own way."""
        found = [
            {"domain": domain, "url": url}
            for url, host in LINK.findall(str(event.get("text", "")))
            for domain in sorted(self.workspace.app.unfurl_domains)
            if f".{host.lower()}".endswith(f".{domain}")
        ]
        told = {
            "type": "link_shared",
            "channel": channel.id,
            "is_bot_user_member": self.workspace.app.bot_user in channel.members,
            "user": event["user"],
            "message_ts": event["ts"],
            "unfurl_id": f"{channel.id}.{event['ts']}.sandbox",
            "source": "conversations_history",
            "links": found[:MOST_LINKS],
            "event_ts": event["event_ts"],
        }
        if found:
            thread = {"thread_ts": event["thread_ts"]} if "thread_ts" in event else {}
            yield "link_shared", told | thread

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
        return channel.kind == "public" and name.startswith(("member_", "link_shared"))


def _authorization(team: str, user: str) -> Json:
    shared = {"enterprise_id": None, "team_id": team, "user_id": user}
    return shared | {"is_bot": True, "is_enterprise_install": False}
