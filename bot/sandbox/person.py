"""A person in a test: acts only on what is on their screen."""

from __future__ import annotations

from typing import Any

from bot.sandbox.delivery.post import Post
from bot.sandbox.gestures import Hands
from bot.sandbox.sight import Thing, lines, sights
from bot.sandbox.types import Json, Mistake
from bot.sandbox.workspace import Channel, Member
from bot.sandbox.workspace.values import KEYS, elements, options


class Person:
    """Somebody in front of a screen."""

    def __init__(self, hands: Hands, post: Post, member: Member) -> None:
        self.hands, self.post, self.member = hands, post, member
        self.offered: dict[str, list[Json]] = {}

    @property
    def id(self) -> str:
        """Their Slack id."""
        return self.member.id

    @property
    def views(self) -> list[Json]:
        """The modals in front of them, bottom first."""
        return self.hands.workspace.views.of(self.id)

    @property
    def view(self) -> Json | None:
        """The modal on top."""
        return self.views[-1] if self.views else None

    @property
    def home(self) -> Json | None:
        """Their App Home, once the app drew it."""
        return self.hands.workspace.views.homes.get(self.id)

    @property
    def dm(self) -> list[Json]:
        """Their direct message with the app, oldest first."""
        return list(self.hands.workspace.direct(self.id).messages.values())

    @property
    def notices(self) -> list[str]:
        """What Slack itself showed them, such as failures."""
        return self.hands.workspace.news.notices.get(self.id, [])

    @property
    def ephemerals(self) -> list[Json]:
        """What only they see, oldest first."""
        return self.hands.workspace.ephemeral.of(self.id)

    def reads(self, channel: str | None = None) -> list[str]:
        """What stands in a channel or in their direct message with the app, newest last."""
        messages = self.dm if channel is None else self.place(channel).messages.values()
        return ["\n".join(lines(message)) for message in messages]

    def place(self, name: str) -> Channel:
        """A channel they can see, or a direct message, by its name."""
        workspace = self.hands.workspace
        if name in (workspace.app.handle, workspace.app.name, workspace.app.name.lower(), "@app"):
            return workspace.direct(self.id)
        for member in workspace.people:
            if name == f"@{member.name}":
                return self.hands.open_im(self.id, member.id)
        return self.hands.channel(self.id, workspace.channels.named(name).id)

    async def say(self, channel: str, text: str, thread_ts: str = "") -> None:
        """Write something, in a channel or to the app."""
        await self.hands.say(self.id, self.place(channel).id, text, thread_ts)
        await self.post.idle()

    def file(self, name: str, content: bytes) -> str:
        """A file they have uploaded, by its id: to be shared, or put into a form."""
        return self.hands.workspace.files.put(name, content, by=self.id).id

    async def upload(self, channel: str, *files: str, text: str = "", thread_ts: str = "") -> None:
        """Share files in a channel or with the app, perhaps with a few words."""
        place = self.place(channel).id
        await self.hands.say(self.id, place, text, thread_ts, files=files)
        await self.post.idle()

    async def join(self, channel: str) -> None:
        """Come into a public channel."""
        self.hands.join(self.id, self.place(channel).id)
        await self.post.idle()

    async def leave(self, channel: str) -> None:
        """Leave a channel."""
        self.hands.leave(self.id, self.place(channel).id)
        await self.post.idle()

    async def invite(self, whom: Person, channel: str) -> None:
        """Bring somebody into a channel."""
        self.hands.invite(self.id, self.place(channel).id, whom.id)
        await self.post.idle()

    async def delete(self, text: str, channel: str) -> None:
        """Delete the newest message that contains this text."""
        place = self.place(channel)
        self.hands.delete(self.id, place.id, self._newest(place, text))
        await self.post.idle()

    async def react(self, name: str, message: str, channel: str) -> None:
        """React with an emoji to the newest message that contains this text."""
        place = self.place(channel)
        self.hands.react(self.id, place.id, self._newest(place, message), name)
        await self.post.idle()

    async def command(self, line: str, channel: str | None = None) -> None:
        """Use a slash command; without a channel in the direct message with the app."""
        command, _, text = line.partition(" ")
        place = self.place(channel or "@app")
        await self.hands.command(self.id, place.id, command, text)

    async def shortcut(self, label: str) -> None:
        """Use a global shortcut by its name."""
        await self.hands.shortcut(self.id, self._callback(label, "global"))

    async def message_shortcut(self, label: str, message: str, channel: str) -> None:
        """Use a shortcut in the menu of a message, found by its text or `ts`."""
        place, callback_id = self.place(channel), self._callback(label, "message")
        ts = self._newest(place, message)
        await self.hands.message_shortcut(self.id, callback_id, place.id, ts)

    async def open_home(self) -> Json | None:
        """Look at the App Home."""
        self.hands.open_home(self.id)
        await self.post.idle()
        return self.home

    async def open_messages(self) -> None:
        """Look at the direct message with the app."""
        self.hands.open_messages(self.id)
        await self.post.idle()

    async def press(self, label: str, among: str | None = None) -> None:
        """Press what carries this label, in the newest place that has it."""
        found = self.find(label, among)
        await self.hands.press(
            self.id, found.container, found.block_id, found.action_id, found.value
        )

    async def pick(self, name: str, *chosen: str, among: str | None = None) -> None:
        """Pick options in a menu, by its label or placeholder and theirs."""
        found = self._named(name, among)
        several = KEYS[found.element["type"]].endswith("s")
        values = [self._value(found.element, each) for each in chosen]
        value = values if several else values[0]
        await self.hands.press(self.id, found.container, found.block_id, found.action_id, value)

    async def types(self, name: str, text: str, among: str | None = None) -> list[str]:
        """Type into a menu whose options the app suggests; gives the labels that it offers.

        Slack asks the app from the third letter on, unless the menu says otherwise.
        """
        found = self._named(name, among)
        if len(text) < found.element.get("min_query_length", 3):
            return []
        ids = (found.block_id, found.action_id)
        self.offered[found.action_id] = options(
            await self.hands.suggest(self.id, found.container, *ids, text)
        )
        return [str(option["text"]["text"]) for option in self.offered[found.action_id]]

    async def submit(self, **values: Any) -> dict[str, str]:
        """Send the form on top; what is not named stays as it is. Gives the errors by field."""
        view = self.view
        if view is None:
            raise AssertionError(f"{self.member.name} has no form open.")
        raw = self._raw(view, values)
        try:
            return await self.hands.submit(self.id, view["id"], raw)
        except Mistake as mistake:
            raise AssertionError(str(mistake)) from None

    async def close(self, *, all_of_them: bool = False) -> None:
        """Put the form on top away, or all of them."""
        if self.view is None:
            raise AssertionError(f"{self.member.name} has no form open.")
        await self.hands.close(self.id, self.view["id"], all_of_them=all_of_them)

    def find(self, label: str, among: str | None = None) -> Thing:
        """Where on the screen this label is."""
        seen = sights(self.hands, self.id)
        for sight in seen:
            thing = sight.labelled(label, among)
            if thing is not None:
                return thing
        shown = [each for sight in seen for each in sight.labels()]
        where = f" among “{among}”" if among else ""
        raise AssertionError(f"{self.member.name} sees no “{label}”{where}, only {shown}.")

    def sees(self, label: str, among: str | None = None) -> bool:
        """Whether something with this label can be pressed."""
        return any(sight.labelled(label, among) for sight in sights(self.hands, self.id))

    def _newest(self, place: Channel, message: str) -> str:
        for ts, shown in reversed(place.messages.items()):
            if message == ts or message in "\n".join(lines(shown)):
                return ts
        raise AssertionError(f"{self.member.name} sees no message “{message}”.")

    def _named(self, name: str, among: str | None) -> Thing:
        for sight in sights(self.hands, self.id):
            thing = sight.called(name, among)
            if thing is not None:
                return thing
        raise AssertionError(f"{self.member.name} sees no menu “{name}”.")

    def _raw(self, view: Json, values: dict[str, Any]) -> dict[str, dict[str, Any]]:
        raw: dict[str, dict[str, Any]] = {}
        for block, element in elements(view["blocks"]):
            if block["block_id"] in values:
                value = self._value(element, values.pop(block["block_id"]))
                raw[block["block_id"]] = {element["action_id"]: value}
        if values:
            raise AssertionError(f"The form has no field {', '.join(sorted(values))}.")
        return raw

    def _value(self, element: Json, given: Any) -> Any:
        """The value of an option, or the option that the app offered; it may be named by label."""
        if isinstance(given, (list, tuple, set)):
            return [self._value(element, each) for each in given]
        offered = self.offered.get(element["action_id"], [])
        for option in [*options(element), *offered]:
            if given in (option.get("value"), option["text"]["text"]):
                return option if option in offered else option.get("value")
        return given

    def _callback(self, label: str, kind: str) -> str:
        for shortcut in self.hands.workspace.app.shortcuts:
            if label in (shortcut["name"], shortcut["callback_id"]) and shortcut["type"] == kind:
                return str(shortcut["callback_id"])
        raise AssertionError(f"There is no {kind} shortcut “{label}”.")
