"""Programme time, which can be wound, and real time, which cannot."""

import time
from collections.abc import Callable


class Clock:
    """What time it is in the sandbox: real time plus what was wound, only ever forward."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic, now: float | None = None):
        self.seconds = seconds
        self.offset = (time.time() if now is None else now) - seconds()
        self.last = 0

    def now(self) -> float:
        """Programme time in Unix seconds."""
        return self.seconds() + self.offset

    def wind(self, to: float) -> None:
        """Move programme time forward to a moment; a moment that is past changes nothing."""
        self.offset += max(0.0, to - self.now())

    def ts(self) -> str:
        """The name of a new message: a moment that no other message has, later than all others."""
        self.last = max(self.last + 1, int(self.now() * 1_000_000))
        return f"{self.last // 1_000_000}.{self.last % 1_000_000:06d}"
