"""`chat.unfurl`: how the app shows a link that somebody wrote."""

from typing import Any

from bot.sandbox.showing import judge_message
from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import method
from bot.sandbox.workspace import Channel


def unfurl(call: Call) -> Json:
    """Put previews under a message, one for each link."""
    channel, ts = _place(call)
    message = call.workspace.messages.get(channel, ts)
    if message.get("user") == call.app.bot_user:
        raise SlackError("cannot_unfurl_message")
    previews = _previews(call)
    for url in previews:
        _may_unfurl(call, url, message)
    kept = [each for each in message.get("attachments", []) if each.get("from_url") not in previews]
    shown = [preview | {"from_url": url, "is_app_unfurl": True, "app_unfurl_url": url}
             for url, preview in previews.items()]  # fmt: skip
    numbered = [each | {"id": number} for number, each in enumerate([*kept, *shown], 1)]
    changes = {"attachments": numbered}
    by = call.app.bot_user
    call.workspace.messages.change(channel, ts, changes, by=by, edited=False)
    return {}


def _place(call: Call) -> tuple[Channel, str]:
    """The message that is meant, by its channel and time or by the name the event gave it."""
    if call.has("unfurl_id"):
        channel_id, _, rest = call.text("unfurl_id").partition(".")
        if call.text("source") not in ("conversations_history", "composer"):
            raise SlackError("invalid_source")
        channel = call.workspace.channels.by_id.get(channel_id)
        if channel is None:
            raise SlackError("invalid_unfurl_id")
        return channel, rest.rpartition(".")[0]
    return call.channel(), call.need("ts")


def _previews(call: Call) -> dict[str, Json]:
    """The previews that were sent, by the link they belong to."""
    if not call.has("unfurls"):
        raise SlackError("missing_unfurls")
    sent: Any = call.parsed("unfurls")
    if not isinstance(sent, dict) or not all(isinstance(each, dict) for each in sent.values()):
        raise SlackError("invalid_unfurls_format")
    for preview in sent.values():
        if "blocks" in preview:
            judge_message(call.workspace, {"text": "", "blocks": preview["blocks"]})
    return sent


def _may_unfurl(call: Call, url: str, message: Json) -> None:
    """Only a link that stands in the message and leads to a domain of the app."""
    written = url.replace("&amp;", "&").replace("&", "&amp;")
    if not call.app.owns(url) or written not in str(message.get("text", "")):
        raise SlackError("cannot_unfurl_url")


METHODS = {
    "chat.unfurl": method(
        unfurl,
        "channel ts source unfurl_id unfurls metadata user_auth_blocks user_auth_message "
        "user_auth_required user_auth_url",
        "links:write",
    )
}
