"""What of a workspace outlives a restart; a new kind of thing is one more line here."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any, Protocol

from bot.sandbox.types import Json
from bot.sandbox.workspace import Channel, Workspace, member_from
from bot.sandbox.workspace.file import file_from


class Things(Protocol):
    """Things of one kind by their id, such as a dict."""

    def get(self, name: str, /) -> Any:
        """The thing with this id, or None."""

    def __setitem__(self, name: str, thing: Any, /) -> None: ...

    def __iter__(self) -> Iterator[str]: ...


class Sayings:
    """The messages of all channels, by channel and `ts`."""

    def __init__(self, workspace: Workspace) -> None:
        self.channels = workspace.channels.by_id

    def get(self, name: str) -> Json | None:
        """One message."""
        channel, _, ts = name.partition(" ")
        return self.channels[channel].messages.get(ts) if channel in self.channels else None

    def __setitem__(self, name: str, message: Json) -> None:
        channel, _, ts = name.partition(" ")
        self.channels[channel].messages[ts] = message

    def __iter__(self) -> Iterator[str]:
        for channel in self.channels.values():
            yield from (f"{channel.id} {ts}" for ts in channel.messages)


@dataclass(frozen=True)
class Part:
    """One kind of thing: where it lives, and how one of it is written and read.

    What changed in a `big` part is told by the news (`News.keep`); the others are looked through
    whenever anything has happened.
    """

    things: Callable[[Workspace], Things]
    write: Callable[[Any], Any] = dict
    read: Callable[[Json], Any] = dict
    big: bool = False


def _channel_told(channel: Channel) -> Json:
    return {key: value for key, value in vars(channel).items() if key != "messages"}


def _channel_from(kept: Json) -> Channel:
    known = {field.name for field in fields(Channel)} - {"messages"}
    return Channel(**{key: value for key, value in kept.items() if key in known})


PARTS: dict[str, Part] = {
    "people": Part(lambda w: w.people.by_id, asdict, member_from, big=True),
    "channels": Part(lambda w: w.channels.by_id, _channel_told, _channel_from, big=True),
    "messages": Part(Sayings, big=True),
    "homes": Part(lambda w: w.views.homes, big=True),
    "files": Part(lambda w: w.files.by_id, asdict, file_from),
    "groups": Part(lambda w: w.groups.by_id),
    "scheduled": Part(lambda w: w.scheduled.by_id),
}
