"""Posting, changing and removing messages, and the threads under them."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.news import News
from bot.sandbox.types import Json, SlackError, copied
from bot.sandbox.workspace.channels import Channel
from bot.sandbox.workspace.files import THREAD

EventOf = Callable[[Json, Channel], None]
Bell = Callable[[Channel, Json], None]


class Messages:
    """The only place where a message is made or changed."""

    def __init__(self, clock: Clock, news: News, happened: EventOf, ring: Bell) -> None:
        self.clock, self.news, self.happened, self.ring = clock, news, happened, ring

    def post(self, channel: Channel, message: Json) -> Json:
        """Write a message into a channel; it gets its `ts` here."""
        ts = self.clock.ts()
        said = {key: value for key, value in copied(message).items() if value is not None}
        stored: Json = {"type": "message"} | said | {"ts": ts}
        self._lead_to_root(channel, stored)
        channel.messages[ts] = stored
        if stored.get("thread_ts", ts) != ts:
            self._count_reply(channel, stored)
        self._show(channel, stored)
        self.happened(without_metadata(stored) | _place(channel) | {"event_ts": ts}, channel)
        self.ring(channel, stored)
        return stored

    def change(self, channel: Channel, ts: str, changes: Json, *, by: str, edited: bool) -> Json:
        """Change what a message says; None as a value takes a field away."""
        before = self.get(channel, ts)
        mark = {"edited": {"user": by, "ts": self.clock.ts()}} if edited else {}
        after = self.touch(channel, ts, changes | mark)
        self._hidden(channel, "message_changed", message=without_metadata(after), previous=before)
        return after

    def touch(self, channel: Channel, ts: str, changes: Json) -> Json:
        """Change a message without telling the app; None as a value takes a field away."""
        changed = self.get(channel, ts) | copied(changes)
        after = {key: value for key, value in changed.items() if value is not None}
        channel.messages[ts] = after
        self._show(channel, after)
        return after

    def remove(self, channel: Channel, ts: str) -> None:
        """Take a message away; one that has replies leaves a stone behind."""
        before = self.get(channel, ts)
        channel.pins = [pin for pin in channel.pins if pin["ts"] != ts]
        if before.get("reply_count"):
            kept = ("type", "ts", "user", "thread_ts", "reply_count", "reply_users", "latest_reply")
            stone = {key: before[key] for key in kept if key in before}
            channel.messages[ts] = stone | {"subtype": "tombstone", "hidden": True,
                                            "text": "This message was deleted."}  # fmt: skip
            self._show(channel, channel.messages[ts])
        else:
            self._forget(channel, ts)
        if before.get("thread_ts", ts) != ts:
            self._count_replies(channel, str(before["thread_ts"]))
        self._hidden(channel, "message_deleted", deleted_ts=ts, previous=before)

    def _forget(self, channel: Channel, ts: str) -> None:
        del channel.messages[ts]
        self.news.tell("gone", {"channel": channel.id, "ts": ts}, channel.audience)

    def get(self, channel: Channel, ts: str) -> Json:
        """The message with this `ts`."""
        if ts not in channel.messages or channel.messages[ts].get("subtype") == "tombstone":
            raise SlackError("message_not_found")
        return channel.messages[ts]

    def thread(self, channel: Channel, ts: str) -> list[Json]:
        """A message and its replies, oldest first."""
        if ts not in channel.messages:
            raise SlackError("thread_not_found")
        root = str(channel.messages[ts].get("thread_ts", ts))
        return [channel.messages[each] for each in channel.messages.thread(root)]

    def _lead_to_root(self, channel: Channel, message: Json) -> None:
        """A reply has no thread of its own: what answers it belongs to the thread it is in."""
        parent = channel.messages.get(str(message.get("thread_ts")), {})
        if parent.get("thread_ts", parent.get("ts")) != parent.get("ts"):
            self.news.problem("A thread_ts names a reply; it should name the reply's parent.")
            message["thread_ts"] = parent["thread_ts"]

    def _count_reply(self, channel: Channel, reply: Json) -> None:
        parent = channel.messages.get(reply["thread_ts"])
        if parent is None:
            return
        users = parent.get("reply_users", [])
        author = reply.get("user", "")
        parent.update(
            thread_ts=parent["ts"],
            reply_count=parent.get("reply_count", 0) + 1,
            reply_users=users if author in users else [*users, author],
            latest_reply=reply["ts"],
        )
        reply["parent_user_id"] = parent.get("user", "")
        self._show(channel, parent)

    def _count_replies(self, channel: Channel, root: str) -> None:
        """Count anew after a reply has gone; a stone without replies goes with the last one."""
        parent = channel.messages.get(root)
        if parent is None:
            return
        replies = [channel.messages[ts] for ts in channel.messages.thread(root) if ts != root]
        if not replies and parent.get("subtype") == "tombstone":
            self._forget(channel, root)
            return
        left = {name: value for name, value in parent.items() if name not in THREAD}
        channel.messages[root] = left | (_threaded(root, replies) if replies else {})
        self._show(channel, channel.messages[root])

    def _show(self, channel: Channel, message: Json) -> None:
        shown = {"channel": channel.id, "message": without_metadata(message)}
        self.news.tell("message", shown, channel.audience)

    def _hidden(self, channel: Channel, subtype: str, *, previous: Json, **more: Any) -> None:
        ts = self.clock.ts()
        event = {"type": "message", "subtype": subtype, "hidden": True, "ts": ts, "event_ts": ts}
        event |= more | {"previous_message": without_metadata(previous)}
        self.happened(event | _place(channel), channel)


def _threaded(root: str, replies: list[Json]) -> Json:
    """What a message says of its replies (docs.slack.dev, conversations.replies)."""
    return {
        "thread_ts": root,
        "reply_count": len(replies),
        "reply_users": list(dict.fromkeys(str(reply.get("user", "")) for reply in replies)),
        "latest_reply": replies[-1]["ts"],
    }


def _place(channel: Channel) -> Json:
    kind = {"public": "channel", "private": "group"}.get(channel.kind, channel.kind)
    return {"channel": channel.id, "channel_type": kind}


def without_metadata(message: Json) -> Json:
    """A message as everybody may see it."""
    return {key: value for key, value in message.items() if key != "metadata"}
