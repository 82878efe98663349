"""What an exchange is called in a list: its kind, its name, who did it, and a few words more."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.types import Envelope, Json

FEW = 80  # characters
Heading = tuple[str, str, str, Json]  # door, name, who, about


def about_call(arguments: Mapping[str, Any]) -> Json:
    """The few words that tell one call of a method from another."""
    named = {"channel": "channel", "user": "user", "user_id": "user", "ts": "ts", "text": "text"}
    return _few({name: arguments.get(key) for key, name in named.items() if key in arguments})


def about_envelope(envelope: Envelope) -> Heading:
    """How a delivery is listed."""
    listed = {"events_api": _event, "slash_commands": _command}.get(envelope.kind, _interaction)
    door, name, who, about = listed(envelope.payload)
    again = {"retry": envelope.retry, "reason": envelope.reason} if envelope.retry else {}
    return door, name, who, _few(about) | again


def _event(payload: Json) -> Heading:
    event = payload.get("event", payload)
    user = event.get("user", "")
    who = user.get("id", "") if isinstance(user, dict) else str(user)
    kept = ("channel", "ts", "subtype", "tab", "text")
    return "event", str(event.get("type", "")), who, {key: event.get(key) for key in kept}


def _command(payload: Json) -> Heading:
    about = {"text": payload.get("text"), "channel": payload.get("channel_id")}
    return "command", payload["command"], payload["user_id"], about


def _interaction(payload: Json) -> Heading:
    action = (payload.get("actions") or [payload])[0]
    view = payload.get("view") or {}
    name = action.get("action_id") or payload.get("callback_id") or view.get("callback_id")
    about = {
        "kind": payload.get("type"),
        "label": _label(action.get("text")),
        "value": action.get("value"),
        "channel": _id(payload.get("channel")),
        "ts": _id(payload.get("container"), "message_ts"),
    }
    return "interaction", str(name or ""), _id(payload.get("user")), about


def _id(thing: Any, key: str = "id") -> str:
    return str(thing.get(key, "")) if isinstance(thing, dict) else ""


def _label(text: Any) -> str:
    return _id(text, "text")


def _few(about: Json) -> Json:
    """Only what is short text and says something."""
    said = {key: value for key, value in about.items() if value and isinstance(value, str)}
    return {key: value[:FEW] for key, value in said.items()}
