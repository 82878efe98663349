"""`conversations.*`: channels, their members and their history."""

import re
from collections.abc import Iterator

from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call, warning
from bot.sandbox.web_api.method import PAGE, method
from bot.sandbox.web_api.paging import paged
from bot.sandbox.web_api.scopes import scopes_of
from bot.sandbox.workspace import Channel
from bot.sandbox.workspace.channels import PERSONAL, TYPES
from bot.sandbox.workspace.messages import without_metadata

MOST_IN_A_GROUP = 8  # people besides the app; docs.slack.dev/reference/methods/conversations.open
MOMENT = r"\d{1,12}(\.\d{1,12})?"
KINDS = {name: kind for kind, name in TYPES.items()}


def listed(call: Call) -> Json:
    """The channels that the app may know of."""
    kinds = _kinds(call)
    bot = call.app.bot_user
    found = (
        each.for_slack(bot, count=True)
        for each in call.workspace.channels
        if each.kind in kinds and each.visible_to(bot) and _wanted(call, each)
    )
    return paged(call, "channels", found, most=999)


def of_user(call: Call) -> Json:
    """The channels that somebody is in, as far as the app may know of them."""
    kinds, bot = _kinds(call), call.app.bot_user
    user = call.text("user", bot)
    call.workspace.people.get(user)
    found = (
        each.for_slack(bot, own=True)
        for each in call.workspace.channels.of(user)
        if each.kind in kinds and each.visible_to(bot) and _wanted(call, each)
    )
    return paged(call, "channels", found, most=999)


def info(call: Call) -> Json:
    """One channel."""
    channel = call.channel(purpose="read")
    count = call.flag("include_num_members")
    shown = channel.for_slack(call.app.bot_user, count=count)
    return {"channel": shown | ({"locale": "en-US"} if call.flag("include_locale") else {})}


def members(call: Call) -> Json:
    """The ids of those who are in a channel."""
    return paged(call, "members", call.channel(purpose="read").members)


def open_direct(call: Call) -> Json:
    """Open the direct message with somebody, or with a few."""
    if call.has("channel"):
        return {"channel": {"id": _direct(call).id}, "no_op": True, "already_open": True}
    users = _open_to(call)
    known, several = set(call.workspace.channels.by_id), len(users) > 1
    call.require("mpim:write" if several else "im:write")
    everybody = [call.app.bot_user, *users]
    channel = call.workspace.group_of(everybody) if several else call.workspace.direct(users[0])
    old = {"no_op": True, "already_open": True} if channel.id in known else {}
    shown = channel.for_slack(call.app.bot_user) if call.flag("return_im") else {"id": channel.id}
    return {"channel": shown} | old


def _open_to(call: Call) -> list[str]:
    """Those with whom to open a direct message, without the app itself."""
    users = [user for user in dict.fromkeys(call.ids("users")) if user != call.app.bot_user]
    if not users:
        raise SlackError("not_enough_users" if call.ids("users") else "users_list_not_supplied")
    if len(users) > MOST_IN_A_GROUP:
        raise SlackError("too_many_users")
    if any(call.workspace.people.get(user).deleted for user in users):
        raise SlackError("user_disabled")
    return users


def close(call: Call) -> Json:
    """Put a direct message out of sight; it opens again with the next word."""
    _direct(call)
    return {}


def _direct(call: Call) -> Channel:
    channel = call.channel(purpose="write")
    if channel.kind not in PERSONAL:
        raise SlackError("method_not_supported_for_channel_type")
    return channel


def join(call: Call) -> Json:
    """Come into a public channel."""
    channel = call.channel()
    if channel.kind != "public":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    already = call.app.bot_user in channel.members
    call.workspace.join(channel, call.app.bot_user)
    told = warning("already_in_channel") if already else {}
    return {"channel": channel.for_slack(call.app.bot_user)} | told


def history(call: Call) -> Json:
    """What was said in a channel, newest first, without the replies in threads."""
    channel = call.channel(purpose="history")
    call.own_place(channel)
    within = _window(call)
    top = (
        _told(call, each)
        for each in _newest_first(channel, within[0])
        if _is_within(each["ts"], within, call.flag("inclusive")) and _on_top(each)
    )
    page = paged(call, "messages", top, most=999)
    return page | {
        "has_more": bool(page["response_metadata"]["next_cursor"]),
        "pin_count": len(channel.pins),
    }


def replies(call: Call) -> Json:
    """A message and what was replied to it, oldest first."""
    channel = call.channel(purpose="history")
    call.own_place(channel)
    within, both = _window(call), call.flag("inclusive")
    thread = call.workspace.messages.thread(channel, call.need("ts"))
    found = (
        _told(call, each)
        for index, each in enumerate(thread)
        if index == 0 or _is_within(each["ts"], within, both)
    )
    page = paged(call, "messages", found, default=1000)
    return page | {"has_more": bool(page["response_metadata"]["next_cursor"])}


def _kinds(call: Call) -> set[str]:
    """The kinds of channel that are asked for, each with its scope."""
    asked = call.text("types", "public_channel").split(",")
    for name in asked:
        if name.strip() not in KINDS:
            raise SlackError("invalid_types")
    kinds = {KINDS[name.strip()] for name in asked}
    for kind in sorted(kinds):
        call.require(*scopes_of(kind, "read"))
    return kinds


def _wanted(call: Call, channel: Channel) -> bool:
    return not (channel.archived and call.flag("exclude_archived"))


def _window(call: Call) -> tuple[str, str]:
    for name in ("oldest", "latest"):
        if not re.fullmatch(MOMENT, call.text(name, "0"), re.ASCII):
            raise SlackError(f"invalid_ts_{name}")
    return call.text("oldest", "0"), call.text("latest", str(10**11))


def _is_within(ts: str, window: tuple[str, str], inclusive: bool) -> bool:
    oldest, latest = _exact(window[0]), _exact(window[1])
    moment = _exact(ts)
    return oldest < moment < latest or (inclusive and moment in (oldest, latest))


def _exact(ts: str) -> tuple[int, int]:
    whole, _, part = ts.partition(".")
    return int(whole), int(part.ljust(6, "0")[:6] or 0)


def _newest_first(channel: Channel, oldest: str) -> Iterator[Json]:
    edge = _exact(oldest)
    for ts in reversed(channel.messages):
        if _exact(ts) < edge:
            return
        yield channel.messages[ts]


def _on_top(message: Json) -> bool:
    is_reply = message.get("thread_ts", message["ts"]) != message["ts"]
    return not is_reply or message.get("subtype") == "thread_broadcast"


def _told(call: Call, message: Json) -> Json:
    if "metadata" not in message or call.flag("include_all_metadata"):
        return message
    return without_metadata(message) | {
        "metadata": {"event_type": message["metadata"]["event_type"]}
    }


WINDOW = f"channel {PAGE} oldest latest inclusive include_all_metadata"
METHODS = {
    "conversations.history": method(history, WINDOW, "*:history"),
    "conversations.info": method(info, "channel include_locale include_num_members", "*:read"),
    "conversations.join": method(join, "channel", "channels:join"),
    "conversations.list": method(listed, f"{PAGE} exclude_archived types", "*:read", tier=2),
    "conversations.members": method(members, f"channel {PAGE}", "*:read", tier=4),
    "conversations.open": method(
        open_direct, "channel users return_im prevent_creation", "*:write"
    ),
    "conversations.close": method(close, "channel", "*:write", tier=2),
    "conversations.replies": method(replies, f"{WINDOW} ts", "*:history"),
    "users.conversations": method(of_user, f"user {PAGE} exclude_archived types", "*:read"),
}
