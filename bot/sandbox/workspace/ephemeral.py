"""Messages that only one person sees; they are not part of any history."""

from bot.sandbox.clock import Clock
from bot.sandbox.news import News
from bot.sandbox.types import Json, SlackError, copied
from bot.sandbox.workspace.channels import Channel

MOST = 200  # that are kept for each person


class Ephemeral:
    """What each person was shown, the newest, until the sandbox ends."""

    def __init__(self, clock: Clock, news: News) -> None:
        self.clock, self.news = clock, news
        self.by_user: dict[str, dict[str, Json]] = {}

    def show(self, user: str, channel: Channel, message: Json) -> Json:
        """Show somebody a message that only they see."""
        own = {"ts": self.clock.ts(), "channel": channel.id, "ephemeral": True}
        return self._keep(user, {"type": "message"} | copied(message) | own)

    def replace(self, user: str, ts: str, message: Json) -> Json:
        """Put other words into such a message."""
        old = self.by_user.get(user, {}).get(ts)
        if old is None:
            raise SlackError("message_not_found")
        kept = {key: old[key] for key in ("type", "ts", "channel", "ephemeral")}
        return self._keep(user, copied(message) | kept)

    def remove(self, user: str, ts: str) -> None:
        """Take such a message away."""
        message = self.by_user.get(user, {}).pop(ts, None)
        if message is not None:
            self.news.tell("ephemeral_gone", {"channel": message["channel"], "ts": ts}, [user])

    def of(self, user: str) -> list[Json]:
        """What somebody was shown, oldest first."""
        return list(self.by_user.get(user, {}).values())

    def _keep(self, user: str, message: Json) -> Json:
        shown = self.by_user.setdefault(user, {})
        shown[message["ts"]] = message
        if len(shown) > MOST:
            self.remove(user, next(iter(shown)))
        self.news.tell("ephemeral", {"channel": message["channel"], "message": message}, [user])
        return message
