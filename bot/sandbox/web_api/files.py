"""`files.*`: upload in three steps, look up, list, delete (SLACK.md §3.4)."""

import re
from typing import Any

from bot.sandbox.showing import judge_message
from bot.sandbox.types import Json, SlackError
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.method import method
from bot.sandbox.web_api.paging import numbered
from bot.sandbox.workspace import Channel
from bot.sandbox.workspace.file import File
from bot.sandbox.workspace.sharing import finish, withdraw

ALT, SNIPPET, CHANNELS = 1000, 2**20, 100
GROUPS = {
    "images": ("image/",),
    "pdfs": ("application/pdf",),
    "zips": ("application/zip",),
    "snippets": ("text/",),
}  # docs.slack.dev/reference/methods/files.list; the kinds that only Slack itself makes are empty


def get_upload_url(call: Call) -> Json:
    """Promise so many bytes and learn where to send them."""
    _allowed(call)
    size = call.number("length", 0, "invalid_arguments")
    if not call.has("filename") or size < 1:
        raise SlackError("missing_argument")
    if len(call.text("alt_txt")) > ALT:
        raise SlackError("alt_txt_too_large")
    if call.has("snippet_type"):
        _snippet(call.text("snippet_type"), size)
    files, name = call.workspace.files, call.text("filename")
    file = files.promise(name, size, by=call.app.bot_user, alt=call.text("alt_txt"))
    return {"upload_url": files.address(file), "file_id": file.id}


def _allowed(call: Call) -> None:
    if call.switches.no_uploads:
        raise SlackError("file_uploads_disabled")


def _snippet(kind: str, size: int) -> None:
    if not re.fullmatch(r"[a-z0-9_+-]+", kind):
        raise SlackError("unknown_snippet_type")
    if size > SNIPPET:
        raise SlackError("snippet_too_large")


def complete_upload(call: Call) -> Json:
    """Finish uploads; the message that carries them appears a moment later."""
    _allowed(call)
    listed = _listed(call.parsed("files"))
    files = [_uploaded(call, each) for each in listed]
    channels = _channels(call)
    message = _message(call, channels)
    for file, each in zip(files, listed, strict=True):
        file.title = str(each.get("title") or file.name)
    finish(call.workspace, files, channels, message)
    return {"files": [call.workspace.files.described(file) for file in files]}


def _listed(given: Any) -> list[Json]:
    if not isinstance(given, list) or not given:
        raise SlackError("invalid_arguments")
    if not all(isinstance(each, dict) and isinstance(each.get("id"), str) for each in given):
        raise SlackError("invalid_arguments")
    return given


def _uploaded(call: Call, listed: Json) -> File:
    file = call.workspace.files.by_id.get(listed["id"])
    if file is None or file.state == "promised":
        raise SlackError("file_not_found")
    if file.user != call.app.bot_user:
        raise SlackError("access_denied")
    if file.state != "uploaded":
        raise SlackError("file_update_failed")
    return file


def _channels(call: Call) -> list[Channel]:
    ids = call.text("channels").split(",") if call.has("channels") else [call.text("channel_id")]
    wanted = [each.strip() for each in ids if each.strip()]
    if len(wanted) > CHANNELS:
        raise SlackError("channels_limit_exceeded")
    return [_channel(call, each) for each in dict.fromkeys(wanted)]


def _channel(call: Call, channel_id: str) -> Channel:
    if not re.fullmatch(r"[CDG][A-Z0-9]+", channel_id):
        raise SlackError("invalid_channel")
    channel = call.workspace.channels.get(channel_id, call.app.bot_user)
    call.own_place(channel)
    if channel.archived:
        raise SlackError("posting_to_channel_denied")
    return channel


def _message(call: Call, channels: list[Channel]) -> Json:
    if call.has("initial_comment") and call.has("blocks"):
        raise SlackError("invalid_arguments")
    message: Json = {"text": call.text("initial_comment")}
    if call.has("blocks"):
        message["blocks"] = call.parsed("blocks")
        judge_message(call.workspace, message)
    thread = call.thread()
    if thread and len(channels) != 1:
        raise SlackError("invalid_arguments")
    return message | thread


def info(call: Call) -> Json:
    """One file, with the places where it was shared."""
    file = _visible(call)
    return {"file": call.workspace.files.described(file), "comments": [],
            "response_metadata": {"next_cursor": ""}}  # fmt: skip


def _visible(call: Call) -> File:
    file = call.workspace.files.get(call.need("file"))
    if not call.workspace.files.app_sees(file):
        raise SlackError("not_visible")
    return file


def listed(call: Call) -> Json:
    """The files that the app may see, newest first, page by page."""
    files = call.workspace.files
    shown = [files.described(file) for file in files if _wanted(call, file)]
    if call.has("channel"):
        wanted = call.text("channel")
        shown = [each for each in shown if wanted in _places(each)]
    return numbered(call, "files", shown)


def _places(shown: Json) -> list[str]:
    return [*shown["channels"], *shown["groups"], *shown["ims"]]


def _wanted(call: Call, file: File) -> bool:
    since = call.number("ts_from", 0, "invalid_arguments")
    until = call.number("ts_to", 2**40, "invalid_arguments")
    return (
        call.workspace.files.app_sees(file)
        and file.user == call.text("user", file.user)
        and since <= file.created <= until
        and _of_type(file, call.text("types", "all"))
    )


def _of_type(file: File, types: str) -> bool:
    mimetype = file.kind.mimetype if file.kind else ""
    groups = [GROUPS.get(each, ()) for each in types.split(",")]
    return "all" in types.split(",") or any(mimetype.startswith(each) for each in groups if each)


def delete(call: Call) -> Json:
    """Delete one of the app's own files."""
    file = _visible(call)
    if file.user != call.app.bot_user:
        raise SlackError("cant_delete_file")
    withdraw(call.workspace, file, by=call.app.bot_user)
    return {}


def retired(call: Call) -> Json:
    """The old way to upload, which Slack has closed."""
    raise SlackError("method_deprecated")


METHODS = {
    "files.completeUploadExternal": method(
        complete_upload, "files channel_id channels thread_ts initial_comment blocks",
        "files:write", tier=4,
    ),
    "files.delete": method(delete, "file", "files:write"),
    "files.getUploadURLExternal": method(
        get_upload_url, "filename length alt_txt snippet_type", "files:write", tier=4
    ),
    "files.info": method(info, "file count cursor limit page", "files:read", tier=4),
    "files.list": method(
        listed, "channel count page show_files_hidden_by_limit ts_from ts_to types user",
        "files:read",
    ),
    "files.upload": method(retired, "*", "files:write", tier=2),
}  # fmt: skip
