"""The keeper: draws Homes that are open, when somebody opens one and when something changes."""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from weakref import WeakValueDictionary

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.db import Database
from bot.errors import Refusal, Unavailable
from bot.home import store, views
from bot.outbox import homes
from bot.outbox.answers import FAILURES, trouble
from bot.outbox.client import CarefulClient
from bot.outbox.work import Instant, Limited, Refused
from bot.slack.types import View

POLL = 5.0  # seconds, for what other replicas have changed
AGAIN = 10.0  # seconds after which a Home that could not be drawn is tried again
PATIENCE = 60.0  # seconds of waiting for pace, when running dry
REMEMBER = timedelta(minutes=10)  # after which it is written down again that a Home is open

log = logging.getLogger(__name__)


class Keeper:
    """Keeps Homes that are open as things are; several may work for the same database."""

    def __init__(self, db: Database, clock: Clock, client: CarefulClient) -> None:
        self.db, self.clock, self.client = db, clock, client
        self.woken, self.busy = asyncio.Event(), asyncio.Lock()
        self.stopping = False
        self.written: dict[str, float] = {}
        self.turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def opened(self, client: AsyncWebClient, user_id: str) -> None:
        """Draw a Home that somebody opened, and remember that it is open.

        It is written down first: else what changes meanwhile would be missed.
        """
        at = self._at()
        if at.real - self.written.get(user_id, 0.0) > REMEMBER.total_seconds():
            with suppress(Unavailable):  # it is drawn all the same
                await self.db.transact(homes.opened, user_id, at)
                self._remember(user_id, at.real)
        await self.draw(client, user_id)

    async def draw(self, client: AsyncWebClient, user_id: str) -> None:
        """Draw somebody's Home as things are now, one drawing after the other."""
        async with self.turns.setdefault(user_id, asyncio.Lock()):
            await client.views_publish(user_id=user_id, view=await self._view(user_id))

    async def run(self) -> None:
        """Draw what has become stale until told to stop."""
        self.db.on_spoken[homes.HOMES] = self.woken.set
        while not self.stopping:
            self.woken.clear()
            wait = None
            try:
                wait = await self._catch_up()
            except Unavailable as outage:
                log.warning("open Homes wait for the database: %s", outage)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.woken.wait(), min(wait or POLL, POLL))

    async def run_dry(self, patience: float = PATIENCE) -> None:
        """Draw all that is stale, waiting for pace up to some real seconds."""
        deadline = self.clock.seconds() + patience
        while (wait := await self._catch_up()) is not None:
            if self.clock.seconds() + wait > deadline:
                return
            await self.clock.sleep(wait)

    async def stop(self) -> None:
        """Finish the drawing under way and close the line to Slack."""
        self.stopping = True
        self.woken.set()
        async with self.busy:
            await self.client.close()

    async def _catch_up(self) -> float | None:
        """Draw what may be drawn now, and say in how many seconds there is more to draw."""
        async with self.busy:
            while (wait := await self.db.read(homes.next_chance, self._at())) == 0.0:
                if self.stopping:
                    return None
                if user_id := await self.db.transact(homes.claim, self._at()):
                    await self._redraw(user_id)
            return wait

    async def _redraw(self, user_id: str) -> None:
        try:
            await self.draw(self.client, user_id)
        except FAILURES as error:
            no = trouble(error)
            log.warning("the Home of %s could not be drawn: %s", user_id, no)
            if isinstance(no, Refused):
                await self.db.transact(homes.closed, user_id)
            else:
                wait = no.seconds if isinstance(no, Limited) else AGAIN
                await self.db.transact(homes.not_drawn, user_id, wait, self._at())

    async def _view(self, user_id: str) -> View:
        try:
            seen = await self.db.read(store.home, by=user_id, at=self.clock.now())
        except Refusal as refusal:
            return views.closed_view(refusal.sentence)
        return views.home_view(seen)

    def _remember(self, user_id: str, real: float) -> None:
        """Keep in mind who was written down, and only as long as that matters."""
        oldest = real - REMEMBER.total_seconds()
        self.written = {who: when for who, when in self.written.items() if when > oldest}
        self.written[user_id] = real

    def _at(self) -> Instant:
        return Instant(self.clock.now(), self.clock.seconds())
