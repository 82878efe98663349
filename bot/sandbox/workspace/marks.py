"""What people leave on messages: reactions and pins."""

import re
from collections.abc import Callable

from bot.sandbox.clock import Clock
from bot.sandbox.types import Json, SlackError
from bot.sandbox.workspace.channels import Channel
from bot.sandbox.workspace.messages import EventOf, Messages, without_metadata

NAME = r"[a-z0-9_+'.-]{1,100}(::skin-tone-[2-6])?"
MOST_EMOJI, MOST_BY_ONE = 50, 23  # on one message; Slack's help pages
MOST_PINS = 100  # in a channel; Slack's help pages


class Marks:
    """Puts marks on messages and takes them away."""

    def __init__(
        self, clock: Clock, messages: Messages, happened: EventOf, shown: Callable[[Channel], None]
    ) -> None:
        self.clock, self.messages, self.happened, self.shown = clock, messages, happened, shown

    def react(self, channel: Channel, ts: str, user: str, name: str) -> None:
        """Somebody reacts with an emoji."""
        message = self.messages.get(channel, ts)
        users = users_of(message)
        if not re.fullmatch(NAME, name):
            raise SlackError("invalid_name")
        if user in users.get(name, ()):
            raise SlackError("already_reacted")
        if name not in users and len(users) >= MOST_EMOJI:
            raise SlackError("too_many_emoji")
        if sum(user in each for each in users.values()) >= MOST_BY_ONE:
            raise SlackError("too_many_reactions")
        users[name] = [*users.get(name, ()), user]
        self._reacted("reaction_added", channel, message, users, user, name)

    def unreact(self, channel: Channel, ts: str, user: str, name: str) -> None:
        """Somebody takes their reaction back."""
        message = self.messages.get(channel, ts)
        users = users_of(message)
        if user not in users.get(name, ()):
            raise SlackError("no_reaction")
        users[name] = [each for each in users[name] if each != user]
        self._reacted("reaction_removed", channel, message, users, user, name)

    def pin(self, channel: Channel, ts: str, user: str) -> None:
        """Somebody pins a message to its channel."""
        message = self.messages.get(channel, ts)
        if any(pin["ts"] == ts for pin in channel.pins):
            raise SlackError("already_pinned")
        if len(channel.pins) >= MOST_PINS:
            raise SlackError("too_many_pins")
        channel.pins.append({"ts": ts, "by": user, "at": int(self.clock.now())})
        after = self.messages.touch(channel, ts, {"pinned_to": [channel.id]})
        self._pinned("pin_added", channel, after, user, message)

    def unpin(self, channel: Channel, ts: str, user: str) -> None:
        """Somebody takes a pin out."""
        message = self.messages.get(channel, ts)
        if not any(pin["ts"] == ts for pin in channel.pins):
            raise SlackError("no_pin")
        channel.pins = [pin for pin in channel.pins if pin["ts"] != ts]
        after = self.messages.touch(channel, ts, {"pinned_to": None})
        self._pinned("pin_removed", channel, after, user, message)

    def _reacted(
        self,
        kind: str,
        channel: Channel,
        message: Json,
        users: dict[str, list[str]],
        user: str,
        name: str,
    ) -> None:
        reactions = [
            {"name": each, "users": who, "count": len(who)} for each, who in users.items() if who
        ]
        self.messages.touch(channel, message["ts"], {"reactions": reactions or None})
        item = {"type": "message", "channel": channel.id, "ts": message["ts"]}
        author = {"item_user": message["user"]} if "user" in message else {}
        event = {"type": kind, "user": user, "reaction": name, "item": item}
        self.happened(event | author, channel)

    def _pinned(self, kind: str, channel: Channel, after: Json, user: str, message: Json) -> None:
        self.shown(channel)
        event = {
            "type": kind,
            "user": user,
            "channel_id": channel.id,
            "item": pinned(channel, after, user, int(self.clock.now())),
            "item_user": message.get("user", ""),
            "pin_count": len(channel.pins),
            "has_pins": bool(channel.pins),
        }
        self.happened(event, channel)


def users_of(message: Json) -> dict[str, list[str]]:
    """Who reacted to a message, by emoji."""
    return {each["name"]: list(each["users"]) for each in message.get("reactions", [])}


def pinned(channel: Channel, message: Json, by: str, at: int) -> Json:
    """A pinned message as `pins.list` gives it."""
    return {
        "type": "message",
        "channel": channel.id,
        "message": without_metadata(message),
        "created": at,
        "created_by": by,
    }
