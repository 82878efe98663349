"""`pins.*`: messages that stay at hand in a channel."""

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import method
from bot.sandbox.web_api.reactions import item
from bot.sandbox.workspace.marks import pinned


def add(call: Call) -> Json:
    """Pin a message."""
    channel, ts = item(call)
    call.own_place(channel)
    if channel.archived:
        raise SlackError("is_archived")
    call.workspace.marks.pin(channel, ts, call.app.bot_user)
    return {}


def remove(call: Call) -> Json:
    """Take a pin out."""
    channel, ts = item(call)
    call.own_place(channel)
    call.workspace.marks.unpin(channel, ts, call.app.bot_user)
    return {}


def listed(call: Call) -> Json:
    """What is pinned in a channel, newest pin first."""
    channel = call.channel()
    call.own_place(channel)
    items = [
        pinned(channel, channel.messages[pin["ts"]], pin["by"], pin["at"])
        for pin in reversed(channel.pins)
    ]
    return {"items": items}


METHODS = {
    "pins.add": method(add, "channel timestamp", "pins:write", tier=2),
    "pins.list": method(listed, "channel", "pins:read", tier=2),
    "pins.remove": method(remove, "channel timestamp", "pins:write", tier=2),
}
