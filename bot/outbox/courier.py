"""The courier: takes what the outbox owes to Slack, in order and at Slack's pace, exactly once."""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from uuid import uuid4

from bot.clock import Clock
from bot.db import WORDS, Database
from bot.errors import Unavailable
from bot.outbox import calls, claiming, filing, leases, looking, redraws, settling, sharing
from bot.outbox.answers import FAILURES, trouble
from bot.outbox.choosing import MayReach
from bot.outbox.claiming import House, Resolve
from bot.outbox.client import TIMEOUT, Slack, make_client
from bot.outbox.files import Maker
from bot.outbox.settling import THREAD_GONE
from bot.outbox.uploading import Press
from bot.outbox.work import (
    Accepted,
    Claim,
    Instant,
    Limited,
    Opening,
    Outcome,
    Posting,
    Redrawing,
    Refused,
    Searching,
    Sent,
    Uploading,
)

QUIET = 30.0  # seconds after which an accepted message surely shows in the history
AT_ONCE = 5.0  # seconds between a claim and its call; later the lane may be another's soon
POLL = 1.0  # seconds
LATE = Limited(0.0)  # nothing was sent, and nobody is to blame: the lane is free at once
HANDS = 4  # lanes served at the same time
PATIENCE = 60.0  # seconds of waiting for pace and doubts, when running dry

log = logging.getLogger(__name__)


