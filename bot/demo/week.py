"""The demo town's first week, played for real: the clock is wound, people act, Herald speaks."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.db import Database
from bot.demo.course import check_people_in, plan_lunchtimes, take_seats
from bot.members import acts as members
from bot.policies import acts as policies
from bot.policies.models import Slug
from bot.policies.store import documents
from bot.stories import acts, store
from bot.stories.rules.captions import Wording
from bot.stories.rules.steps import Picture, Schedule, Words
from bot.wiring import MILESTONES

ANA, BEN, DANA, CHRIS, EMI = "U0ANA", "U0BEN", "U0DANA", "U0CHRIS", "U0EMI"
FARID, GRACE, HUGO, IVY, JONAS = "U0FARID", "U0GRACE", "U0HUGO", "U0IVY", "U0JONAS"
NOOR, OTIS = "U0NOOR", "U0OTIS"
JOINED = (ANA, BEN, CHRIS, DANA, EMI, FARID, GRACE, IVY, JONAS, NOOR, OTIS)  # all but Hugo
AT_LUNCH = (EMI, FARID, GRACE, IVY, JONAS, NOOR, OTIS)  # took a seat; the last one stayed away
NEWS = "C0PROGRAMME"  # the channel with the programme's news
EVERYBODY = (ANA, BEN, DANA, CHRIS, EMI, FARID, GRACE, HUGO, IVY, JONAS, NOOR, OTIS)
SITE = "https://willow-bend.example/news/"

Wind = Callable[[datetime], Awaitable[None]]


class Tale(NamedTuple):
    """A story as it was suggested, and what the digital team makes of it."""

    link: str
    headline: str
    why: str
    captions: Sequence[str]
    picture: tuple[str, str] | None = None

    def words(self) -> Words:
        """The editor's first step."""
        wordings = [Wording("en", caption) for caption in self.captions]
        return Words(SITE + self.link, self.headline, self.why, wordings)


POOL = Tale(
    "pool",
    "The pool reopens on Friday",
    "400 families asked for it.",
    ["Friday at 10 the pool is back. Bring the kids.", "Swimming again from Friday, 10 o'clock."],
    (SITE + "pool.jpg", "The outdoor pool with new blue tiles, filled"),
)
STORIES = Tale(
    "story-hour",
    "Story hour in four languages",
    "One child in three speaks another language at home.",
    ["Saturday stories in English, Spanish, Arabic and Vietnamese. Free, at the library."],
)
CREW = Tale(
    "night-crew",
    "Meet the night crew of Streets",
    "They mend what nobody sees.",
    ["While we sleep, eleven people keep our streets safe. Here they are."],
    (SITE + "crew.jpg", "Eleven people in yellow jackets beside a truck at night"),
)
ALARMS = Tale(
    "smoke-alarms",
    "Free smoke alarms until Friday",
    "Half of the homes on the east side have none.",
    ["A free smoke alarm, put in by the fire department in ten minutes. You sleep better."],
)
WATER = Tale(
    "water",
    "How we keep the water clean",
    "The question people ask us most.",
    ["Forty tests a day, and you can read every one of them."],
)
RECYCLING = Tale(
    "recycling",
    "What happens to your glass",
    "People think it all goes into one heap.",
    ["Your bottle is a bottle again within thirty days. We followed one."],
)
BUS = Tale(
    "bus-7",
    "The 7 bus runs every ten minutes",
    "Drivers asked for it, and so did riders.",
    ["No more looking at the timetable: the 7 comes every ten minutes from Monday."],
)


def monday_after(now: datetime, zone: str) -> datetime:
    """Give eight o'clock on the first Monday after a moment, in the town's zone."""
    local = now.astimezone(ZoneInfo(zone)).replace(hour=8, minute=0, second=0, microsecond=0)
    return local + timedelta(days=7 - local.weekday())


