"""`chat.scheduleMessage` and its family: messages for later."""

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.chat import LONGEST, MESSAGE, placed, target
from bot.sandbox.web_api.method import PAGE, method
from bot.sandbox.web_api.paging import paged
from bot.sandbox.web_api.wording import worded

DELAYED = {"type": "delayed_message", "subtype": "bot_message"}


def schedule(call: Call) -> Json:
    """Keep a message and post it at its moment."""
    call.need("post_at")
    post_at = call.number("post_at", 0, "invalid_time")
    channel = target(call)
    message = placed(call, worded(call))
    if len(message.get("text", "")) > LONGEST:
        raise SlackError("msg_too_long")
    if message.get("metadata"):
        call.workspace.news.problem(
            f"{call.method} with metadata: Slack says ok and never posts the message."
        )
    name = call.workspace.name("Q")
    call.workspace.scheduled.add(name, channel, post_at, message)
    shown = DELAYED | {"text": "", "bot_id": call.app.bot_id, "username": call.app.handle}
    return {
        "channel": channel.id,
        "scheduled_message_id": name,
        "post_at": post_at,
        "message": shown | {key: message[key] for key in ("text", "blocks") if key in message},
    }


def delete(call: Call) -> Json:
    """Call a message back before its moment."""
    channel = call.channel()
    call.workspace.scheduled.remove(call.need("scheduled_message_id"), channel)
    return {}


def listed(call: Call) -> Json:
    """What the app still has waiting, the next first."""
    oldest = call.number("oldest", 0, "invalid_arguments")
    latest = call.number("latest", 10**11, "invalid_arguments")
    if call.has("channel") and call.text("channel") not in call.workspace.channels.by_id:
        raise SlackError("invalid_channel")
    found = (
        _told(each)
        for each in call.workspace.scheduled
        if oldest <= each["post_at"] <= latest and call.text("channel") in ("", each["channel_id"])
    )
    return paged(call, "scheduled_messages", found)


def _told(waiting: Json) -> Json:
    shown = {key: waiting[key] for key in ("id", "channel_id", "post_at", "date_created")}
    return shown | {"text": waiting["message"].get("text", "")}


METHODS = {
    "chat.deleteScheduledMessage": method(
        delete, "channel scheduled_message_id as_user", "chat:write"
    ),
    "chat.scheduleMessage": method(schedule, f"{MESSAGE} post_at reply_broadcast", "chat:write"),
    "chat.scheduledMessages.list": method(listed, f"channel {PAGE} latest oldest"),
}
