"""Messages that wait for their moment, in programme time."""

from collections.abc import Callable, Iterator

from bot.sandbox.clock import Clock
from bot.sandbox.news import News
from bot.sandbox.types import Json, SlackError, copied
from bot.sandbox.workspace.channels import Channel, Channels

FURTHEST = 120 * 86_400  # seconds; docs.slack.dev/reference/methods/chat.scheduleMessage
MOST, TOGETHER = 30, 300  # messages in a channel in so many seconds
TOO_LATE = 60  # seconds before its moment in which a message cannot be called back

Post = Callable[[Channel, Json], Json]


class Scheduled:
    """Everything that is still to be posted, by id."""

    def __init__(self, clock: Clock, news: News, channels: Channels, post: Post) -> None:
        self.clock, self.news, self.channels, self.post = clock, news, channels, post
        self.by_id: dict[str, Json] = {}

    def __iter__(self) -> Iterator[Json]:
        return iter(sorted(self.by_id.values(), key=lambda each: int(each["post_at"])))

    def add(self, name: str, channel: Channel, post_at: int, message: Json) -> Json:
        """Keep a message until its moment."""
        now = self.clock.now()
        if post_at <= now:
            raise SlackError("time_in_past")
        if post_at > now + FURTHEST:
            raise SlackError("time_too_far")
        if self._crowded(channel, post_at):
            raise SlackError("restricted_too_many")
        self.by_id[name] = {
            "id": name,
            "channel_id": channel.id,
            "post_at": post_at,
            "date_created": int(now),
            "message": copied(message),
        }
        self._tell()
        return self.by_id[name]

    def remove(self, name: str, channel: Channel) -> None:
        """Call a message back, in time."""
        found = self.by_id.get(name)
        late = found is not None and found["post_at"] < self.clock.now() + TOO_LATE
        if found is None or late or found["channel_id"] != channel.id:
            raise SlackError("invalid_scheduled_message_id")
        del self.by_id[name]
        self._tell()

    def next(self, until: float) -> float | None:
        """The next moment up to this one at which something is to be posted."""
        moments = [each["post_at"] for each in self.by_id.values()]
        return min((each for each in moments if each <= until), default=None)

    def post_due(self, now: float) -> None:
        """Post whatever has had its moment."""
        for each in list(self):
            if each["post_at"] <= now:
                del self.by_id[each["id"]]
                self._post(each)
                self._tell()

    def _post(self, waiting: Json) -> None:
        """Slack never posts what was scheduled with metadata, nor says so."""
        channel = self.channels.by_id.get(waiting["channel_id"])
        if channel is not None and not channel.archived and "metadata" not in waiting["message"]:
            self.post(channel, waiting["message"])

    def _crowded(self, channel: Channel, post_at: int) -> bool:
        """Whether some five minutes around a moment would hold too many messages."""
        near = [
            each["post_at"]
            for each in self.by_id.values()
            if each["channel_id"] == channel.id and abs(each["post_at"] - post_at) < TOGETHER
        ]
        starts = [each for each in (*near, post_at) if each <= post_at]
        return any(sum(s <= each < s + TOGETHER for each in near) >= MOST for s in starts)

    def _tell(self) -> None:
        self.news.tell("scheduled", {}, [])
