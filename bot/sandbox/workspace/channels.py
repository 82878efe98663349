"""Channels and direct messages, and who is in them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha1

from bot.sandbox.news import News
from bot.sandbox.types import Json, Mistake, SlackError
from bot.sandbox.workspace.timeline import Timeline

COUNTED = 99  # unread messages; more are not counted
TYPES = {"public": "public_channel", "private": "private_channel", "im": "im", "mpim": "mpim"}
PERSONAL = ("im", "mpim")  # kinds without a name that people gave


@dataclass
class Channel:
    """A place for messages: public, private, between two people or a few."""

    id: str
    name: str
    kind: str
    topic: str = ""
    members: list[str] = field(default_factory=list)
    created: int = 0
    archived: bool = False
    shared: bool = False
    messages: Timeline = field(default_factory=Timeline)
    read: dict[str, str] = field(default_factory=dict)
    purpose: str = ""
    creator: str = ""
    pins: list[Json] = field(default_factory=list)
    bookmarks: list[Json] = field(default_factory=list)

    def visible_to(self, user_id: str) -> bool:
        """Whether somebody may read here."""
        return self.kind == "public" or user_id in self.members

    @property
    def audience(self) -> list[str] | None:
        """Who hears what happens here; None is everybody."""
        return None if self.kind == "public" else self.members

    def other(self, user_id: str) -> str:
        """The one at the other end of a direct message."""
        return next((each for each in self.members if each != user_id), user_id)

    def unread(self, user_id: str) -> int:
        """How many messages somebody has not seen, as far as it is counted."""
        top = self.messages.top
        first = bisect_right(top, self.read.get(user_id, ""))
        fresh = top[max(first, len(top) - COUNTED) :]
        return sum(_is_news(self.messages[ts], user_id) for ts in fresh)

    def for_page(self, user_id: str, app_user: str) -> Json:
        """This channel as the page draws it for one person."""
        shown: Json = {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "topic": self.topic,
            "member": user_id in self.members,
            "unread": self.unread(user_id) if user_id in self.members else 0,
            "members": len(self.members),
            "archived": self.archived,
            "latest": self.messages.top[-1] if self.messages.top else "",
            "pins": [pin["ts"] for pin in self.pins],
            "bookmarks": [
                {key: each[key] for key in ("id", "title", "link", "emoji")}
                for each in self.bookmarks
            ],
        }
        if self.kind == "mpim":
            others = [each for each in self.members if each != user_id]
            shown["people"] = sorted(others, key=lambda each: each == app_user)
        if self.kind == "im":
            shown |= {"with": self.other(user_id), "bot": app_user in self.members}
        return shown

    def for_slack(self, reader: str, *, count: bool = False, own: bool = False) -> Json:
        """This channel as `conversations.info` gives it to the app."""
        if self.kind == "im":
            other = self.other(reader)
            return {"id": self.id, "created": self.created, "is_im": True, "user": other,
                    "is_archived": False, "is_open": True, "is_org_shared": False}  # fmt: skip
        shown = {
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind != "mpim",
            "is_group": False,
            "is_im": False,
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "public",
            "created": self.created,
            "creator": self.creator,
            "is_archived": self.archived,
            "is_shared": self.shared,
            "is_ext_shared": self.shared,
            "is_org_shared": False,
            "is_pending_ext_shared": False,
            "is_general": self.name == "general",
            "topic": {"value": self.topic, "creator": "", "last_set": 0},
            "purpose": {"value": self.purpose, "creator": "", "last_set": 0},
        }
        if not own:
            shown["is_member"] = reader in self.members
        return shown | ({"num_members": len(self.members)} if count else {})


class Channels:
    """All channels, by id."""

    def __init__(self, news: News) -> None:
        self.news = news
        self.by_id: dict[str, Channel] = {}

    def __iter__(self) -> Iterator[Channel]:
        return iter(self.by_id.values())

    def add(self, channel: Channel) -> Channel:
        """Take in a channel, unless it is there already."""
        return self.by_id.setdefault(channel.id, channel)

    def get(self, channel_id: str, reader: str) -> Channel:
        """The channel with this id, if the reader may know that it exists."""
        channel = self.by_id.get(channel_id)
        if channel is None or not channel.visible_to(reader):
            raise SlackError("channel_not_found")
        return channel

    def named(self, name: str) -> Channel:
        """The channel that people call so."""
        bare = name.removeprefix("#")
        for channel in self:
            if channel.id == name or (channel.kind not in PERSONAL and channel.name == bare):
                return channel
        raise Mistake(f"There is no channel #{bare}.")

    def remove(self, channel: Channel) -> None:
        """Forget a channel and all that was said in it."""
        for ts in channel.messages:
            self.news.keep("messages", f"{channel.id} {ts}")
        del self.by_id[channel.id]

    def direct(self, first: str, second: str, created: int = 0) -> Channel:
        """The direct message between two, opened if need be; its id never changes."""
        pair = sorted({first, second})
        return self.add(Channel(_id("D", pair), "", "im", members=pair, created=created))

    def group(self, names: dict[str, str], created: int = 0) -> Channel:
        """The direct message of a few people (id to name), opened if need be."""
        name = f"mpdm-{'--'.join(sorted(names.values()))}-1"
        ids = sorted(names)
        return self.add(Channel(_id("G", ids), name, "mpim", members=ids, created=created))

    def of(self, user_id: str) -> Iterable[Channel]:
        """The channels that somebody is in."""
        return (channel for channel in self if user_id in channel.members)


def _is_news(message: Json, user_id: str) -> bool:
    """Whether somebody has to read a message: not their own, nor that people come and go."""
    quiet = str(message.get("subtype", "")).startswith("channel_")
    return not quiet and message.get("user") != user_id


def _id(letter: str, members: list[str]) -> str:
    """An id that follows from who is there."""
    digest = sha1("".join(members).encode(), usedforsecurity=False).hexdigest()
    return letter + digest[:9].upper()
