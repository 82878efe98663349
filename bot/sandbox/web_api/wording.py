"""What a call of `chat.*` wants to say: text, blocks, markdown and metadata, checked."""

from typing import Any

from bot.sandbox.checker import check_message
from bot.sandbox.checker.flaws import refuse_message
from bot.sandbox.checker.pictures import check_pictures
from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.videos import strange_videos

METADATA = 16_384  # characters of JSON; the real limit is not published
SAYS = ("text", "blocks", "attachments")


def worded(call: Call) -> Json:
    """The message of a call; a field that was not given is not in it."""
    _disguised(call)
    message = _markdown(call) if call.has("markdown_text") else _given(call)
    if not any(message.get(name) for name in SAYS):
        raise SlackError("no_text")
    check_message(message)
    check_pictures(message, call.workspace.files.may_show)
    refuse_message(strange_videos(call, message.get("blocks") or [], "/blocks"))
    if message.get("blocks") and not message.get("text"):
        call.workspace.news.problem(f"{call.method}: blocks without a `text` to read instead.")
    return message | _metadata(call)


def _given(call: Call) -> Json:
    message: Json = {"text": call.text("text")} if call.arguments.get("text") is not None else {}
    parsed = {name: call.parsed(name) for name in SAYS[1:] if call.has(name)}
    return message | {name: each for name, each in parsed.items() if each is not None}


def _markdown(call: Call) -> Json:
    if any(call.has(name) for name in SAYS):
        raise SlackError("markdown_text_conflict")
    words = call.text("markdown_text")
    return {"text": words, "blocks": [{"type": "markdown", "text": words}]}


def _disguised(call: Call) -> None:
    if any(call.has(name) for name in ("username", "icon_emoji", "icon_url")):
        call.require("chat:write.customize")


def _metadata(call: Call) -> Json:
    if call.arguments.get("metadata") is None:
        return {}
    metadata: Any = call.parsed("metadata")
    if metadata == {}:
        return {"metadata": None}
    if not isinstance(metadata, dict) or not isinstance(metadata.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    if len(str(metadata)) > METADATA:
        raise SlackError("metadata_too_large")
    return {"metadata": metadata}
