"""A process of its own in which some people take a seat, all at once. What to do comes as JSON."""

import asyncio
import json
import sys
from contextlib import closing, suppress
from datetime import datetime
from uuid import UUID

from bot.db import Database
from bot.errors import Unavailable
from bot.trainings.acts.seats import take_seat


async def sit(url: str, training_id: str, people: list[str], at: str) -> None:
    """Let everybody press at once; one line from outside is the signal."""
    with closing(Database(url)) as db:
        print("ready", flush=True)  # noqa: T201 - whoever started this process waits for it
        await asyncio.to_thread(sys.stdin.readline)
        now, wanted = datetime.fromisoformat(at), UUID(training_id)
        await asyncio.gather(*(press(db, wanted, by, now) for by in people))


async def press(db: Database, training_id: UUID, by: str, at: datetime) -> None:
    """Press until Herald is there; a file that two write to is taken by one at a time."""
    while True:
        with suppress(Unavailable):
            await db.transact(take_seat, training_id, by=by, at=at)
            return


if __name__ == "__main__":
    asyncio.run(sit(**json.loads(sys.argv[1])))
