"""The courier's calls to Slack about files: hand over, share, and look whether it happened.

Slack takes a file in three steps: an address for its bytes, the bytes, and the message that shows
it (docs.slack.dev, working-with-files). What is not shared nobody sees, so the first two may be
done anew at any time; the third is done once.
"""

import json
from typing import Any

from bot.outbox.answers import FAILURES, trouble
from bot.outbox.client import Slack
from bot.outbox.files import File
from bot.outbox.work import (
    Accepted,
    Doubtful,
    Outcome,
    Posting,
    Refused,
    Searching,
    Sent,
    Trouble,
    Unsent,
    Upload,
)
from bot.slack.text import shorten

ALT = 1000  # characters (docs.slack.dev, files.getUploadURLExternal)
NO_SCOPE = {"missing_scope", "not_allowed_token_type"}  # for files; words may well go through
SHARED_BEFORE = "file_update_failed"
NOT_THERE = {"file_deleted", "file_not_found"}


async def hand_over(slack: Slack, file: File) -> Upload | Trouble:
    """Give Slack the bytes of a file, and learn under which id it has them."""
    asked = {"filename": file.name, "length": len(file.contents)}
    described = {"alt_txt": shorten(file.alt, ALT)} if file.alt else {}
    try:
        answer = await slack.api_call("files.getUploadURLExternal", data=asked | described)
        await slack.send_bytes(answer["upload_url"], file.contents)
        return Upload(answer["file_id"], file.title)
    except FAILURES as error:
        return file_trouble(error)


async def share(slack: Slack, work: Posting) -> Outcome:
    """Send a message with files that Slack has; it shows them all in one, a moment later.

    There is room for blocks or for plain words, and for no mark of ours: its files are its name.
    """
    files = [{"id": upload.id, "title": upload.title} for upload in work.uploads]
    arguments = {"channel_id": work.channel, "files": json.dumps(files)} | _words(work.body)
    thread = {"thread_ts": work.thread_ts} if work.thread_ts else {}
    try:
        await slack.api_call("files.completeUploadExternal", data=arguments | thread)
        return Accepted()
    except FAILURES as error:
        return file_trouble(error)


async def shared(slack: Slack, work: Searching) -> Sent | None:
    """Look whether a message with files has arrived."""
    for upload in work.uploads:
        file = await _looked_up(slack, upload.id)
        found = _share(file, work.channel)
        if found:
            return found
    return None


def file_trouble(error: Exception) -> Trouble:
    """Say what a failed call means for the files.

    That they may not be sent closes no account; and what was shared before, or half, is a doubt.
    """
    match no := trouble(error):
        case Unsent(reason) if reason in NO_SCOPE:
            return Refused(reason)
        case Refused(reason) if reason == SHARED_BEFORE:
            return Doubtful(reason)
    return no


def _words(body: dict[str, Any]) -> dict[str, str]:
    blocks = body.get("blocks")
    return {"blocks": json.dumps(blocks)} if blocks else {"initial_comment": body["text"]}


async def _looked_up(slack: Slack, file_id: str) -> dict[str, Any]:
    """Ask what Slack knows of a file; one that nobody may see is as good as none."""
    try:
        answer = await slack.api_call("files.info", http_verb="GET", params={"file": file_id})
    except FAILURES as error:
        no = file_trouble(error)
        if isinstance(no, Refused) and no.reason in NOT_THERE:
            return {}
        raise
    file: dict[str, Any] = answer["file"]
    return file


def _share(file: dict[str, Any], channel: str) -> Sent | None:
    """Find the message in which a file was shared here; its `ts` may come after its place."""
    for places in (file.get("shares") or {}).values():
        for each in places.get(channel) or ():
            return Sent(each.get("ts"))
    here = any(channel in (file.get(kind) or ()) for kind in ("channels", "groups", "ims"))
    return Sent(None) if here else None
