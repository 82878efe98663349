"""The payloads of interactions, in the shapes of docs.slack.dev/reference/interaction-payloads."""

from typing import Any

from bot.sandbox.hooks import Hooks
from bot.sandbox.types import Json
from bot.sandbox.workspace import Channel, Member, Workspace, loosely_escaped
from bot.sandbox.workspace.messages import without_metadata
from bot.sandbox.workspace.values import elements


class Payloads:
    """Writes down what somebody did, as the app will read it."""

    def __init__(self, workspace: Workspace, hooks: Hooks) -> None:
        self.workspace, self.hooks = workspace, hooks

    def command(self, member: Member, channel: Channel, command: str, text: str) -> Json:
        """A slash command, as form fields."""
        team = self.workspace.team
        return {
            "token": "sandbox",
            "team_id": team["id"],
            "team_domain": team["domain"],
            "channel_id": channel.id,
            "channel_name": _channel_name(channel),
            "user_id": member.id,
            "user_name": member.name,
            "command": command,
            "text": text,
            "api_app_id": self.workspace.app.id,
            "is_enterprise_install": "false",
            "response_url": self.hooks.made("commands", member.id, channel.id),
            "trigger_id": self.workspace.triggers.pull(member.id),
        }

    def shortcut(self, member: Member, callback_id: str) -> Json:
        """A global shortcut; it knows no channel and has no response_url."""
        return self._base("shortcut", member) | {
            "callback_id": callback_id,
            "trigger_id": self.workspace.triggers.pull(member.id),
            "action_ts": self.workspace.clock.ts(),
        }

    def message_shortcut(
        self, member: Member, callback_id: str, channel: Channel, message: Json
    ) -> Json:
        """A shortcut in the menu of a message."""
        return self.shortcut(member, callback_id) | {
            "type": "message_action",
            "message_ts": message["ts"],
            "channel": {"id": channel.id, "name": _channel_name(channel)},
            "message": without_metadata(message),
            "response_url": self.hooks.made("app", member.id, channel.id, message["ts"]),
        }

    def message_action(
        self, member: Member, channel: Channel, message: Json, action: Json, values: Json
    ) -> Json:
        """Something pressed in a message."""
        place = (member.id, channel.id, message["ts"], bool(message.get("ephemeral")))
        return (
            self._actions(member, action, None)
            | self.in_message(channel, message)
            | {"response_url": self.hooks.made("actions", *place), "state": {"values": values}}
        )

    def in_message(self, channel: Channel, message: Json) -> Json:
        """Where something was used; an ephemeral message is not told as a whole."""
        private = bool(message.get("ephemeral"))
        container = {"type": "message", "message_ts": message["ts"], "channel_id": channel.id}
        told = {
            "container": container | {"is_ephemeral": private},
            "channel": {"id": channel.id, "name": _channel_name(channel)},
        }
        return told if private else told | {"message": without_metadata(message)}

    def view_action(self, member: Member, view: Json, action: Json) -> Json:
        """Something pressed in a modal or in the App Home."""
        within = view["id"] if view["type"] == "modal" else None
        return self._actions(member, action, within) | {
            "container": {"type": "view", "view_id": view["id"]},
            "view": view,
        }

    def submission(self, member: Member, view: Json) -> Json:
        """A form that was sent."""
        trigger_id = self.workspace.triggers.pull(member.id, view["id"])
        more = {"trigger_id": trigger_id, "view": view, "response_urls": self._urls(member, view)}
        return self._base("view_submission", member) | more

    def _urls(self, member: Member, view: Json) -> list[Json]:
        """An address for each channel that was picked in a menu with `response_url_enabled`."""
        found = []
        for block, element in elements(view["blocks"]):
            state = view["state"]["values"].get(block["block_id"], {}).get(element["action_id"], {})
            channel = state.get("selected_channel") or state.get("selected_conversation")
            if element.get("response_url_enabled") and channel:
                url = self.hooks.made("app", member.id, channel)
                ids = {"block_id": block["block_id"], "action_id": element["action_id"]}
                found.append(ids | {"channel_id": channel, "response_url": url})
        return found

    def closed(self, member: Member, view: Json, *, cleared: bool) -> Json:
        """A form that was put away; it tells nothing of what was typed."""
        told = view | {"state": {"values": {}}}
        return self._base("view_closed", member) | {"view": told, "is_cleared": cleared}

    def suggestion(self, member: Member, where: Json, element: Json, value: str) -> Json:
        """Some letters typed into a select whose options come from the app."""
        return self._base("block_suggestion", member) | element | where | {"value": value}

    def _actions(self, member: Member, action: Json, view_id: str | None) -> Json:
        told = action | {"action_ts": self.workspace.clock.ts()}
        trigger_id = self.workspace.triggers.pull(member.id, view_id)
        return self._base("block_actions", member) | {"trigger_id": trigger_id, "actions": [told]}

    def _base(self, kind: str, member: Member) -> Json:
        team = self.workspace.team
        user = {
            "id": member.id,
            "username": member.name,
            "name": member.name,
            "team_id": member.team(team["id"]),
        }
        return {
            "type": kind,
            "token": "sandbox",
            "api_app_id": self.workspace.app.id,
            "team": {"id": team["id"], "domain": team["domain"]},
            "enterprise": None,
            "is_enterprise_install": False,
            "user": user,
        }


def action_of(block: Json, element: Json, state: Json | None) -> Json:
    """What `actions[0]` says about the element that was used."""
    kept = ("type", "action_id", "text", "value", "style", "url", "placeholder")
    action: dict[str, Any] = {key: element[key] for key in kept if key in element}
    action["block_id"] = block["block_id"]
    if "text" in action:
        action["text"] = action["text"] | {"text": loosely_escaped(action["text"]["text"])}
    return action | (state or {})


def _channel_name(channel: Channel) -> str:
    return {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)