class Courier:
    """Delivers what acts have said; several may work for the same database."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        client: Slack,
        *,
        may_reach: MayReach,
        resolve: Resolve,
        makers: Mapping[str, Maker] = MappingProxyType({}),
        quiet: float = QUIET,
        name: str = "courier",
    ) -> None:
        self.db, self.clock, self.client = db, clock, client
        self.quiet, self.name = quiet, name
        self.press = Press(db, client, makers)
        # Whoever takes over a lane of a dead courier must not search before its call has ended
        # and the quiet time has passed.
        self.house = House(may_reach, resolve, lease=AT_ONCE + TIMEOUT + quiet + 10)
        self.woken = asyncio.Event()
        self.stopping = False
        self.serving: dict[str, asyncio.Task[bool]] = {}

    def work_for(self, site: str) -> None:
        """Learn the address of the workspace, so that messages can link to one another."""
        self.house = replace(self.house, site=site)

    async def run(self) -> None:
        """Deliver until told to stop: woken by acts that spoke, and by itself once a second."""
        self.db.on_spoken[WORDS] = self.woken.set
        while not self.stopping:
            self.woken.clear()
            try:
                await self._hand_out()
            except Unavailable as outage:
                log.warning("courier %s waits for the database: %s", self.name, outage)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.woken.wait(), POLL)

    async def run_dry(self, patience: float = PATIENCE) -> None:
        """Deliver what is due now, waiting for pace and doubts up to some real seconds."""
        deadline = self.clock.seconds() + patience
        while not self.stopping:
            if await self.turn():
                continue
            if self.serving:
                await asyncio.wait(self.serving.values(), return_when=asyncio.FIRST_COMPLETED)
                continue
            wait = await self.db.read(looking.next_chance, self._at())
            if wait is None or self.clock.seconds() + wait > deadline:
                return
            await self.clock.sleep(min(max(wait, 0.01), POLL))

    async def stop(self) -> None:
        """Finish the calls under way and close the line to Slack."""
        self.stopping = True
        self.woken.set()
        if self.serving:
            await asyncio.wait(self.serving.values())
        await self.client.close()

    async def turn(self) -> bool:
        """Serve the first lane that can be served, and say whether there was one."""
        for lane in await self._look():
            if await self.serve(lane):
                return True
        return False

    async def serve(self, lane: str) -> bool:
        """Take a lane, do the one thing that is next in it, and give it back."""
        token = f"{self.name}-{uuid4()}"
        work = await self.db.transact(claiming.claim, lane, token, self._at(), self.house)
        match work:
            case Opening():
                await self._open(work)
            case Uploading():
                await self._upload(work)
            case Posting():
                await self._post(work)
            case Searching():
                await self._search(work)
            case Redrawing():
                await self._redraw(work)
        return work is not None

    async def _hand_out(self) -> None:
        """Give free hands the lanes that nobody serves yet."""
        for lane in await self._look():
            if lane not in self.serving and len(self.serving) < HANDS:
                self.serving[lane] = asyncio.create_task(self.serve(lane))
                self.serving[lane].add_done_callback(partial(self._served, lane))

    def _served(self, lane: str, task: asyncio.Task[bool]) -> None:
        """Look again at once, unless it failed: then the poll and the lease set the pace."""
        del self.serving[lane]
        error = None if task.cancelled() else task.exception()
        if error is None:
            self.woken.set()
        else:
            log.error("courier %s failed in lane %s", self.name, lane, exc_info=error)

    async def _look(self) -> list[str]:
        sight = await self.db.read(looking.look, self._at())
        if sight.ripe:
            await self.db.transact(looking.ripen, self._at())
            sight = await self.db.read(looking.look, self._at())
        return sight.lanes

    async def _open(self, work: Opening) -> None:
        try:
            channel, newest = await calls.open_conversation(self.client, work)
        except FAILURES as error:
            no = trouble(error)
            log.warning("lane %s not opened: %s", work.claim.lane, no)
            await self.db.transact(settling.not_opened, work, no, self._at())
        else:
            await self.db.transact(settling.opened, work, channel, newest)

    async def _upload(self, work: Uploading) -> None:
        came = await self.press.bring(work, lambda: self._keep(work.claim))
        log.info("files of delivery %s to %s: %s", work.id, work.claim.lane, came)
        await self.db.transact(filing.uploaded, work, came, self._at())

    async def _post(self, work: Posting) -> None:
        late, send = self._is_late(work.claim), sharing.share if work.uploads else calls.post
        outcome = LATE if late else await send(self.client, work)
        log.log(_level(outcome), "delivery %s to %s: %s", work.id, work.claim.lane, outcome)
        await self.db.transact(settling.posted, work, outcome, self._at())

    async def _redraw(self, work: Redrawing) -> None:
        late = self._is_late(work.claim)
        outcome = LATE if late else await calls.redraw(self.client, work)
        log.log(_level(outcome), "card %s version %d: %s", work.card, work.version, outcome)
        await self.db.transact(redraws.redrawn, work, outcome, self.quiet, self._at())

    async def _search(self, work: Searching) -> None:
        began = self.clock.seconds()
        try:
            found = await self._find(work)
        except FAILURES as error:
            no = sharing.file_trouble(error) if work.uploads else trouble(error)
            if not (work.thread_ts and isinstance(no, Refused) and no.reason in THREAD_GONE):
                await self.db.transact(settling.not_searched, work, no, self._at())
                return
            found = None
        log.info("delivery %s in doubt: %s", work.id, found or "not there")
        if found:
            await self.db.transact(settling.found, work, found.ts, self._at())
        else:
            await self.db.transact(settling.absent, work, began, self.quiet, self._at())

    async def _find(self, work: Searching) -> Sent | None:
        """Read every page, and keep the lane meanwhile; a lost lane makes the answer void."""
        if work.uploads:
            return await sharing.shared(self.client, work)
        kept = work.claim.real
        async for ts in calls.pages(self.client, work):
            if ts:
                return Sent(ts)
            if self.clock.seconds() - kept > TIMEOUT:
                kept = self.clock.seconds()
                if not await self._keep(work.claim):
                    return None
        return None

    async def _keep(self, claim: Claim) -> bool:
        return await self.db.transact(leases.renew, claim, self._at(), self.house.lease)

    def _is_late(self, claim: Claim) -> bool:
        return self.clock.seconds() - claim.real > AT_ONCE

    def _at(self) -> Instant:
        return Instant(self.clock.now(), self.clock.seconds())


def _level(outcome: Outcome) -> int:
    return logging.INFO if isinstance(outcome, Sent | Accepted) else logging.WARNING


__all__ = ["Courier", "make_client"]
