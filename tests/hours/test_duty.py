"""Duty against a model that looks at the clock every minute."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st

from bot.hours.duty import Duty, Shift, is_on_duty, next_duty, working_time

MINUTE = timedelta(minutes=1)
ZONES = [
    "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata",
    "Pacific/Apia", "Africa/Casablanca", "America/Los_Angeles", "Australia/Sydney", "UTC",
]  # fmt: skip
CHANGES = [
    date(2026, 3, 8), date(2026, 11, 1), date(2026, 3, 29), date(2026, 10, 25), date(2026, 4, 5),
    date(2026, 10, 4), date(2026, 9, 6), date(2026, 2, 15), date(2026, 3, 22), date(2011, 12, 30),
]  # fmt: skip


def walls():
    """Times of day to the minute, the hours of clock changes above all."""
    hours = st.one_of(st.integers(0, 23), st.integers(0, 4))
    return st.builds(time, hours, st.sampled_from([0, 1, 15, 30, 59]))


@st.composite
def duties(draw):
    shifts = draw(st.lists(st.builds(Shift, st.integers(0, 6), walls(), walls()), max_size=8))
    free = draw(st.sets(st.sampled_from(CHANGES), max_size=3))
    return Duty(ZoneInfo(draw(st.sampled_from(ZONES))), tuple(shifts), free.__contains__)


@st.composite
def moments(draw):
    day = draw(st.sampled_from(CHANGES))
    start = datetime.combine(day, time(), UTC) - timedelta(days=1)
    return start + draw(st.integers(0, 3 * 24 * 60)) * MINUTE


def minutes(since, count, duty):
    """The model: one look at the wall clock a minute, and which shifts have begun and not ended."""
    running, found, now = {}, [], since - timedelta(days=4)
    begun = set()
    while now < since + count * MINUTE:
        local = now.astimezone(duty.tz).replace(tzinfo=None)
        for shift in duty.shifts:
            for day in (local.date() - timedelta(days=1), local.date()):
                due = (day, shift)
                over = day + timedelta(days=shift.closes <= shift.opens)
                if day.weekday() != shift.weekday or duty.is_free(day) or due in begun:
                    continue
                if local >= datetime.combine(day, shift.opens):
                    begun.add(due)
                    running[due] = datetime.combine(over, shift.closes)
        running = {due: closes for due, closes in running.items() if local < closes}
        if now >= since:
            found.append(bool(running))
        now += MINUTE
    return found


@settings(max_examples=2000, deadline=None)
@generated(duties(), moments(), st.integers(1, 600))
def test_duty_is_what_a_look_at_the_clock_every_minute_says(duty, since, count):
    model = minutes(since, count, duty)

    assert [is_on_duty(since + n * MINUTE, duty) for n in range(0, count, 37)] == model[::37]
    assert working_time(since, since + count * MINUTE, duty) == sum(model) * MINUTE
    begins = next_duty(since, duty)
    expected = since + model.index(True) * MINUTE if True in model else None
    assert begins == expected or (expected is None and begins >= since + count * MINUTE)
