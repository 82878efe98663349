"""`conversations.*` that change a channel: who is in it, what it is called, whether it is open."""

import re

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import method
from bot.sandbox.workspace import Channel
from bot.sandbox.workspace.channels import PERSONAL

MOST_INVITED = 100  # docs.slack.dev/reference/methods/conversations.invite
LONGEST_NAME, LONGEST_TOPIC = 80, 250  # characters
GENERAL = "general"


def create(call: Call) -> Json:
    """Make a channel; the app is its first member."""
    private = call.flag("is_private")
    call.require("groups:write" if private else "channels:manage")
    channel = Channel(
        id=call.workspace.name("C"),
        name=_name(call),
        kind="private" if private else "public",
        members=[call.app.bot_user],
        created=int(call.workspace.clock.now()),
        creator=call.app.bot_user,
    )
    call.workspace.places.create(channel)
    return _told(call, channel)


def rename(call: Call) -> Json:
    """Call a channel something else."""
    channel = _own(call, "write")
    if channel.creator != call.app.bot_user:
        raise SlackError("not_authorized")
    call.workspace.places.rename(channel, _name(call), call.app.bot_user)
    return _told(call, channel)


def invite(call: Call) -> Json:
    """Bring people into a channel: all or, unless it is forced, nobody."""
    channel = _own(call, "write.invites")
    users = call.ids("users")
    if not users:
        raise SlackError("no_user")
    if len(users) > MOST_INVITED:
        raise SlackError("too_many_users")
    wrong = {user: error for user in users if (error := _uninvitable(call, channel, user))}
    if wrong and not (call.flag("force") and len(wrong) < len(users)):
        errors = [{"user": user, "ok": False, "error": each} for user, each in wrong.items()]
        raise SlackError(next(iter(wrong.values())), errors=errors)
    for user in users:
        if user not in wrong:
            call.workspace.join(channel, user, inviter=call.app.bot_user)
    return _told(call, channel)


def kick(call: Call) -> Json:
    """Send somebody out of a channel."""
    channel = _own(call, "write")
    if not call.has("user"):
        raise SlackError("no_user")
    user = call.workspace.people.get(call.text("user")).id
    if user == call.app.bot_user:
        raise SlackError("cant_kick_self")
    if channel.name == GENERAL:
        raise SlackError("cant_kick_from_general")
    if user not in channel.members:
        raise SlackError("not_in_channel")
    call.workspace.leave(channel, user)
    return {"errors": {}}


def leave(call: Call) -> Json:
    """Go out of a channel."""
    channel = _channel(call, "write")
    if channel.name == GENERAL:
        raise SlackError("cant_leave_general")
    if call.app.bot_user not in channel.members:
        return {"not_in_channel": True}
    if channel.kind == "private" and len(channel.members) == 1:
        raise SlackError("last_member")
    call.workspace.leave(channel, call.app.bot_user)
    return {}


def archive(call: Call) -> Json:
    """Close a channel; what was said stays."""
    channel = _channel(call, "write")
    if channel.archived:
        raise SlackError("already_archived")
    if channel.name == GENERAL:
        raise SlackError("cant_archive_general")
    call.own_place(channel)
    call.workspace.places.archive(channel, call.app.bot_user, archived=True)
    return {}


def unarchive(call: Call) -> Json:
    """Open a closed channel again."""
    channel = _channel(call, "write")
    if not channel.archived:
        raise SlackError("not_archived")
    call.own_place(channel)
    call.workspace.places.archive(channel, call.app.bot_user, archived=False)
    return {}


def set_topic(call: Call) -> Json:
    """Say what a channel talks about now."""
    channel = _own(call, "write.topic")
    call.workspace.places.set_topic(channel, _words(call, "topic"), call.app.bot_user)
    return _told(call, channel)


def set_purpose(call: Call) -> Json:
    """Say what a channel is for."""
    channel = _own(call, "write.topic")
    purpose = _words(call, "purpose")
    call.workspace.places.set_purpose(channel, purpose, call.app.bot_user)
    return {"purpose": purpose} | _told(call, channel)


def mark(call: Call) -> Json:
    """Note how far the app has read."""
    channel = call.channel(purpose="write")
    call.own_place(channel)
    if not re.fullmatch(r"\d{1,10}\.\d{6}", call.need("ts")):
        raise SlackError("invalid_timestamp")
    channel.read[call.app.bot_user] = call.text("ts")
    return {}


def _channel(call: Call, purpose: str) -> Channel:
    channel = call.channel(purpose=purpose)
    if channel.kind in PERSONAL:
        raise SlackError("method_not_supported_for_channel_type")
    return channel


def _own(call: Call, purpose: str) -> Channel:
    """A channel that is open, with the app in it."""
    channel = _channel(call, purpose)
    call.own_place(channel)
    if channel.archived:
        raise SlackError("is_archived")
    return channel


def _uninvitable(call: Call, channel: Channel, user: str) -> str:
    member = call.workspace.people.by_id.get(user)
    if user == call.app.bot_user:
        return "cant_invite_self"
    if member is None or member.deleted:
        return "user_not_found"
    if user in channel.members:
        return "already_in_channel"
    return "cant_invite" if member.stranger else ""


def _name(call: Call) -> str:
    """A new name for a channel, by Slack's rules."""
    name = call.text("name").removeprefix("#")
    if not name:
        raise SlackError("invalid_name_required")
    if len(name) > LONGEST_NAME:
        raise SlackError("invalid_name_maxlength")
    if not re.search(r"\w", name.replace("_", "")):
        raise SlackError("invalid_name_punctuation")
    if name != name.lower() or not re.fullmatch(r"[\w-]+", name):
        raise SlackError("invalid_name_specials")
    if any(each.name == name for each in call.workspace.channels):
        raise SlackError("name_taken")
    return name


def _words(call: Call, name: str) -> str:
    if len(call.text(name)) > LONGEST_TOPIC:
        raise SlackError("too_long")
    return call.text(name)


def _told(call: Call, channel: Channel) -> Json:
    return {"channel": channel.for_slack(call.app.bot_user)}


METHODS = {
    "conversations.archive": method(archive, "channel", "*:write", tier=2),
    "conversations.create": method(create, "name is_private", "*:write", tier=2),
    "conversations.invite": method(invite, "channel users force", "*:write.invites"),
    "conversations.kick": method(kick, "channel user", "*:write"),
    "conversations.leave": method(leave, "channel", "*:write"),
    "conversations.mark": method(mark, "channel ts", "*:write"),
    "conversations.rename": method(rename, "channel name", "*:write", tier=2),
    "conversations.setPurpose": method(set_purpose, "channel purpose", "*:write.topic", tier=2),
    "conversations.setTopic": method(set_topic, "channel topic", "*:write.topic", tier=2),
    "conversations.unarchive": method(unarchive, "channel", "*:write", tier=2),
}
