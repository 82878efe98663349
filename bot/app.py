"""Builds Herald: database, switchboard, courier, timetable and the door to Slack."""

import asyncio
import functools
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from aiohttp import ClientSession, ClientTimeout
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from bot import transports, winding, wiring
from bot.clock import Clock
from bot.db import Database
from bot.home.keeper import Keeper
from bot.hours.store.piloting import may_reach
from bot.members.store import room
from bot.outbox.client import CarefulClient, make_client
from bot.outbox.courier import Courier
from bot.policies import jobs as policies
from bot.programme import acts as programme
from bot.programme.models import Programme
from bot.settings import Settings
from bot.slack.deep import conversation
from bot.switchboard import Switchboard
from bot.timetable import Timetable, jobs
from bot.trainings.acts import course
from bot.trainings.windows import Windows
from bot.web import Web

log = logging.getLogger(__name__)

WAITS = 3  # times that one call waits because Slack asks it to
CALL = 10  # seconds for a call that draws a form or a Home
TICK = 1  # seconds between two looks at a clock that can be wound
LAST_WORDS = 5  # seconds that running listeners get when Herald stops


class Herald:
    """A running bot; `build` puts it together."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        db: Database,
        app: AsyncApp,
        courier: Courier,
        keeper: Keeper,
        switchboard: Switchboard,
        timetable: Timetable,
        *,
        pages: Web,
        windows: Windows,
    ) -> None:
        self.settings, self.clock, self.db, self.app = settings, clock, db, app
        self.courier, self.keeper, self.windows = courier, keeper, windows
        self.switchboard, self.timetable, self.pages = switchboard, timetable, pages
        self.door: transports.Door | None = None
        self.tasks: list[asyncio.Task[None]] = []

    async def prepare(self) -> None:
        """Settle the programme, learn who we are, and be ready for the first request."""
        self.app.client.session = ClientSession(timeout=ClientTimeout(total=CALL))
        await self.pages.open()
        first = _programme(self.settings, self.pages.address)
        await self.db.transact(programme.adopt, first, at=self.clock.now())
        await policies.bring_first_texts(self.db, self.clock)
        await self.db.transact(course.seed, at=self.clock.now())
        known = await self.app.client.auth_test()
        self.courier.work_for(known["url"])
        if self.pages.address:
            self.pages.slack = await conversation(self.app.client, known)
        await self.app.async_dispatch(_greeting())

    async def start(self) -> None:
        """Let Slack in, let the courier run, and do what was missed."""
        if self.settings.clock_url:
            self.clock.stand_at(await winding.moment(self.settings.clock_url))
        await self.prepare()
        self.door = transports.door(self.app, self.settings)
        await self.door.open()
        self._go(self.courier.run)
        self._go(self.keeper.run)
        self._go(self.windows.run)
        if self.settings.clock_url:
            self._go(functools.partial(winding.follow, self.settings.clock_url, self.reach))
            self._go(self._tick)
        else:
            self.timetable.start()
        log.info("Herald is at work")

    async def stop(self) -> None:
        """Close the doors, let listeners, courier and keeper finish, drain the writer."""
        self.timetable.stop()
        if self.door is not None:
            await self.door.close()
        await self.pages.close()
        await self.switchboard.finish(LAST_WORDS)
        await self.courier.stop()
        await self.keeper.stop()
        await self.windows.stop()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.close()

    async def close(self) -> None:
        """Give back what `prepare` and `build` opened."""
        await self.pages.close()
        if session := self.app.client.session:
            await session.close()
        await asyncio.to_thread(self.db.close)

    async def reach(self, moment: datetime) -> None:
        """Do all that is due up to a moment, and say all that is to be said about it."""
        await self.timetable.reach(moment)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nobody listens, all that is due is sent, and open Homes are as things are."""
        await self.switchboard.finish(LAST_WORDS)
        await self.courier.run_dry()
        await self.keeper.run_dry()
        await self.windows.run_dry()

    async def _tick(self) -> None:
        """Between two winds the sandbox's time goes on by itself."""
        while True:
            await asyncio.sleep(TICK)
            await self.timetable.reach(self.clock.now())  # guards every job itself

    def _go(self, work: Callable[[], Awaitable[None]]) -> None:
        self.tasks.append(asyncio.create_task(go_on(work)))


async def go_on(work: Callable[[], Awaitable[None]], pause: float = 1.0) -> None:
    """Do what has to go on as long as Herald lives; a failure is logged and begun again."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("%s failed and begins again", getattr(work, "__qualname__", work))
            await asyncio.sleep(pause)
        else:
            return


def build(settings: Settings, clock: Clock) -> Herald:
    """Put Herald together; the one constructor, for the command line, the demo and tests."""
    db = Database(settings.database)
    app = _bolt(settings)
    keeper = Keeper(db, clock, _careful(settings))
    switchboard = wiring.listening(db, clock, keeper)
    switchboard.attach(app)
    courier = Courier(
        db,
        clock,
        _careful(settings),
        may_reach=may_reach,
        resolve=room,
        makers=wiring.MAKERS,
        quiet=settings.quiet_seconds,
    )
    timetable = Timetable(jobs(db, clock, app.client, wiring.ARRIVALS), clock, lambda: db.written)
    pages = wiring.pages(settings, db, clock)
    windows = Windows(db, clock, _careful(settings))
    parts = (settings, clock, db, app, courier, keeper, switchboard, timetable)
    return Herald(*parts, pages=pages, windows=windows)


def _bolt(settings: Settings) -> AsyncApp:
    """Make Bolt, whose client repeats what Slack did not take; the courier's never does."""
    client = AsyncWebClient(
        token=settings.bot_token.get_secret_value(),
        base_url=settings.api_url,
        proxy=settings.proxy,
        retry_handlers=[
            AsyncConnectionErrorRetryHandler(),
            AsyncRateLimitErrorRetryHandler(max_retry_count=WAITS),
        ],
    )
    secret = settings.signing_secret
    return AsyncApp(
        name="herald",  # else Bolt reads the whole stack's source to find one
        client=client,
        signing_secret=secret.get_secret_value() if secret else None,
        process_before_response=True,
    )


def _careful(settings: Settings) -> CarefulClient:
    return make_client(settings.bot_token.get_secret_value(), settings.api_url, settings.proxy)


def _programme(settings: Settings, address: str) -> Programme:
    return Programme(
        address=address,
        organisation=settings.organisation,
        zone=settings.zone,
        opens=settings.opens,
        closes=settings.closes,
        share_channel=settings.share_channel,
        team_channel=settings.team_channel,
        programme_channel=settings.programme_channel,
        stories_per_day=settings.stories_per_day,
        disclosure=settings.disclosure_line,
        emergency_number=settings.emergency_number,
        emergency_words=settings.emergency_words,
        press_number=settings.press_number,
    )


def _greeting() -> AsyncBoltRequest:
    """Make an event of our own: going through Bolt once, it leaves `auth.test` answered."""
    return AsyncBoltRequest(
        mode="socket_mode",
        body={"type": "event_callback", "event": {"type": "herald_started"}},
    )


async def serve(herald: Herald, stopped: asyncio.Event) -> None:
    """Run until told to stop."""
    try:
        await herald.start()
        await stopped.wait()
    finally:
        await herald.stop()
