"""`reactions.*`: emoji on messages."""

import re

from bot.sandbox.checker.saying import TS
from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import PAGE, method
from bot.sandbox.web_api.paging import numbered, paged
from bot.sandbox.workspace import Channel
from bot.sandbox.workspace.marks import NAME, users_of
from bot.sandbox.workspace.messages import without_metadata

FEW = 50  # who reacted is named in short answers


def add(call: Call) -> Json:
    """React to a message."""
    channel, ts = item(call)
    name = _name(call)
    if channel.archived:
        raise SlackError("is_archived")
    call.workspace.marks.react(channel, ts, call.app.bot_user, name)
    return {}


def remove(call: Call) -> Json:
    """Take a reaction back."""
    channel, ts = item(call)
    call.workspace.marks.unreact(channel, ts, call.app.bot_user, _name(call))
    return {}


def get(call: Call) -> Json:
    """The reactions to one message."""
    channel, ts = item(call)
    message = call.workspace.messages.get(channel, ts)
    return {"type": "message", "channel": channel.id, "message": _told(call, message)}


def listed(call: Call) -> Json:
    """What somebody reacted to, newest first, as far as the app can see it."""
    user, bot = call.text("user", call.app.bot_user), call.app.bot_user
    call.workspace.people.get(user)
    found = [
        (message["ts"], {"type": "message", "channel": channel.id, "message": _told(call, message)})
        for channel in call.workspace.channels
        if bot in channel.members
        for message in channel.messages.values()
        if any(user in users for users in users_of(message).values())
    ]
    newest = [told for _, told in sorted(found, key=lambda each: str(each[0]), reverse=True)]
    if call.has("limit") or call.has("cursor") or not (call.has("page") or call.has("count")):
        return paged(call, "items", newest)
    return numbered(call, "items", newest)


def item(call: Call) -> tuple[Channel, str]:
    """The message that is meant, by its channel and time."""
    if not (call.has("channel") and call.has("timestamp")):
        raise SlackError("no_item_specified")
    channel = call.channel()
    if not re.fullmatch(TS, call.text("timestamp")):
        raise SlackError("bad_timestamp")
    return channel, call.text("timestamp")


def _name(call: Call) -> str:
    name = call.text("name").strip(":")
    if not re.fullmatch(NAME, name):
        raise SlackError("invalid_name")
    return name


def _told(call: Call, message: Json) -> Json:
    shown = without_metadata(message)
    if "reactions" in shown and not call.flag("full"):
        short = [each | {"users": each["users"][:FEW]} for each in shown["reactions"]]
        shown = shown | {"reactions": short}
    return shown


ITEM = "channel timestamp file file_comment"
METHODS = {
    "reactions.add": method(add, f"{ITEM} name", "reactions:write"),
    "reactions.get": method(get, f"{ITEM} full", "reactions:read"),
    "reactions.list": method(listed, f"{PAGE} count page full user", "reactions:read", tier=2),
    "reactions.remove": method(remove, f"{ITEM} name", "reactions:write", tier=2),
}
