"""`chat.*`: post, change, delete, whisper, link."""

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call, warning
from bot.sandbox.web_api.method import SPECIAL, method
from bot.sandbox.web_api.wording import worded
from bot.sandbox.workspace import Channel

LONGEST, LONGEST_UPDATE = 40_000, 4_000  # characters; SLACK.md §3.4


def post_message(call: Call) -> Json:
    """Write a message into a channel or to a person."""
    channel = target(call)
    message = placed(call, worded(call))
    message["text"], told = _shortened(message.get("text", ""))
    if again := _already(call, channel):
        return {"channel": channel.id, "ts": again["ts"], "message": again}
    _in_pace(call, channel)
    if call.has("client_msg_id"):
        message["client_msg_id"] = call.text("client_msg_id")
    posted = call.workspace.post_as_app(channel, message)
    return {"channel": channel.id, "ts": posted["ts"], "message": posted} | told


def me_message(call: Call) -> Json:
    """Say what the app does: *Herald waves*."""
    channel = target(call)
    if not call.has("text"):
        raise SlackError("no_text")
    text, told = _shortened(call.text("text"))
    posted = call.workspace.post_as_app(channel, {"text": text, "subtype": "me_message"})
    return {"channel": channel.id, "ts": posted["ts"]} | told


def _shortened(text: str) -> tuple[str, Json]:
    """A text as long as Slack keeps it, and what the answer says if that is not all of it."""
    return text[:LONGEST], warning("message_truncated") if len(text) > LONGEST else {}


def update(call: Call) -> Json:
    """Change one of the app's own messages."""
    channel = call.channel()
    before = call.workspace.messages.get(channel, call.need("ts"))
    if before.get("bot_id") != call.app.bot_id:
        raise SlackError("cant_update_message")
    changes = worded(call)
    if len(changes.get("text", "")) > LONGEST_UPDATE:
        raise SlackError("msg_too_long")
    if "text" in changes:
        changes.setdefault("blocks", None)
    if changes.get("blocks"):
        changes["blocks"] = call.workspace.views.furnished(changes["blocks"])
    edited = changes.get("text", before["text"]) != before["text"]
    after = call.workspace.messages.change(
        channel, before["ts"], changes, by=call.app.bot_user, edited=edited
    )
    return {"channel": channel.id, "ts": after["ts"], "text": after["text"], "message": after}


def delete(call: Call) -> Json:
    """Delete one of the app's own messages."""
    channel = call.channel()
    message = call.workspace.messages.get(channel, call.need("ts"))
    if message.get("bot_id") != call.app.bot_id:
        raise SlackError("cant_delete_message")
    call.workspace.messages.remove(channel, message["ts"])
    return {"channel": channel.id, "ts": message["ts"]}


def post_ephemeral(call: Call) -> Json:
    """Show one person something in a channel."""
    channel = target(call)
    if call.need("user") not in channel.members:
        raise SlackError("user_not_in_channel")
    message = worded(call)
    if len(message.get("text", "")) > LONGEST:
        raise SlackError("msg_too_long")
    signed = call.workspace.signed({"text": ""} | message | call.thread())
    shown = call.workspace.ephemeral.show(call.text("user"), channel, signed)
    return {"message_ts": shown["ts"]}


def get_permalink(call: Call) -> Json:
    """The web address of a message."""
    channel = call.channel()
    message = call.workspace.messages.get(channel, call.need("message_ts"))
    place = f"https://{call.workspace.team['domain']}.slack.com/archives/{channel.id}"
    link = f"{place}/p{message['ts'].replace('.', '')}"
    if message.get("thread_ts", message["ts"]) != message["ts"]:
        link += f"?thread_ts={message['thread_ts']}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def placed(call: Call, message: Json) -> Json:
    """A message with its place in a thread, if the call names one."""
    thread = call.thread()
    shown = {"subtype": "thread_broadcast"} if call.flag("reply_broadcast") and thread else {}
    return message | thread | shown


def target(call: Call) -> Channel:
    """Where to speak: a channel by id or name, or a person."""
    wanted = call.text("channel")
    if wanted[:1] in ("U", "W") and wanted in call.workspace.people.by_id:
        channel = _direct(call, wanted)
    else:
        channel = call.workspace.channels.get(_by_name(call, wanted), call.app.bot_user)
    if channel.archived:
        raise SlackError("is_archived")
    if channel.kind == "im" and not call.app.messages:
        raise SlackError("messages_tab_disabled")
    if channel.kind != "public" or "chat:write.public" not in call.app.scopes:
        call.own_place(channel)
    return channel


def _in_pace(call: Call, channel: Channel) -> None:
    """Refuse to speak too fast: in a channel, and where calls are counted in the workspace."""
    switches, seconds = call.switches, call.workspace.clock.seconds
    wait = switches.budget.wait("", seconds) if switches.tiers else 0
    if wait := wait or switches.pace.wait(channel.id, seconds):
        raise SlackError("ratelimited", retry_after=wait)


def _direct(call: Call, user_id: str) -> Channel:
    member = call.workspace.people.get(user_id)
    if member.bot:
        raise SlackError("cannot_dm_bot")
    if member.deleted:
        raise SlackError("user_disabled")
    return call.workspace.direct(user_id)


def _by_name(call: Call, wanted: str) -> str:
    bare = wanted.removeprefix("#")
    named = (
        each.id for each in call.workspace.channels if each.kind == "public" and each.name == bare
    )
    return next(named, wanted)


def _already(call: Call, channel: Channel) -> Json | None:
    """The message that was sent under this `client_msg_id`, where Slack honours it."""
    wanted = call.text("client_msg_id")
    if not (wanted and call.switches.honour_client_msg_id):
        return None
    sent = (each for each in channel.messages.values() if each.get("client_msg_id") == wanted)
    return next(sent, None)


MESSAGE = (
    "channel text blocks attachments as_user icon_emoji icon_url link_names markdown_text metadata "
    "mrkdwn parse thread_ts unfurl_links unfurl_media username"
)
METHODS = {
    "chat.delete": method(delete, "channel ts as_user", "chat:write"),
    "chat.getPermalink": method(get_permalink, "channel message_ts", tier=SPECIAL),
    "chat.meMessage": method(me_message, "channel text", "chat:write"),
    "chat.postEphemeral": method(post_ephemeral, f"{MESSAGE} user", "chat:write", tier=4),
    "chat.postMessage": method(
        post_message,
        f"{MESSAGE} reply_broadcast client_msg_id container_id",
        "chat:write",
        tier=SPECIAL,
    ),
    "chat.update": method(
        update, f"{MESSAGE} ts file_ids reply_broadcast client_msg_id", "chat:write"
    ),
}
