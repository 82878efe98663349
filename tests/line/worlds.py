"""A town whose Herald is really started: doors open, the courier running, a clock to follow."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from types import MappingProxyType

from bot import app
from bot.clock import WindableClock
from bot.members import acts as members
from bot.sandbox import Sandbox
from bot.sandbox.web_api.pace import Pace
from bot.settings import Transport
from bot.transports import PATH, Http
from tests.line.story import SUNDAY
from tests.town import MANIFEST, TOWN, Town, everybody_joins, settings_for

TIMES = 20  # so much faster than the world do leases and pace run
HASTE = Pace(per_second=1000, burst=1000)


class HurriedClock(WindableClock):
    """A clock for tests over real sockets: programme time runs as ever, real time faster."""

    def seconds(self) -> float:
        """Unix seconds that pass many at a time, the same in every process."""
        return super().seconds() * TIMES

    async def sleep(self, seconds: float) -> None:
        """Wait a fraction of what is asked."""
        await super().sleep(seconds / TIMES)


class StartedTown(Town):
    """A town whose bot follows the sandbox's clock by itself."""

    async def wind(self, moment: datetime | None = None, *, hours: float = 0) -> None:
        """Put the sandbox's clock forward and wait until Herald says that it is there."""
        goal = moment or self.clock.now() + timedelta(hours=hours)
        await self.settle()
        assert await self.sandbox.wind(to=goal.timestamp())
        await self.settle()


@asynccontextmanager
async def started_town(
    database_url: str, transport: Transport, told: Mapping[str, str] = MappingProxyType({})
) -> AsyncIterator[StartedTown]:
    """Start a town whose bot hears through a real door; `told` are more settings."""
    sandbox = Sandbox(MANIFEST, TOWN, now=SUNDAY.timestamp())
    sandbox.switches.pace = HASTE
    await sandbox.start()
    more = {
        "HERALD_TRANSPORT": transport.value,
        "HERALD_HTTP_PORT": "0",
        "HERALD_CLOCK_URL": f"{sandbox.url}/clock",
        **told,
    }
    clock = HurriedClock()
    herald = app.build(settings_for(sandbox, database_url, **more), clock)
    await herald.start()
    try:
        if isinstance(herald.door, Http):
            sandbox.post_to(f"http://127.0.0.1:{herald.door.port}{PATH}")
        await herald.reach(clock.now())
        await herald.db.transact(members.make_lead, "U0DANA", by="cli", at=clock.now())
        await herald.db.transact(everybody_joins, clock.now())
        yield StartedTown(sandbox, herald, clock)
    finally:
        await herald.stop()
        await sandbox.stop()
