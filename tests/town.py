"""The demo town for tests: a sandbox and a bot in one process, and a clock for both."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from slack_bolt.request.async_request import AsyncBoltRequest
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import app, settings
from bot.app import Herald
from bot.clock import Clock, StillClock
from bot.members import acts as members
from bot.members.jobs import read_people
from bot.members.models import Member, Standing
from bot.policies.models import Slug
from bot.policies.rules import reading
from bot.policies.store import documents
from bot.sandbox import Answer, Envelope, Person, Sandbox
from bot.steering.jobs import note_set_up

LONG = 30.0  # seconds
ROOT = Path(__file__).parent.parent
MANIFEST = yaml.safe_load((ROOT / "manifest.yml").read_text())
TOWN = yaml.safe_load((ROOT / "bot" / "demo" / "town.yaml").read_text())


class Town:
    """A sandbox with Herald in it; people act by what they see."""

    def __init__(self, sandbox: Sandbox, herald: Herald, clock: Clock) -> None:
        self.sandbox, self.herald, self.clock = sandbox, herald, clock

    def member(self, name: str) -> Person:
        """Somebody of the town."""
        return self.sandbox.person(name)

    async def settle(self) -> None:
        """Wait until everybody has said all they had to say."""
        await self.sandbox.idle()
        await self.herald.settle()
        await self.sandbox.idle()

    async def wind(self, moment: datetime | None = None, *, hours: float = 0) -> None:
        """Put the clock forward and do what is due up to then."""
        goal = moment or self.clock.now() + timedelta(hours=hours)
        await self.settle()
        await self.sandbox.wind(to=goal.timestamp())
        await self.herald.reach(goal)
        await self.settle()

    def said_to(self, person: Person) -> list[str]:
        """What Herald wrote to somebody directly, oldest first."""
        return self.sandbox.said_to(person)


def settings_for(sandbox: Sandbox, database_url: str, **more: str) -> settings.Settings:
    """Point a bot at a sandbox."""
    return settings.read(environment_for(sandbox, database_url, **more))


def environment_for(sandbox: Sandbox, database_url: str, **more: str) -> dict[str, str]:
    """Write down what points a bot at a sandbox."""
    return {
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_SIGNING_SECRET": sandbox.signing_secret,
        "SLACK_API_URL": sandbox.api_url,
        "HERALD_ORGANISATION": "Town of Willow Bend",
        "HERALD_ZONE": "America/New_York",
        "HERALD_SHARE_CHANNEL": "C0SHARE",
        "HERALD_TEAM_CHANNEL": "C0TEAM",
        "HERALD_PROGRAMME_CHANNEL": "C0PROGRAMME",
        "HERALD_EMERGENCY_NUMBER": "911",
        "HERALD_EMERGENCY_WORDS": "Nobody watches Herald around the clock.",
        "HERALD_PRESS_NUMBER": "555 0100",
        "HERALD_DATABASE": database_url,
        **more,
    }


PAGES = MappingProxyType({"HERALD_WEB_ADDRESS": "http://127.0.0.1", "HERALD_WEB_PORT": "0"})


def unhurried(sandbox: Sandbox, herald: Herald) -> None:
    """Let a machine that has other work take its time; what is late has tests of its own.

    Where clocks stand still, Slack shows at once what it has accepted.
    """
    sandbox.moment = 0.0
    sandbox.post.patience = LONG
    herald.switchboard.patience = herald.switchboard.event_patience = LONG


def everybody_joins(session: Session, at: datetime) -> None:
    """Let all members have joined at a moment."""
    members_of = update(Member).where(col(Member.standing) == Standing.MEMBER)
    session.execute(members_of.values(joined_at=at))


def everybody_reads(session: Session, at: datetime) -> None:
    """Let all members have read the policy, so that nobody is asked to."""
    policy = documents.text(session, Slug.POLICY)
    for member in session.scalars(select(Member).where(col(Member.standing) == Standing.MEMBER)):
        read = reading.acknowledge(
            policy.version, policy.hash, member_id=member.slack_id, name=member.name, at=at
        )
        session.add(read)


@asynccontextmanager
async def open_town(
    database_url: str,
    clock: StillClock,
    workspace: Mapping[str, Any] = TOWN,
    *,
    joined: bool = True,
    lead: str = "U0DANA",
    told: Mapping[str, str] = MappingProxyType({}),
) -> AsyncIterator[Town]:
    """Start a town whose bot hears by function call and speaks over real HTTP.

    Everybody in it has joined a month ago, Dana leads, and the programme is set up, unless told
    otherwise: `told` are other first values. With `PAGES` among them it has web pages, too.
    """
    sandbox = Sandbox(MANIFEST, workspace, seconds=clock.seconds, now=clock.now().timestamp())
    await sandbox.start()
    herald = app.build(settings_for(sandbox, database_url, **told), clock)

    async def deliver(envelope: Envelope) -> Answer:
        request = AsyncBoltRequest(mode="socket_mode", body=envelope.payload)
        answer = await herald.app.async_dispatch(request)
        return Answer(answer.status, answer.body)

    unhurried(sandbox, herald)
    await herald.prepare()
    sandbox.deliver = deliver
    await read_people(herald.db, clock, herald.app.client)
    if lead:
        await herald.db.transact(members.make_lead, lead, by="cli", at=clock.now())
        await note_set_up(herald.db, clock)
    if joined:
        await herald.db.transact(everybody_joins, clock.now() - timedelta(days=30))
    town = Town(sandbox, herald, clock)
    await town.settle()
    yield town
    await town.settle()
    await herald.courier.stop()
    await herald.keeper.stop()
    await herald.windows.stop()
    await herald.close()
    await sandbox.stop()
