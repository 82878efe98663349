"""Files in conversations: who may see one, how it is shared, what the app hears of it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from bot.sandbox.types import Json, SlackError
from bot.sandbox.workspace.channels import Channel
from bot.sandbox.workspace.file import File
from bot.sandbox.workspace.values import elements
from bot.sandbox.workspace.workspace import Workspace


def person_sees(workspace: Workspace, user: str, file: File) -> bool:
    """Whether somebody may open a file: their own, one in a channel, a picture in a form."""
    if file.user == user or (file.user == workspace.app.bot_user and not file.shares):
        return True
    return any(workspace.sees(user, channel) for channel, _ in workspace.files.shares(file))


def finish(
    workspace: Workspace, files: Sequence[File], channels: Sequence[Channel], message: Json
) -> None:
    """Complete uploads of the app; what follows from it happens a moment later."""
    for file in files:
        workspace.files.complete(file)
    workspace.soon(partial(_appear, workspace, files, channels, message))


def _appear(
    workspace: Workspace, files: Sequence[File], channels: Sequence[Channel], message: Json
) -> None:
    for file in files:
        workspace.files.look_at(file)
        workspace.happened(_event("file_created", file))
    for channel in channels:
        share(workspace, files, channel, workspace.signed(message))


def share(workspace: Workspace, files: Sequence[File], channel: Channel, message: Json) -> Json:
    """Post a message with files; it has its author already."""
    for file in files:
        file.public = file.public or channel.kind == "public"
    carried = {
        "files": [workspace.files.shown(file) for file in files],
        "upload": False,
        "display_as_bot": False,
    }
    sent = {"subtype": "file_share"} | message | carried
    posted = workspace.messages.post(channel, sent)
    for file in files:
        is_new = not file.shares and file.user != workspace.app.bot_user
        file.shares.append((channel.id, posted["ts"]))
        if is_new:
            workspace.happened(_event("file_created", file), channel)
        workspace.happened(_event("file_shared", file) | {"channel_id": channel.id}, channel)
    return posted


def withdraw(workspace: Workspace, file: File, *, by: str) -> None:
    """Delete a file; the messages that carried it keep a stone."""
    places = list(workspace.files.shares(file))
    heard = workspace.files.app_sees(file)
    workspace.files.delete(file)
    for channel, message in places:
        _redraw(workspace, channel, message, by)
    if heard:
        channel_ids = list(dict.fromkeys(channel.id for channel, _ in places))
        workspace.happened(_event("file_deleted", file) | {"channel_ids": channel_ids})


def _redraw(workspace: Workspace, channel: Channel, message: Json, by: str) -> None:
    fresh = {"files": [_again(workspace, shown) for shown in message["files"]]}
    workspace.messages.change(channel, message["ts"], fresh, by=by, edited=False)


def _again(workspace: Workspace, shown: Json) -> Json:
    file = workspace.files.by_id.get(shown["id"])
    return workspace.files.shown(file) if file is not None else shown


def readdress(workspace: Workspace) -> None:
    """Write all addresses of files anew, after the sandbox came back under another one."""
    for file in workspace.files.by_id.values():
        for _, message in workspace.files.shares(file):
            message["files"] = [_again(workspace, shown) for shown in message["files"]]


def post(workspace: Workspace, channel: Channel, message: Json, files: Sequence[File] = ()) -> Json:
    """Post a message of a person, with files or without."""
    if files:
        return share(workspace, files, channel, message)
    return workspace.messages.post(channel, message)


def in_form(
    workspace: Workspace, user: str, blocks: list[Json], raw: dict[str, dict[str, Any]]
) -> Json:
    """What somebody filled in, with whole files in the place of ids; the app may read them.

    A file that is still on its way is None and is not told.
    """
    told = {block_id: dict(values) for block_id, values in raw.items()}
    for block, element in elements(blocks):
        ids = told.get(block["block_id"], {}).get(element["action_id"])
        if element["type"] == "file_input" and ids:
            files = given(workspace, user, [each for each in ids if each is not None])
            for file in files:
                file.app_may_read = True
            shown = [workspace.files.shown(file) for file in files]
            told[block["block_id"]][element["action_id"]] = shown
    return told


def given(workspace: Workspace, user: str, ids: Sequence[str]) -> list[File]:
    """The files that somebody puts into a message or a form: theirs, and still there."""
    files = [workspace.files.get(str(each)) for each in ids]
    if any(file.user != user for file in files):
        raise SlackError("file_not_found")
    return files


def _event(kind: str, file: File) -> Json:
    return {"type": kind, "file_id": file.id, "user_id": file.user, "file": {"id": file.id}}
