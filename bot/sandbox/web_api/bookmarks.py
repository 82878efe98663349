"""`bookmarks.*`: links at the head of a channel."""

import re

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import method
from bot.sandbox.workspace import Channel

MOST = 100  # in a channel; Slack's help pages
LONGEST_TITLE, LONGEST_LINK = 256, 2_048  # characters; SLACK.md §3.4


def add(call: Call) -> Json:
    """Put a link at the head of a channel."""
    channel = _channel(call)
    call.need("title")
    if call.need("type") != "link":
        raise SlackError("invalid_bookmark_type")
    if len(channel.bookmarks) >= MOST:
        raise SlackError("too_many_bookmarks")
    bookmark = _blank(call, channel) | _given(call) | {"link": _link(call)}
    channel.bookmarks.append(bookmark)
    call.workspace.show_channel(channel)
    return {"bookmark": bookmark}


def edit(call: Call) -> Json:
    """Change such a link."""
    channel = _channel(call)
    bookmark = _found(call, channel)
    link = {"link": _link(call)} if call.has("link") else {}
    bookmark |= _given(call) | link | {"date_updated": int(call.workspace.clock.now())}
    call.workspace.show_channel(channel)
    return {"bookmark": bookmark}


def remove(call: Call) -> Json:
    """Take such a link away."""
    channel = _channel(call)
    channel.bookmarks.remove(_found(call, channel))
    call.workspace.show_channel(channel)
    return {}


def listed(call: Call) -> Json:
    """The links at the head of a channel."""
    return {"bookmarks": _channel(call).bookmarks}


def _channel(call: Call) -> Channel:
    channel = call.channel("channel_id")
    call.own_place(channel)
    return channel


def _found(call: Call, channel: Channel) -> Json:
    wanted = call.need("bookmark_id")
    for bookmark in channel.bookmarks:
        if bookmark["id"] == wanted:
            return bookmark
    raise SlackError("not_found")


def _given(call: Call) -> Json:
    """The words and the emoji, where the call has any."""
    if len(call.text("title")) > LONGEST_TITLE:
        raise SlackError("invalid_arguments")
    if call.has("emoji") and not re.fullmatch(r":[^\s:]+:(:skin-tone-[2-6]:)?", call.text("emoji")):
        raise SlackError("invalid_emoji")
    return {name: call.text(name) for name in ("title", "emoji") if call.has(name)}


def _link(call: Call) -> str:
    link = call.text("link")
    if not re.match(r"https?://\S", link) or len(link) > LONGEST_LINK:
        raise SlackError("invalid_link")
    return link


def _blank(call: Call, channel: Channel) -> Json:
    return {
        "id": call.workspace.name("Bk"),
        "channel_id": channel.id,
        "title": "",
        "link": "",
        "emoji": "",
        "icon_url": "",
        "type": "link",
        "entity_id": None,
        "date_created": int(call.workspace.clock.now()),
        "date_updated": 0,
        "rank": "",
        "last_updated_by_user_id": call.app.bot_user,
        "last_updated_by_team_id": call.workspace.team["id"],
        "shortcut_id": None,
        "app_id": None,
    }


METHODS = {
    "bookmarks.add": method(
        add, "channel_id title type emoji entity_id link parent_id access_level",
        "bookmarks:write", tier=2,
    ),
    "bookmarks.edit": method(
        edit, "channel_id bookmark_id title link emoji", "bookmarks:write", tier=2
    ),
    "bookmarks.list": method(listed, "channel_id", "bookmarks:read"),
    "bookmarks.remove": method(
        remove, "channel_id bookmark_id quip_section_id", "bookmarks:write", tier=2
    ),
}  # fmt: skip
