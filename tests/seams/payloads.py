"""What Slack would hand over, made of the pinned drawings: each part as it is drawn, filled in."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from tests.seams.test_ids import drawings, parts

A_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ROOM, SOMEBODY = "C0GENERAL", "U0EMI"
PICTURE = {"id": "F0X", "name": "x.csv", "filetype": "csv", "mimetype": "text/csv", "size": 1}
ONE = {  # what somebody puts into each kind of field, by the key under which Slack sends it
    "plain_text_input": ("value", "Words"),
    "url_text_input": ("value", "https://example.gov/pool"),
    "email_text_input": ("value", "ana@example.gov"),
    "number_input": ("value", "7"),
    "rich_text_input": ("rich_text_value", {"type": "rich_text", "elements": []}),
    "datepicker": ("selected_date", "2026-12-01"),
    "timepicker": ("selected_time", "08:30"),
    "datetimepicker": ("selected_date_time", 1796115600),
    "users_select": ("selected_user", SOMEBODY),
    "multi_users_select": ("selected_users", [SOMEBODY]),
    "channels_select": ("selected_channel", ROOM),
    "multi_channels_select": ("selected_channels", [ROOM]),
    "conversations_select": ("selected_conversation", ROOM),
    "multi_conversations_select": ("selected_conversations", [ROOM]),
    "file_input": ("files", [PICTURE]),
}
CHOICES = ("radio_buttons", "static_select", "overflow")
SEVERAL = ("checkboxes", "multi_static_select")


def payload(kind: str, name: str, about: str) -> dict[str, Any]:
    """Make what Slack hands over when somebody does something about a thing."""
    made = {"action": _action, "view": _view, "view_closed": _view, "event": _event}
    made |= {"command": _command, "shortcut": _shortcut, "message_shortcut": _message_shortcut}
    body: dict[str, Any] = made[kind](name, about)
    return body | ({"type": "view_closed"} if kind == "view_closed" else {})


def typed(element: dict[str, Any]) -> dict[str, Any]:
    """Fill in one field: what it begins with, else something sensible of its kind."""
    kind = element["type"]
    if kind in CHOICES:
        return {"type": kind, "selected_option": _options(element)[0]}
    if kind in SEVERAL:
        return {"type": kind, "selected_options": _options(element)[:1]}
    key, usual = ONE[kind]
    begun = {"value": "initial_value"}.get(key, key.replace("selected", "initial"))
    return {"type": kind, key: element.get(begun) or usual}


def _options(element: dict[str, Any]) -> list[Any]:
    groups = element.get("option_groups", [])
    return element.get("options") or [one for group in groups for one in group["options"]]


def _action(name: str, about: str) -> dict[str, Any]:
    drawn, part = next(_drawn(name))
    pressed = {"action_id": name, "block_id": "b", "action_ts": "1.0", "type": part["type"]}
    if part["type"] == "button":
        pressed["value"] = _about(part.get("value", ""), about)
    else:
        pressed |= typed(part)
    return {"type": "block_actions", "actions": [pressed], **_place(drawn, about)}


def _place(drawn: Any, about: str) -> dict[str, Any]:
    """Say where it was pressed: in a form, on the Home, or under a message."""
    kind = drawn.get("type") if isinstance(drawn, dict) else None
    if kind in ("modal", "home"):
        container = {"type": "view", "view_id": "V1"}
        return {"container": container, "view": _filled(drawn, about)}
    container = {"type": "message", "message_ts": "1.0", "channel_id": ROOM}
    return {"container": container, "channel": {"id": ROOM}}


def _view(name: str, about: str) -> dict[str, Any]:
    forms = (drawn for drawn in drawings() if isinstance(drawn, dict))
    drawn = next(form for form in forms if form.get("callback_id") == name)
    return {"type": "view_submission", "view": _filled(drawn, about)}


def _filled(drawn: dict[str, Any], about: str) -> dict[str, Any]:
    fields = [block for block in drawn["blocks"] if block["type"] == "input"]
    values = {
        block["block_id"]: {block["element"]["action_id"]: typed(block["element"])}
        for block in fields
    }
    own = {"id": "V1", "hash": "1.a", "state": {"values": values}}
    return {**drawn, **own, "private_metadata": _about(drawn.get("private_metadata", ""), about)}


def _drawn(name: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Find where something is drawn; first where it is about a thing with an id."""
    every = [
        (drawn, part)
        for drawn in drawings()
        for part in parts(drawn)
        if part.get("action_id") == name
    ]
    yield from sorted(every, key=lambda found: not A_UUID.search(str(found[1].get("value"))))


def _about(value: str, about: str) -> str:
    return A_UUID.sub(about, value)


def _command(name: str, about: str) -> dict[str, Any]:
    command, _, verb = name.partition(" ")
    return {"command": command, "text": verb, "channel_id": ROOM}


def _shortcut(name: str, about: str) -> dict[str, Any]:
    return {"type": "shortcut", "callback_id": name}


def _message_shortcut(name: str, about: str) -> dict[str, Any]:
    message = {"type": "message", "ts": "1.0", "text": "https://example.gov/x", "user": SOMEBODY}
    where = {"channel": {"id": ROOM}, "message_ts": "1.0", "message": message}
    return {"type": "message_action", "callback_id": name, **where}


def _event(name: str, about: str) -> dict[str, Any]:
    event = {"type": name, "tab": "home", "channel": "D1", "channel_type": "im"}
    words = {"text": "https://example.gov/y", "ts": f"1.{uuid4().int % 10**6:06}"}
    return {"type": "event_callback", "event_id": str(uuid4()), "event": event | words}
