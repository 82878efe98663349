"""Coming and going in channels, and what becomes of the channels themselves."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.types import Json
from bot.sandbox.workspace.channels import Channel, Channels
from bot.sandbox.workspace.messages import Messages

EventOf = Callable[[Json, Channel | None], None]
Shown = Callable[[Channel, str], None]


class Places:
    """Changes of channels: each is told to the app, and said in the channel where Slack says it."""

    def __init__(
        self, app: str, team: str, channels: Channels, messages: Messages, happened: EventOf,
        shown: Shown,
    ) -> None:  # fmt: skip
        self.app, self.team, self.channels, self.messages = app, team, channels, messages
        self.happened, self.shown = happened, shown

    def join(self, channel: Channel, user: str, inviter: str | None = None) -> None:
        """Somebody comes into a channel."""
        if user in channel.members:
            return
        channel.members.append(user)
        self.shown(channel, "")
        invited = {"inviter": inviter} if inviter else {}
        event = {"type": "member_joined_channel"} | self._membership(channel, user)
        self.happened(event | invited, channel)
        self.announce(channel, "join", user, f"<@{user}> has joined the channel", **invited)

    def leave(self, channel: Channel, user: str) -> None:
        """Somebody leaves a channel; they still hear that they left."""
        if user not in channel.members:
            return
        self.announce(channel, "leave", user, f"<@{user}> has left the channel")
        event = {"type": "member_left_channel"} | self._membership(channel, user)
        self.happened(event, channel)
        channel.members.remove(user)
        self.shown(channel, user)
        if user == self.app:
            kind = "channel_left" if channel.kind == "public" else "group_left"
            self.happened({"type": kind, "channel": channel.id, "actor_id": user}, None)

    def create(self, channel: Channel) -> None:
        """A new channel, with its creator in it."""
        self.channels.add(channel)
        self.shown(channel, "")
        told = {"id": channel.id, "name": channel.name, "created": channel.created}
        if channel.kind == "public":
            event = {"type": "channel_created", "channel": told | {"creator": channel.creator}}
            self.happened(event, None)

    def rename(self, channel: Channel, name: str, by: str) -> None:
        """A channel gets another name."""
        old, channel.name = channel.name, name
        told = {"id": channel.id, "name": name, "created": channel.created}
        self._told(channel, "rename", {"channel": told})
        words = f'has renamed the channel from "{old}" to "{name}"'
        self.announce(channel, "name", by, words, name=name, old_name=old)

    def archive(self, channel: Channel, by: str, *, archived: bool) -> None:
        """A channel is closed, or opened again; what was said stays."""
        word = "archive" if archived else "unarchive"
        channel.archived = archived
        self._told(channel, word, {"channel": channel.id, "user": by})
        self.announce(channel, word, by, f"<@{by}> {word}d the channel")

    def convert(self, channel: Channel, by: str, *, private: bool) -> None:
        """A channel becomes public or private; Slack says so there, and sends no event of it."""
        channel.kind = "private" if private else "public"
        self.shown(channel, "")
        word = "private" if private else "public"
        self.announce(channel, f"convert_to_{word}", by, f"made this channel {word}")

    def share(self, channel: Channel, *, shared: bool) -> None:
        """A channel is connected with another organisation, or no longer."""
        channel.shared = shared
        self.shown(channel, "")
        word = "shared" if shared else "unshared"
        self.happened({"type": f"channel_{word}", "channel": channel.id}, channel)

    def remove(self, channel: Channel, by: str) -> None:
        """A channel is deleted with all that was said in it."""
        everybody = list(channel.members)
        kind = "channel_deleted" if channel.kind == "public" else "group_deleted"
        self.happened({"type": kind, "channel": channel.id, "actor_id": by}, channel)
        channel.members.clear()
        for user in everybody:
            self.shown(channel, user)
        self.channels.remove(channel)

    def set_topic(self, channel: Channel, topic: str, by: str) -> None:
        """What a channel talks about now."""
        channel.topic = topic
        self.shown(channel, "")
        self.announce(channel, "topic", by, f"set the channel topic: {topic}", topic=topic)

    def set_purpose(self, channel: Channel, purpose: str, by: str) -> None:
        """What a channel is for."""
        channel.purpose = purpose
        self.shown(channel, "")
        words = f"set the channel description: {purpose}"
        self.announce(channel, "purpose", by, words, purpose=purpose)

    def announce(self, channel: Channel, what: str, user: str, text: str, **more: Any) -> None:
        """Say in a channel what Slack itself says there."""
        said: Json = {"subtype": f"channel_{what}", "user": user, "text": text}
        self.messages.post(channel, said | more)

    def _told(self, channel: Channel, what: str, more: Json) -> None:
        """Everybody may know of a public channel, members of a private one."""
        self.shown(channel, "")
        if channel.kind == "public":
            self.happened({"type": f"channel_{what}"} | more, None)
        else:
            self.happened({"type": f"group_{what}"} | more, channel)

    def _membership(self, channel: Channel, user: str) -> Json:
        return {"user": user, "channel": channel.id, "channel_type": "C", "team": self.team}
