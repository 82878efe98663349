"""How fast the app may speak: about one message a second in a channel, with short bursts."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Pace:
    """A bucket for each channel, in real time (docs.slack.dev/apis/web-api/rate-limits)."""

    per_second: float = 1.0
    burst: float = 4.0
    buckets: dict[str, tuple[float, float]] = field(default_factory=dict)

    def wait(self, channel: str, seconds: Callable[[], float]) -> int:
        """Take one message from a channel's bucket; how many seconds to wait if it is empty."""
        now = seconds()
        level, filled = self.buckets.get(channel, (self.burst, now))
        level = min(self.burst, level + (now - filled) * self.per_second)
        if level < 1:
            self.buckets[channel] = (level, now)
            return max(1, round((1 - level) / self.per_second))
        self.buckets[channel] = (level - 1, now)
        return 0
