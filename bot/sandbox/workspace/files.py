"""The files of the workspace: promised, uploaded, complete, shared, deleted."""

import re
import secrets
from collections.abc import Callable, Iterator

from bot.sandbox.clock import Clock
from bot.sandbox.types import Json, SlackError
from bot.sandbox.workspace.channels import Channel, Channels
from bot.sandbox.workspace.contents import Contents
from bot.sandbox.workspace.file import File, plain_name
from bot.sandbox.workspace.kinds import PEEK, kind_of

LARGEST = 100 * 2**20  # bytes of one file; reference/block-kit/block-elements/file-input-element
STORAGE = 2**30  # bytes of all files together; ours
LIFE = 30 * 60.0  # seconds until an upload address is too old; ours, Slack names no number
LISTS = {"public": "channels", "private": "groups", "mpim": "groups", "im": "ims"}
THREAD = ("thread_ts", "reply_count", "reply_users", "latest_reply")
ADDRESS = re.compile(r"/(?:files-pri/\w+-|files/\w+/)(F\w+)(?:/|$)")
Share = tuple[Channel, Json]  # where a file was shared, and with which message


class Files:
    """All files, by id, and the addresses that wait for their bytes."""

    def __init__(
        self, clock: Clock, team: Json, bot: str, channels: Channels, name: Callable[[str], str]
    ) -> None:
        self.clock, self.team, self.bot, self.name = clock, team, bot, name
        self.channels = channels
        self.base: Callable[[], str] = lambda: ""
        self.contents = Contents()
        self.by_id: dict[str, File] = {}
        self.waiting: dict[str, tuple[File, float]] = {}

    def __iter__(self) -> Iterator[File]:
        """Those that can be seen by somebody, newest first."""
        return (file for file in reversed(self.by_id.values()) if file.state == "complete")

    def promise(self, name: str, size: int, *, by: str, alt: str = "") -> File:
        """Somebody wants to upload so many bytes."""
        self._forget_late()
        if size > LARGEST:
            raise SlackError("file_upload_size_restricted")
        awaited = (file for file, _ in self.waiting.values())
        if size + sum(each.size for each in (*self.by_id.values(), *awaited)) > STORAGE:
            raise SlackError("storage_limit_reached")
        return File(self.name("F"), plain_name(name), size, by, int(self.clock.now()), alt=alt)

    def address(self, file: File) -> str:
        """Where the bytes of a promised file are to be sent, once."""
        key = secrets.token_urlsafe(24)
        self.waiting[key] = file, self.clock.seconds() + LIFE
        return f"{self.base()}/upload/v1/{key}"

    def awaited(self, key: str) -> File:
        """The file that an address waits for; the address is used up by this."""
        file, end = self.waiting.pop(key, (None, 0.0))
        if file is None or self.clock.seconds() > end:
            raise SlackError("file_not_found")
        return file

    def _forget_late(self) -> None:
        now = self.clock.seconds()
        self.waiting = {key: late for key, late in self.waiting.items() if late[1] >= now}

    def arrived(self, file: File, size: int) -> None:
        """The bytes are here; too many or too few are none."""
        if size != file.size:
            self.contents.drop(file.id)
            raise SlackError("length_mismatch")
        file.state, self.by_id[file.id] = "uploaded", file

    def received(self, file: File, size: int) -> File:
        """All bytes of a person's upload are here; how many was not known before."""
        file.size, self.by_id[file.id] = size, file
        self.complete(file)
        self.look_at(file)
        return file

    def put(self, name: str, content: bytes, *, by: str) -> File:
        """Take in a person's file as a whole."""
        file = self.promise(name, len(content), by=by)
        self.contents.write(file.id, content)
        return self.received(file, len(content))

    def complete(self, file: File, title: str = "") -> None:
        """The upload is finished."""
        file.state, file.title = "complete", title or file.title or file.name

    def look_at(self, file: File) -> None:
        """Find out what kind of file it is, which Slack does a moment after the upload."""
        file.kind = file.kind or kind_of(file.name, self.contents.start(file.id, PEEK))

    def get(self, file_id: str) -> File:
        """A file that is complete."""
        file = self.by_id.get(file_id)
        if file is not None and file.state == "deleted":
            raise SlackError("file_deleted")
        if file is None or file.state != "complete":
            raise SlackError("file_not_found")
        return file

    def delete(self, file: File) -> None:
        """Take the bytes away; the name stays as a stone."""
        self.contents.drop(file.id)
        file.state, file.size = "deleted", 0

    def shares(self, file: File) -> Iterator[Share]:
        """Where a file can still be found."""
        for channel_id, ts in file.shares:
            channel = self.channels.by_id.get(channel_id)
            message = channel.messages.get(ts) if channel else None
            if channel is not None and message is not None and "files" in message:
                yield channel, message

    def app_sees(self, file: File) -> bool:
        """Whether the app may open a file: its own, one of a form, one where it is a member."""
        if file.user == self.bot or file.app_may_read:
            return True
        return any(self.bot in channel.members for channel, _ in self.shares(file))

    def may_show(self, where: Json) -> bool:
        """Whether an image block may show what a `slack_file` object names by id or address."""
        found = ADDRESS.search(str(where.get("url", "")))
        file = self.by_id.get(str(where.get("id") or (found[1] if found else "")))
        if file is None or file.kind is None or file.state != "complete":
            return False
        return file.kind.is_picture and self.app_sees(file)

    def shown(self, file: File) -> Json:
        """A file as messages and forms carry it."""
        return file.shown(self.base(), self.team)

    def described(self, file: File) -> Json:
        """A file as `files.info` gives it, with the places where it was shared."""
        found: Json = {}
        lists: dict[str, list[str]] = {"channels": [], "groups": [], "ims": []}
        for channel, message in self.shares(file):
            kind = "public" if channel.kind == "public" else "private"
            share = self._share(channel, message)
            found.setdefault(kind, {}).setdefault(channel.id, []).append(share)
            listed = lists[LISTS[channel.kind]]
            listed += [] if channel.id in listed else [channel.id]
        return self.shown(file) | lists | {"shares": found}

    def _share(self, channel: Channel, message: Json) -> Json:
        told = {"ts": message["ts"], "channel_name": channel.name, "team_id": self.team["id"]}
        thread = {key: message[key] for key in THREAD if key in message}
        return told | {"reply_count": 0, "reply_users": []} | thread
