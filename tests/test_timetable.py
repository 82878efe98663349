"""The timetable: in order, at its own hour, on a clock that may be wound."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock, StillClock
from bot.timetable import Timetable

TOWN = ZoneInfo("America/New_York")


class Diary:
    """Writes down which job ran when."""

    def __init__(self, start):
        self.clock = StillClock(start)
        self.lines = []

    def job(self, name):
        async def run():
            self.lines.append((name, self.clock.now().astimezone(TOWN).strftime("%a %H:%M")))

        return run


async def test_everything_runs_once_at_the_start():
    diary = Diary(datetime(2026, 11, 16, 10, tzinfo=TOWN))
    jobs = {name: (CronTrigger(hour=9), diary.job(name)) for name in ("a", "b")}
    await Timetable(jobs, diary.clock).reach(diary.clock.now())
    assert diary.lines == [("a", "Mon 10:00"), ("b", "Mon 10:00")]


async def test_everything_runs_at_the_start_though_the_clock_runs_on():
    class Running(StillClock):
        def now(self):
            self.moment += timedelta(microseconds=1)
            return self.moment

    diary = Diary(datetime(2026, 11, 16, 10, tzinfo=TOWN))
    diary.clock = Running(diary.clock.moment)
    timetable = Timetable({"a": (CronTrigger(hour=9), diary.job("a"))}, diary.clock)
    await timetable.reach(diary.clock.now())
    assert diary.lines == [("a", "Mon 10:00")]


async def test_winding_runs_what_is_due_in_order_each_at_its_own_hour():
    diary = Diary(datetime(2026, 11, 16, 10, tzinfo=TOWN))
    jobs = {
        "digest": (CronTrigger(day_of_week="mon", hour=9, timezone=TOWN), diary.job("digest")),
        "noon": (CronTrigger(hour=12, timezone=TOWN), diary.job("noon")),
    }
    timetable = Timetable(jobs, diary.clock)
    await timetable.reach(diary.clock.now())
    diary.lines.clear()
    await timetable.reach(datetime(2026, 11, 18, 13, tzinfo=TOWN))
    await timetable.reach(datetime(2026, 11, 23, 9, 0, tzinfo=TOWN))
    noons = [("noon", f"{day} 12:00") for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")]
    assert diary.lines == [*noons, ("digest", "Mon 09:00")]


@pytest.mark.parametrize(
    ("eve", "hours"),
    [(datetime(2026, 3, 7, 9, tzinfo=TOWN), 23), (datetime(2026, 10, 31, 9, tzinfo=TOWN), 25)],
    ids=["spring", "autumn"],
)
async def test_nine_is_nine_on_both_sides_of_a_clock_change(eve, hours):
    diary = Diary(eve)
    jobs = {"digest": (CronTrigger(hour=9, timezone=TOWN), diary.job("digest"))}
    timetable = Timetable(jobs, diary.clock)
    await timetable.reach(eve)
    await timetable.reach(eve.astimezone(UTC) + timedelta(hours=hours))
    assert [line[1] for line in diary.lines] == ["Sat 09:00", "Sun 09:00"]


async def test_a_job_that_fails_is_logged_and_runs_again_in_a_minute(caplog):
    diary = Diary(datetime(2026, 11, 16, 10, tzinfo=TOWN))
    written = diary.job("a")

    async def fail_twice():
        await written()
        if len([line for line in diary.lines if line[0] == "a"]) < 3:
            raise ZeroDivisionError

    jobs = {
        "a": (IntervalTrigger(hours=1), fail_twice),
        "b": (IntervalTrigger(hours=1), diary.job("b")),
    }
    await Timetable(jobs, diary.clock).reach(diary.clock.now() + timedelta(minutes=50))
    assert diary.lines == [
        ("a", "Mon 10:00"),
        ("b", "Mon 10:00"),
        ("a", "Mon 10:01"),
        ("a", "Mon 10:02"),
    ]
    assert [record.message for record in caplog.records] == ["job a failed", "job a failed"]


async def test_in_real_time_the_first_round_is_at_once_and_a_failed_job_comes_again(caplog):
    runs = []

    async def fail():
        runs.append(1)
        raise ZeroDivisionError

    timetable = Timetable({"a": (CronTrigger(hour=4, timezone=TOWN), fail)}, Clock())
    timetable.start()
    for _ in range(200):
        await asyncio.sleep(0.01)
        if runs:
            break
    await asyncio.sleep(0)
    assert timetable.scheduler is not None
    following = timetable.scheduler.get_job("a").next_run_time - Clock().now()
    timetable.stop()
    assert runs == [1]
    assert timedelta(seconds=50) < following <= timedelta(minutes=1)
    assert [record.message for record in caplog.records if record.name == "bot.timetable"] == [
        "job a failed"
    ]


class Restful(Diary):
    """A job that says until when it has nothing to do; things are written when told."""

    def __init__(self, start, rest):
        super().__init__(start)
        self.written, self.until = 0, start + rest
        self.jobs = {"a": (IntervalTrigger(minutes=10, start_date=start), self.resting)}
        self.timetable = Timetable(self.jobs, self.clock, lambda: self.written)

    async def resting(self):
        await self.job("a")()
        return self.until

    async def write(self):
        self.written += 1


async def test_winding_passes_over_the_runs_of_a_job_that_has_nothing_to_do():
    diary = Restful(datetime(2026, 11, 16, 10, tzinfo=TOWN), timedelta(minutes=35))
    await diary.timetable.reach(diary.clock.now() + timedelta(minutes=60))
    assert [line[1] for line in diary.lines] == [
        f"Mon {at}" for at in ("10:00", "10:40", "10:50", "11:00")
    ]


async def test_what_is_written_meanwhile_wakes_a_job_that_rests():
    diary = Restful(datetime(2026, 11, 16, 10, tzinfo=TOWN), timedelta(days=1))
    noted = IntervalTrigger(minutes=25, start_date=diary.clock.now() + timedelta(minutes=25))
    diary.jobs["b"] = (noted, diary.write)
    await diary.timetable.reach(diary.clock.now() + timedelta(minutes=45))
    assert [line[1] for line in diary.lines] == ["Mon 10:00", "Mon 10:10", "Mon 10:30"]


async def test_each_wind_asks_anew_because_another_process_may_have_written():
    diary = Restful(datetime(2026, 11, 16, 10, tzinfo=TOWN), timedelta(days=1))
    await diary.timetable.reach(diary.clock.now() + timedelta(minutes=5))
    await diary.timetable.reach(diary.clock.now() + timedelta(minutes=15))
    assert [line[1] for line in diary.lines] == ["Mon 10:00", "Mon 10:10"]
