"""A little Slack and a courier, for the database and the clock that all tests have."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot import outbox
from bot.clock import StillClock
from bot.db import Database, Session
from bot.outbox.courier import Courier
from tests.outbox.drawing import MAKERS
from tests.outbox.slack import LittleSlack

CHANNELS = {outbox.TEAM: "C0TEAM", outbox.SHARE: "C0SHARE", outbox.LEADS: "U0LEA"}


class Town:
    """What the house tells the outbox: who can be reached when, and which channel is which."""

    def __init__(self) -> None:
        self.channels = dict(CHANNELS)
        self.off_duty: dict[str, datetime] = {}
        self.snoozed: dict[str, datetime] = {}
        self.left: set[str] = set()
        self.gone: set[str] = set()

    def may_reach(
        self, session: Session, member_id: str, now: datetime, news: bool
    ) -> datetime | None:
        if member_id in self.gone or (news and member_id in self.left):
            return None
        quiet = self.snoozed.get(member_id, now) if news else now
        return max(now, quiet, self.off_duty.get(member_id, now))

    def resolve(self, session: Session, name: str) -> str | None:
        return name if name.isupper() else self.channels.get(name)


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
    courier = Courier(
        db, clock, slack, may_reach=town.may_reach, resolve=town.resolve, makers=MAKERS
    )
    yield courier
    await courier.stop()


@pytest.fixture
def off_duty(clock: StillClock, town: Town) -> datetime:
    """Ana is off duty for two hours."""
    town.off_duty["U0ANA"] = clock.now() + timedelta(hours=2)
    return town.off_duty["U0ANA"]