class Week:
    """Plays the week in a database, winding the clock between the acts."""

    def __init__(self, db: Database, wind: Wind, monday: datetime) -> None:
        self.db, self.wind, self.monday = db, wind, monday
        self.at = monday

    async def play(self) -> None:
        """Play the week up to the Monday on which a visitor arrives."""
        await self._until(0, 8, 5)
        await self.db.transact(members.make_lead, DANA, by="command line", at=self._now())
        await self._invite()
        for person in EVERYBODY:
            await self.db.transact(members.join, MILESTONES, by=person, at=self._now())
        lunchtimes = await self._monday()
        await self._tuesday_to_friday(lunchtimes[0])
        await self._next_monday()

    async def _invite(self) -> None:
        await self.db.transact(members.invite, NEWS, by=DANA, at=self._now())
        await self._until(0, 8, 20)
        policy = await self.db.read(documents.text, Slug.POLICY)
        for person in JOINED:
            read = policies.acknowledge
            await self.db.transact(read, policy.version.id, MILESTONES, by=person, at=self._now())

    async def _monday(self) -> list[UUID]:
        pool = await self._suggest(POOL, by=ANA)
        await self._until(0, 8, 30)
        await self._edit(pool, POOL, by=BEN)
        await self.db.transact(acts.ask_suggester, pool, version=3, by=BEN, at=self._now())
        await self._until(0, 9, 10)
        await self.db.transact(acts.confirm, pool, version=3, by=ANA, at=self._now())
        await self._until(0, 10, 0)
        hour = await self._approved(STORIES, EMI, BEN, DANA)
        await self._until(0, 11, 0)
        lunchtimes = await self._plan_course()
        await self._until(0, 14, 0)
        for person in (ANA, BEN, CHRIS, EMI, GRACE, JONAS, NOOR):
            await self.db.transact(acts.share, pool, by=person, at=self._now())
        await self._until(1, 9, 0)
        for person in (EMI, IVY):
            await self.db.transact(acts.share, hour, by=person, at=self._now())
        return lunchtimes

    async def _plan_course(self) -> list[UUID]:
        wednesday = (self.monday + timedelta(days=2)).date()
        hosts = (DANA, BEN)
        planned = await plan_lunchtimes(self.db, wednesday, hosts, by=DANA, at=self._now())
        await self._until(0, 11, 40)
        await take_seats(self.db, planned[:1], AT_LUNCH, at=self._now())
        await take_seats(self.db, planned[1:3], AT_LUNCH[:4], at=self._now())
        return planned

    async def _tuesday_to_friday(self, lunchtime: UUID) -> None:
        crew = await self._approved(CREW, CHRIS, DANA, BEN)
        await self._until(2, 9, 0)
        for person in (CHRIS, DANA, FARID, JONAS, OTIS):
            await self.db.transact(acts.share, crew, by=person, at=self._now())
        alarms = await self._approved(ALARMS, FARID, BEN, DANA)
        end = (self.monday + timedelta(days=4, hours=9)).astimezone(UTC)
        step, now = Schedule(expires_at=end), self._now()
        await self.db.transact(acts.reschedule, alarms, step, version=2, seen=1, by=BEN, at=now)
        await self._until(2, 12, 4)
        await check_people_in(self.db, lunchtime, AT_LUNCH[:-1], at=self._now())
        await self._until(3, 9, 0)
        draft = await self.db.transact(
            acts.suggest,
            "The new fee schedule, before the council sees it",
            why="Then nobody can say we hid it.",
            by=GRACE,
            at=self._now(),
        )
        note = "The council hears it first. Bring it back once it is on our site?"
        await self.db.transact(acts.decline, draft, note, version=1, by=DANA, at=self._now())
        await self._until(4, 18, 0)

    async def _next_monday(self) -> None:
        await self._until(7, 8, 10)
        for tale, by in ((WATER, HUGO), (RECYCLING, IVY)):
            await self._approved(tale, by, BEN, DANA)
        await self._until(7, 8, 40)
        bus = await self._suggest(BUS, by=OTIS)
        await self._edit(bus, BUS, by=BEN)
        await self.db.transact(
            acts.suggest,
            f"{SITE}senior-lunch",
            why="Eighty people eat together every Tuesday, and there is room for more.",
            may_name=True,
            by=NOOR,
            at=self._now(),
        )
        await self._until(7, 9, 5)

    async def _suggest(self, tale: Tale, *, by: str) -> UUID:
        return await self.db.transact(
            acts.suggest, SITE + tale.link, why=tale.why, may_name=True, by=by, at=self._now()
        )

    async def _edit(self, story: UUID, tale: Tale, *, by: str) -> None:
        await self.db.transact(acts.reword, story, tale.words(), version=1, by=by, at=self._now())
        if tale.picture:
            picture = Picture(*tale.picture, picture_rights=True)
            await self.db.transact(acts.reword, story, picture, version=2, by=by, at=self._now())

    async def _approved(self, tale: Tale, by: str, editor: str, approver: str) -> UUID:
        story = await self._suggest(tale, by=by)
        await self._edit(story, tale, by=editor)
        version = await self.db.read(_version, story)
        await self.db.transact(acts.approve, story, version=version, by=approver, at=self._now())
        return story

    async def _until(self, day: int, hour: int, minute: int) -> None:
        local = self.monday + timedelta(days=day)
        self.at = local.replace(hour=hour, minute=minute)
        await self.wind(self._now())

    def _now(self) -> datetime:
        return self.at.astimezone(UTC)


def _version(session: Session, story_id: UUID) -> int:
    return store.stories.get(session, story_id).version
