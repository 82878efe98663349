"""What is on somebody's screen, in the order in which the eye finds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot.sandbox.gestures import Hands
from bot.sandbox.types import Json
from bot.sandbox.workspace.values import elements, options

SEVERAL = ("checkboxes", "multi_static_select", "multi_external_select")
NEWEST = 200  # messages that somebody scrolls back


@dataclass(frozen=True)
class Thing:
    """Something that can be pressed."""

    container: Json
    block_id: str
    action_id: str
    element: Json
    value: Any = None


@dataclass(frozen=True)
class Sight:
    """One window, tab or message."""

    container: Json
    blocks: list[Json]
    text: str

    def labelled(self, label: str, among: str | None) -> Thing | None:
        """The button or option with this label, nearest below the words it is looked for among."""
        found = [
            (index, thing)
            for index, thing in self._things()
            for shown in [_label(thing)]
            if shown == label
        ]
        return self._nearest(found, among)

    def called(self, name: str, among: str | None) -> Thing | None:
        """The menu or field with this label, placeholder or words beside it."""
        found = []
        for index, block in enumerate(self.blocks):
            for inner, element in elements([block]):
                if name in _names(inner, element):
                    found.append((index, self._thing(inner, element)))
        return self._nearest(found, among)

    def labels(self) -> list[str]:
        """Everything that can be pressed here."""
        return [_label(thing) for _, thing in self._things()]

    def _things(self) -> Iterator[tuple[int, Thing]]:
        for index, block in enumerate(self.blocks):
            for inner, element in elements([block]):
                if element["type"] in ("button", "workflow_button", "icon_button"):
                    yield index, self._thing(inner, element)
                for option in [*_thumbs(element), *options(element)]:
                    yield index, self._thing(inner, element, option)

    def _thing(self, block: Json, element: Json, option: Json | None = None) -> Thing:
        shown = element if option is None else element | {"chosen": option["text"]["text"]}
        value = None if option is None else option.get("value")
        if element["type"] in SEVERAL:
            value = [value]
        return Thing(self.container, block["block_id"], element["action_id"], shown, value)

    def _nearest(self, found: list[tuple[int, Thing]], among: str | None) -> Thing | None:
        if among is None:
            return found[0][1] if found else None
        start = self._first_block(among)
        if start is None:
            return None
        below = [thing for index, thing in found if index >= start]
        return below[0] if below else None

    def _first_block(self, words: str) -> int | None:
        for index, block in enumerate(self.blocks):
            if any(words in line for line in texts(block)):
                return index
        return 0 if words in self.text else None


def _thumbs(element: Json) -> list[Json]:
    sides = (element.get("positive_button"), element.get("negative_button"))
    return [side for side in sides if side is not None]


def _label(thing: Thing) -> str:
    chosen = thing.element.get("chosen")
    return str(chosen if chosen is not None else thing.element["text"]["text"])


def _names(block: Json, element: Json) -> list[str]:
    named = (block.get("label"), element.get("placeholder"), block.get("text"))
    return [each["text"] for each in named if each] + [block["block_id"]]


def sights(hands: Hands, user: str) -> list[Sight]:
    """Everything somebody can see: modal, Home, what only they see, messages; newest first."""
    workspace = hands.workspace
    found = [
        Sight({"kind": "view", "view_id": view["id"]}, view["blocks"], "")
        for view in workspace.views.of(user)[-1:]
    ]
    if user in hands.at_home and user in workspace.views.homes:
        found.append(Sight({"kind": "home"}, workspace.views.homes[user]["blocks"], ""))
    private = reversed(workspace.ephemeral.of(user))
    found += [_message("ephemeral", message["channel"], message) for message in private]
    return found + _messages(hands, user)


def _messages(hands: Hands, user: str) -> list[Sight]:
    newest: list[tuple[str, Json]] = []
    for channel in hands.workspace.channels.of(user):
        last = islice(reversed(channel.messages.values()), NEWEST)
        newest += [(channel.id, message) for message in last]
    newest.sort(key=lambda each: str(each[1]["ts"]), reverse=True)
    return [_message("message", channel, message) for channel, message in newest]


def _message(kind: str, channel: str, message: Json) -> Sight:
    container = {"kind": kind, "channel": channel, "ts": message["ts"]}
    return Sight(container, message.get("blocks", []), message.get("text", ""))


def lines(message: Json) -> list[str]:
    """What a message says, line by line: its text, and what its blocks add to it."""
    said = [str(message.get("text", ""))]
    if message.get("bot_id"):
        said += [line for block in message.get("blocks", []) for line in texts(block)]
    said += [str(file.get("title", "")) for file in message.get("files", [])]
    return list(dict.fromkeys(line for line in said if line))


UNREAD = frozenset({"confirm", "placeholder"})


def texts(value: Any) -> Iterator[str]:
    """All texts inside a block, in reading order."""
    if isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for key, each in value.items():
            yield from texts(each) if key not in UNREAD else ()
