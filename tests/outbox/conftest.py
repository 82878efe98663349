"""A database, a clock that stands still, a little Slack, and a courier between them."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from bot import outbox
from bot.clock import StillClock
from bot.db import Database, Session
from bot.outbox.courier import Courier
from tests.outbox.slack import LittleSlack

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CHANNELS = {outbox.TEAM: "C0TEAM", outbox.SHARE: "C0SHARE", outbox.LEADS: "U0LEA"}


class Town:
    """What the house tells the outbox: who can be reached when, and which channel is which."""

    def __init__(self) -> None:
        self.channels = dict(CHANNELS)
        self.off_duty: dict[str, datetime] = {}

    def may_reach(self, session: Session, member_id: str, now: datetime) -> datetime:
        return max(now, self.off_duty.get(member_id, now))

    def resolve(self, session: Session, name: str) -> str | None:
        return self.channels.get(name)


@pytest.fixture
def clock() -> StillClock:
    return StillClock(MONDAY)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path}/herald.db")
    SQLModel.metadata.create_all(database.writing)
    yield database
    database.close()


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def slack(clock: StillClock) -> LittleSlack:
    return LittleSlack(clock)


@pytest.fixture
async def courier(
    db: Database, clock: StillClock, slack: LittleSlack, town: Town
) -> AsyncIterator[Courier]:
    courier = Courier(db, clock, slack, may_reach=town.may_reach, resolve=town.resolve)
    yield courier
    await courier.stop()
