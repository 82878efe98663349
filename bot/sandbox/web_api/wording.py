"""What a call of `chat.*` wants to say: text, blocks, markdown and metadata, checked."""

from bot.sandbox.checker.saying import metadata_of
from bot.sandbox.showing import judge_message
from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call

SAYS = ("text", "blocks", "attachments")


def worded(call: Call) -> Json:
    """The message of a call; a field that was not given is not in it."""
    _disguised(call)
    message = _markdown(call) if call.has("markdown_text") else _given(call)
    if not any(message.get(name) for name in SAYS):
        raise SlackError("no_text")
    judge_message(call.workspace, message)
    if message.get("blocks") and not message.get("text"):
        call.workspace.news.problem(f"{call.method}: blocks without a `text` to read instead.")
    return message | metadata_of(call.parsed("metadata"))


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
