"""Two clocks in one object: programme time, which can be wound, and real time, which cannot."""

import asyncio
import time
from datetime import UTC, datetime, timedelta


class Clock:
    """The clock of a running bot: programme time is real time."""

    def now(self) -> datetime:
        """Programme time, aware, in UTC: what is due and what people read."""
        return datetime.now(UTC)

    def seconds(self) -> float:
        """Real time in Unix seconds: leases, pace, back-off and time-outs. Never wound."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait for a number of real seconds."""
        await asyncio.sleep(seconds)

    def stand_at(self, moment: datetime) -> None:
        """Be told which moment is being worked through; a real clock takes no orders."""


class WindableClock(Clock):
    """A clock for the sandbox: programme time runs, and can be put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        """Programme time: real time and what it was wound ahead."""
        return super().now() + self.ahead

    def stand_at(self, moment: datetime) -> None:
        """Let programme time go on from a moment."""
        self.ahead = moment - super().now()


class StillClock(Clock):
    """A clock for tests: both times stand still, and sleeping moves real time at once."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.real = moment.timestamp()

    def now(self) -> datetime:
        """The moment at which programme time was left."""
        return self.moment

    def seconds(self) -> float:
        """Unix seconds that pass only while somebody sleeps."""
        return self.real

    async def sleep(self, seconds: float) -> None:
        """Let real time pass without waiting for it."""
        self.real += seconds
        await asyncio.sleep(0)

    def stand_at(self, moment: datetime) -> None:
        """Put programme time to a moment."""
        self.moment = moment
