"""Every method there is: what it does, the scope it needs, the arguments it takes."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.types import Json
from bot.sandbox.web_api import chat, conversations, plain, users, views
from bot.sandbox.web_api.call import Call

TIER_2 = ("conversations.list", "users.list")
TIER_4 = (
    "chat.postEphemeral", "conversations.members", "users.info", "views.open", "views.publish",
    "views.push", "views.update",
)  # fmt: skip
SPECIAL = ("api.test", "auth.test", "chat.getPermalink", "chat.postMessage")


def a_minute(name: str) -> int:
    """How often a method may be called in a minute; 0 where Slack names no number (SLACK.md §3)."""
    if name in SPECIAL:
        return 0
    return 20 if name in TIER_2 else 100 if name in TIER_4 else 50


@dataclass(frozen=True)
class Method:
    """One method of the Web API."""

    run: Callable[[Call], Json]
    takes: frozenset[str]
    scope: str = ""
    who: str = "bot"


def method(run: Callable[[Call], Json], takes: str, scope: str = "", who: str = "bot") -> Method:
    """A line of the table below."""
    return Method(run, frozenset(takes.split()), scope, who)


MESSAGE = (
    "channel text blocks attachments as_user icon_emoji icon_url link_names markdown_text metadata "
    "mrkdwn parse thread_ts unfurl_links unfurl_media username"
)
PAGE = "cursor limit"
METHODS = {
    "api.test": method(plain.api_test, "*", who="anybody"),
    "auth.test": method(plain.auth_test, ""),
    "blocks.validate": method(plain.blocks_validate, "blocks view message", who="anybody"),
    "chat.delete": method(chat.delete, "channel ts as_user", "chat:write"),
    "chat.getPermalink": method(chat.get_permalink, "channel message_ts"),
    "chat.postEphemeral": method(chat.post_ephemeral, f"{MESSAGE} user", "chat:write"),
    "chat.postMessage": method(
        chat.post_message, f"{MESSAGE} reply_broadcast client_msg_id", "chat:write"
    ),
    "chat.update": method(
        chat.update, f"{MESSAGE} ts file_ids reply_broadcast client_msg_id", "chat:write"
    ),
    "conversations.history": method(
        conversations.history, f"channel {PAGE} oldest latest inclusive include_all_metadata"
    ),
    "conversations.info": method(conversations.info, "channel include_locale include_num_members"),
    "conversations.join": method(conversations.join, "channel", "channels:join"),
    "conversations.list": method(conversations.listed, f"{PAGE} exclude_archived types"),
    "conversations.members": method(conversations.members, f"channel {PAGE}"),
    "conversations.open": method(
        conversations.open_direct, "channel users return_im prevent_creation", "im:write"
    ),
    "conversations.replies": method(
        conversations.replies, f"channel ts {PAGE} oldest latest inclusive include_all_metadata"
    ),
    "team.info": method(users.team, "team domain", "team:read"),
    "users.conversations": method(conversations.of_user, f"user {PAGE} exclude_archived types"),
    "users.info": method(users.info, "user include_locale", "users:read"),
    "users.list": method(users.listed, f"{PAGE} include_locale", "users:read"),
    "users.lookupByEmail": method(users.by_email, "email", "users:read.email"),
    "views.open": method(views.open_view, "trigger_id interactivity_pointer view"),
    "views.publish": method(views.publish_view, "user_id view hash"),
    "views.push": method(views.push_view, "trigger_id interactivity_pointer view"),
    "views.update": method(views.update_view, "view view_id external_id hash"),
}
