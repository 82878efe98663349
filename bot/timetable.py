"""Every job and its hour, on one screen."""

import asyncio
import heapq
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import NamedTuple, TypeAlias

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from slack_sdk.web.async_client import AsyncWebClient

from bot.certificates.jobs import group, titles
from bot.clock import Clock
from bot.db import Database
from bot.digests import jobs as digests
from bot.hours import jobs as hours
from bot.members import jobs as members
from bot.members.milestones import Arrival
from bot.policies import jobs as policies
from bot.programme import store as programmes
from bot.steering import jobs as steering
from bot.stories import jobs as stories
from bot.trainings.jobs import check_in, course, seats, voices

log = logging.getLogger(__name__)

# A job may give the moment before which it has nothing to do unless somebody writes something.
Job: TypeAlias = Callable[[], Awaitable[datetime | None]]
AGAIN = timedelta(minutes=1)  # after which a job that failed is run again
NIGHT = timedelta(hours=4)  # after midnight, when nobody waits for Slack's pace
WHOLE = datetime(2026, 1, 1, tzinfo=UTC)  # minutes are counted from a whole one
GRACE = 3600  # seconds after which a missed run is left to the next one


class Rest(NamedTuple):
    """Until when a job has nothing to do, as long as the count of what was written stands."""

    until: datetime
    written: int


class Timetable:
    """What is due, in order, on a clock that may be wound. Every job may run at any time, twice.

    `written` counts what this process has written: winding passes over the runs of a job that has
    said until when it has nothing to do, until then or until something was written.
    """

    def __init__(
        self,
        jobs: Mapping[str, tuple[BaseTrigger, Job]],
        clock: Clock,
        written: Callable[[], int] = lambda: 0,
    ) -> None:
        self.jobs, self.clock, self.written = jobs, clock, written
        self.rests: dict[str, Rest] = {}
        self.due: list[tuple[datetime, int, str]] = []
        self.turn = asyncio.Lock()
        self.scheduler: AsyncIOScheduler | None = None

    def start(self) -> None:
        """Let real time run the jobs, the first round at once."""
        self.scheduler = AsyncIOScheduler(
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": GRACE}
        )
        for name, (trigger, _) in self.jobs.items():
            first = self.clock.now()
            self.scheduler.add_job(self.run, trigger, args=[name], id=name, next_run_time=first)
        self.scheduler.start()

    def stop(self) -> None:
        """Start no more jobs."""
        if self.scheduler is not None:
            self.scheduler.shutdown(wait=False)

    async def reach(self, moment: datetime) -> None:
        """Do all that is due up to a moment, in order, each at its own time.

        The first time every job runs once, at once: so nothing that was missed needs code.
        """
        async with self.turn:
            self.due = self.due or self._first_round(min(moment, self.clock.now()))
            self.rests.clear()  # other processes write, too
            while self.due and self.due[0][0] <= moment:
                await self._take_turn(*self.due[0])
            self.clock.stand_at(max(moment, self.clock.now()))

    def _first_round(self, at: datetime) -> list[tuple[datetime, int, str]]:
        return [(at, place, name) for place, name in enumerate(self.jobs)]

    async def _take_turn(self, at: datetime, place: int, name: str) -> None:
        self.clock.stand_at(max(at, self.clock.now()))
        went_well = self._rests(name, at) or await self.run(name)
        following = self.jobs[name][0].get_next_fire_time(at, at + timedelta(microseconds=1))
        following = following if went_well else min(following, at + AGAIN)
        heapq.heapreplace(self.due, (following, place, name))

    async def run(self, name: str) -> bool:
        """Run one job, and say whether it went well; one that fails runs again in a minute."""
        written = self.written()
        try:
            nothing_before = await self.jobs[name][1]()
        except Exception:
            log.exception("job %s failed", name)
            self._soon(name)
            return False
        if nothing_before is not None:
            self.rests[name] = Rest(nothing_before, written)
        return True

    def _rests(self, name: str, at: datetime) -> bool:
        rest = self.rests.get(name)
        return rest is not None and at < rest.until and rest.written == self.written()

    def _soon(self, name: str) -> None:
        if self.scheduler is not None:
            self.scheduler.modify_job(name, next_run_time=self.clock.now() + AGAIN)


class InTheNight:
    """A job for the quiet hours, asked every hour: at the start, then once after four at night."""

    def __init__(self, db: Database, clock: Clock, job: Job) -> None:
        self.db, self.clock, self.job = db, clock, job
        self.done: date | None = None

    async def __call__(self) -> None:
        """Run the job if this night's turn has not been taken, on the programme's clock."""
        programme = await self.db.read(programmes.find)
        night = (self.clock.now().astimezone(programme.tz) - NIGHT).date()
        if night != self.done:
            await self.job()
            self.done = night


def jobs(
    db: Database, clock: Clock, client: AsyncWebClient, arrivals: Sequence[Arrival] = ()
) -> dict[str, tuple[BaseTrigger, Job]]:
    """List every job and its hour; each may run at any time, twice.

    The programme's zone and hours are rows that leads change, so no trigger knows them: what
    depends on them is asked every minute or hour, and the act decides.
    """
    asks, acts = (db, clock, client), (db, clock)
    at, every = partial(CronTrigger, timezone=UTC), IntervalTrigger
    read_people = InTheNight(db, clock, partial(members.read_people, *asks, arrivals))
    return {
        "read people": (at(minute=0), read_people),
        "publish stories": (
            every(minutes=1, start_date=WHOLE),
            partial(stories.publish_due_stories, *acts),
        ),
        "read who wants quiet": (every(minutes=10), partial(hours.read_quiet, *asks)),
        "expire stories": (every(minutes=15), partial(stories.expire_stories, *acts)),
        "redraw trainings": (every(minutes=15), partial(course.redraw_cards, *acts)),
        "settle seats": (every(minutes=5, start_date=WHOLE), partial(seats.settle_seats, *acts)),
        "remind hosts": (every(minutes=5, start_date=WHOLE), partial(check_in.remind_hosts, *acts)),
        "forget check-ins": (at(minute=25), partial(check_in.forget_check_ins, *acts)),
        "forget needs": (at(minute=20), partial(seats.forget_needs, *acts)),
        "ask how it was": (every(minutes=5), partial(voices.ask_how_it_was, *acts)),
        "note answers": (at(minute=35), partial(voices.note_answers, *acts)),
        "forget what was handed in": (at(minute=45), partial(voices.forget_submissions, *acts)),
        "end titles": (at(minute=15), partial(titles.end_due, *acts)),
        "award titles": (at(minute=16), partial(titles.award_due, *acts)),
        "remind of titles' ends": (at(minute=17), partial(titles.remind_of_ends, *acts)),
        "announce titles": (at(minute=0), partial(titles.announce, *acts)),
        "forget what nobody chose": (at(minute=30), partial(stories.forget_unchosen, *acts)),
        "keep the user group": (every(minutes=15), partial(group.keep_group, *asks)),
        "look at the team channel": (at(hour="*/3"), partial(steering.look_at_team, *asks)),
        "note that all is set up": (every(minutes=10), partial(steering.note_set_up, *acts)),
        "ask to read the policy": (at(minute=5), partial(policies.ask_to_read, *acts)),
        "remind of review dates": (at(minute=10), partial(policies.remind_of_review, *acts)),
        "forget files nobody named": (at(minute=40), partial(policies.forget_files, *acts)),
        "post the week": (at(minute=0), partial(digests.post_week, *acts)),
    }
