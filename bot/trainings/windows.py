"""Draws the windows that hosts keep open: every minute the new code, at once who came."""

import asyncio
import logging
from contextlib import suppress

from bot.clock import Clock
from bot.db import Database
from bot.errors import Unavailable
from bot.outbox.answers import FAILURES, trouble
from bot.outbox.client import CarefulClient
from bot.outbox.work import Limited, Refused
from bot.slack.types import View
from bot.trainings.rules.codes import next_at
from bot.trainings.store import windows as store
from bot.trainings.views.host_window import host_window, sign

POLL = 5.0  # seconds, for what other replicas have changed
BREATH = 2.0  # seconds between two drawings, when a hundred people check in within a minute
AGAIN = 5.0  # seconds after which a window that could not be drawn is tried again
PATIENCE = 60.0  # seconds of waiting for Slack, when running dry

log = logging.getLogger(__name__)


class Windows:
    """Keeps hosts' windows as things are; several may work for the same database."""

    def __init__(self, db: Database, clock: Clock, client: CarefulClient) -> None:
        self.db, self.clock, self.client = db, clock, client
        self.woken, self.busy = asyncio.Event(), asyncio.Lock()
        self.stopping = False

    async def run(self) -> None:
        """Draw what has changed, and every minute the new code, until told to stop."""
        self.db.on_spoken[store.WINDOWS] = self.woken.set
        while not self.stopping:
            self.woken.clear()
            wait = None
            try:
                wait = await self._catch_up()
            except Unavailable as outage:
                log.warning("open windows wait for the database: %s", outage)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.woken.wait(), wait or self._until_next())
            if not self.stopping and not wait:
                await self.clock.sleep(min(BREATH, self._until_next()))

    async def run_dry(self, patience: float = PATIENCE) -> None:
        """Draw all that has changed, waiting for Slack up to some real seconds."""
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
        """Draw every window that is not as it should be, and say when to try again, if at all."""
        async with self.busy:
            for window in await self.db.read(store.every, self.clock.now()):
                if wait := await self._keep(window):
                    return wait
        return None

    async def _keep(self, window: store.Open) -> float | None:
        """Draw a window anew if it changed and no other replica does."""
        view = host_window(window.pane)
        shown = sign(view)
        if shown == window.shown or self.stopping:
            return None
        if not await self.db.transact(store.claim, window.view_id, window.shown, shown):
            return None
        return await self._draw(window.view_id, view, shown)

    async def _draw(self, view_id: str, view: View, shown: str) -> float | None:
        try:
            await self.client.views_update(view_id=view_id, view=view)
        except FAILURES as error:
            no = trouble(error)
            log.info("the window %s could not be drawn: %s", view_id, no)
            if isinstance(no, Refused):  # it was closed, and nobody said so
                await self.db.transact(store.forget, view_id)
                return None
            await self.db.transact(store.claim, view_id, shown, "")
            return no.seconds if isinstance(no, Limited) else AGAIN
        return None

    def _until_next(self) -> float:
        """Count the seconds until the next code, or until one looks around again."""
        now = self.clock.now()
        return min(POLL, (next_at(now) - now).total_seconds() + 0.05)
