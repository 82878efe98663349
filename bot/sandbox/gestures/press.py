"""Pressing and picking: buttons and menus in messages, modals and the App Home; shortcuts."""

from typing import Any

from bot.sandbox.gestures.desk import Desk
from bot.sandbox.gestures.payloads import action_of
from bot.sandbox.types import Envelope, Json, Mistake
from bot.sandbox.workspace import Member
from bot.sandbox.workspace.values import KEYS, Values, elements, offered, picked, state_of, type_in


class Press(Desk):
    """What a person does with things that can be pressed."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.typed: dict[tuple[str, str], Values] = {}
        self.at_home: set[str] = set()

    async def press(
        self, user: str, container: Json, block_id: str, action_id: str,
        value: Any = None, state: dict[str, dict[str, Any]] | None = None,
    ) -> None:  # fmt: skip
        """Use one element; `value` is what was picked, `state` what was typed around it."""
        member = self.member(user)
        if container["kind"] in ("view", "home"):
            view = self._view(user, container)
            values: Values = view["state"]["values"]
            state = self.with_files(user, view["blocks"], state or {})
            action = self._used(view["blocks"], values, (block_id, action_id), value, state)
            payload = self.payloads.view_action(member, view, action) if action else None
        else:
            payload = self._in_message(member, container, (block_id, action_id), value, state)
        if payload is not None:
            await self.ask("interactive", payload, member, f"“{_label(payload, action_id)}”")

    def _in_message(
        self, member: Member, container: Json, ids: tuple[str, str], value: Any, state: Any
    ) -> Json | None:
        channel = self.channel(member.id, container["channel"])
        message = self.shown_message(member.id, container)
        values = self.typed.setdefault((member.id, message["ts"]), {})
        values |= state_of(message.get("blocks", []), values)
        action = self._used(message.get("blocks", []), values, ids, value, state)
        if action is None:
            return None
        return self.payloads.message_action(member, channel, message, action, values)

    def shown_message(self, user: str, container: Json) -> Json:
        """The message a container points to, ephemeral or not."""
        channel = self.channel(user, container["channel"])
        if container["kind"] == "message":
            return self.message(channel, container["ts"])
        for message in self.workspace.ephemeral.of(user):
            if message["ts"] == container["ts"]:
                return message
        raise Mistake("This message is gone.")

    def _view(self, user: str, container: Json) -> Json:
        if container["kind"] == "home":
            if user in self.workspace.views.homes:
                return self.workspace.views.homes[user]
            raise Mistake("This app has no Home for you yet.")
        for view in self.workspace.views.of(user):
            if view["id"] == container["view_id"]:
                return view
        raise Mistake("This window is closed.")

    def _used(
        self, blocks: list[Json], values: Values, ids: tuple[str, str], value: Any, state: Any
    ) -> Json | None:
        """What the app is told, if it is told anything."""
        type_in(blocks, values, state or {})
        for block, element in elements(blocks):
            if (block["block_id"], element["action_id"]) == ids:
                entry = _entry(element, value)
                if entry is not None and element["type"] in KEYS:
                    values.setdefault(ids[0], {})[ids[1]] = entry
                silent = block["type"] == "input" and not block.get("dispatch_action")
                return None if silent else action_of(block, element, entry)
        raise Mistake("There is nothing like that to press any more.")

    async def suggest(
        self, user: str, container: Json, block_id: str, action_id: str, value: str
    ) -> Json:
        """Ask the app for the options of a menu: `options` or `option_groups`, as it answered."""
        element = {"block_id": block_id, "action_id": action_id}
        where = self._whereabouts(user, container)
        payload = self.payloads.suggestion(self.member(user), where, element, value)
        answer = await self.post.ask(Envelope("interactive", payload))
        content = answer.content if answer is not None and answer.went_well else None
        found = offered(content)
        if found is None:
            self.workspace.news.problem(f"The menu {action_id}: no options within three seconds.")
            raise Mistake("The app offered nothing to choose from.")
        return found

    def _whereabouts(self, user: str, container: Json) -> Json:
        if container["kind"] in ("view", "home"):
            view = self._view(user, container)
            return {"container": {"type": "view", "view_id": view["id"]}, "view": view}
        channel = self.channel(user, container["channel"])
        message = self.shown_message(user, container)
        return self.payloads.in_message(channel, message)

    async def shortcut(self, user: str, callback_id: str) -> None:
        """Use a global shortcut."""
        member, name = self.member(user), self._shortcut(callback_id, "global")
        payload = self.payloads.shortcut(member, callback_id)
        await self.ask("interactive", payload, member, f"“{name}”")

    async def message_shortcut(self, user: str, callback_id: str, channel_id: str, ts: str) -> None:
        """Use a shortcut in the menu of a message."""
        member, channel = self.member(user), self.channel(user, channel_id)
        name, message = self._shortcut(callback_id, "message"), self.message(channel, ts)
        payload = self.payloads.message_shortcut(member, callback_id, channel, message)
        await self.ask("interactive", payload, member, f"“{name}”")

    def _shortcut(self, callback_id: str, kind: str) -> str:
        for shortcut in self.workspace.app.shortcuts:
            if (shortcut["callback_id"], shortcut["type"]) == (callback_id, kind):
                return str(shortcut["name"])
        raise Mistake("The app has no such shortcut.")

    def open_home(self, user: str) -> None:
        """Look at the App Home."""
        if not self.workspace.app.home:
            raise Mistake("This app has no Home.")
        self.at_home.add(user)
        self._opened(user, "home")

    def open_messages(self, user: str) -> None:
        """Look at the direct message with the app."""
        self.at_home.discard(user)
        self._opened(user, "messages")

    def _opened(self, user: str, tab: str) -> None:
        channel = self.workspace.direct(self.member(user).id)
        event: Json = {"type": "app_home_opened", "user": user, "channel": channel.id, "tab": tab}
        if tab == "home" and user in self.workspace.views.homes:
            event["view"] = self.workspace.views.homes[user]
        self.workspace.happened(event)


def _entry(element: Json, value: Any) -> Json | None:
    if element["type"] in KEYS:
        return picked(element, value)
    if element["type"] == "overflow":
        chosen = (option for option in element["options"] if option.get("value") == value)
        return {"selected_option": next(chosen, None)}
    if element["type"] == "feedback_buttons":
        return _thumb(element, value)
    return None


def _thumb(element: Json, value: Any) -> Json:
    """Which of two thumbs was pressed, by its value."""
    for side in (element["positive_button"], element["negative_button"]):
        if side["value"] == value:
            return {"text": side["text"], "value": value}
    raise Mistake("There is no such thumb.")


def _label(payload: Json, action_id: str) -> str:
    return str(payload["actions"][0].get("text", {}).get("text", action_id))
