"""Herald reading a whole workspace once, as a process of its own: `api-url database`.

Real time does not pass while it waits for its turn, so only the work is measured; how long it
would have waited is told.
"""

import asyncio
import json
import resource
import sys
import time
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import StillClock
from bot.db import Database
from bot.members.jobs import read_people
from bot.migrate import migrate
from tests.given import MONDAY

WARM = 3  # pages after which everything is loaded that will be


class Watched(AsyncWebClient):
    """Slack's client, which looks at the memory after the first pages."""

    pages, warm = 0, 0

    async def users_list(self, **arguments: Any) -> Any:
        """Read a page."""
        self.pages += 1
        if self.pages == WARM:
            self.warm = _peak()
        return await super().users_list(**arguments)


def _peak() -> int:
    """Give the most memory that was needed so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


async def main(api: str, database: str) -> None:
    """Read everybody and say what it took."""
    migrate(database, at=MONDAY)
    db, clock = Database(database), StillClock(MONDAY)
    client = Watched(token="xoxb-sandbox", base_url=api)
    began, cpu = clock.seconds(), time.process_time()
    await read_people(db, clock, client)
    told = {
        "pages": client.pages,
        "waited": clock.seconds() - began,
        "cpu": time.process_time() - cpu,
        "grown": (_peak() - client.warm) / 1024,
    }
    await asyncio.to_thread(db.close)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
