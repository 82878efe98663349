"""Working time, against a model that looks at the clock every minute, and case by case."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st

from bot.hours.rules import (
    Duty,
    Shift,
    after_working,
    is_on_duty,
    next_duty,
    working_time,
)
from tests.hours import model

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
NEW_YORK = "America/New_York"
CHANGES = {  # both hemispheres, half an hour, at midnight, a day left out, none at all
    NEW_YORK: [date(2026, 3, 8), date(2026, 11, 1)],
    "America/Los_Angeles": [date(2026, 3, 8), date(2026, 11, 1)],
    "Europe/Berlin": [date(2026, 3, 29), date(2026, 10, 25)],
    "Australia/Sydney": [date(2026, 4, 5), date(2026, 10, 4)],
    "Australia/Lord_Howe": [date(2026, 4, 5), date(2026, 10, 4)],
    "America/Santiago": [date(2026, 4, 5), date(2026, 9, 6)],
    "Africa/Casablanca": [date(2026, 2, 15), date(2026, 3, 22)],
    "Asia/Kolkata": [date(2026, 11, 16)],
    "Pacific/Apia": [date(2011, 12, 30)],
    "Asia/Beirut": [date(2026, 3, 29), date(2026, 10, 25)],
    "UTC": [date(2026, 2, 28)],
}
WEEKS = {
    "office": [(day, time(8), time(17)) for day in range(5)],
    "four tens": [(day, time(7), time(17, 30)) for day in range(4)],
    "part time": [(1, time(8), time(12)), (3, time(13), time(17, 15))],
    "nights": [(day, time(22), time(6)) for day in range(7)],
    "split": [(d, *span) for d in range(6) for span in ((time(6), time(10)), (time(15), time(19)))],
    "round the clock": [(day, time(0), time(0)) for day in range(7)],
    "one on, two off": [(0, time(7), time(7)), (3, time(7), time(7)), (6, time(7), time(7))],
    "in the changed hour": [(6, time(1, 30), time(2, 30)), (6, time(2), time(2, 45))],
    "never": [],
}


PLACES = [(zone, change) for zone, changes in CHANGES.items() for change in changes]
# Times of day to the minute, the hours of clock changes above all.
HOURS = [*range(24), *range(5), *range(5)]
CLOCKS = st.sampled_from([time(h, m) for h in HOURS for m in (0, 1, 15, 30, 59)])
SHIFTS = st.tuples(st.integers(0, 6), CLOCKS, CLOCKS)
ANY_WEEK = st.one_of(st.sampled_from([*WEEKS.values()]), st.lists(SHIFTS, max_size=4))
MINUTES = st.integers(2 * 24 * 60, 6 * 24 * 60)
AWAY = st.tuples(st.integers(-2, 4), st.integers(0, 3), st.integers(-2, 5))
CASES = st.tuples(st.sampled_from(PLACES), MINUTES, ANY_WEEK, AWAY)


def days_off(change, away):
    """Give some days away in a row, and a holiday."""
    first, days, holiday = away
    return frozenset(change + n * DAY for n in [*range(first, first + days), holiday])


def duty_of(zone, week, free=frozenset()):
    return Duty(ZoneInfo(zone), tuple(Shift(*shift) for shift in week), free.__contains__)


@settings(max_examples=2000)
@generated(CASES, st.integers(1, 600), st.integers(1, 200))
def test_duty_is_what_a_look_at_the_clock_every_minute_says(case, count, worked):
    (zone, change), minute, week, away = case
    since, free = model.beginning(change) + minute * MINUTE, days_off(change, away)
    duty, until = duty_of(zone, week, free), since + count * MINUTE
    seen = model.on_duty(zone, change, since, count, week, free)

    assert [is_on_duty(since + n * MINUTE, duty) for n in range(0, count, 97)] == seen[::97]
    assert working_time(since, until, duty) == sum(seen) * MINUTE
    begins = next_duty(since, duty)
    expected = since + seen.index(True) * MINUTE if True in seen else None
    assert begins == expected or (expected is None and begins is not None and begins >= until)
    ends = after_working(since, worked * MINUTE, duty)
    if sum(seen) >= worked:
        nth = [n for n, on_duty in enumerate(seen) if on_duty][worked - 1]
        assert ends == since + (nth + 1) * MINUTE
    else:
        assert ends is None or ends > until


@generated(st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC)))
def test_the_next_duty_is_on_duty_and_never_past(at):
    office = duty_of(NEW_YORK, WEEKS["office"])
    begins = next_duty(at, office)
    assert begins is not None
    assert is_on_duty(begins, office)
    assert at <= begins <= at + timedelta(days=3)
    assert next_duty(begins, office) == begins


@pytest.mark.parametrize(
    ("at", "begins"),
    [
        (datetime(2026, 11, 16, 7, 59), datetime(2026, 11, 16, 8)),
        (datetime(2026, 11, 16, 8), datetime(2026, 11, 16, 8)),
        (datetime(2026, 11, 16, 16, 59), datetime(2026, 11, 16, 16, 59)),
        (datetime(2026, 11, 16, 17), datetime(2026, 11, 17, 8)),
        (datetime(2026, 11, 20, 18), datetime(2026, 11, 23, 8)),
        (datetime(2026, 11, 21, 12), datetime(2026, 11, 23, 8)),
        (datetime(2026, 10, 31, 12), datetime(2026, 11, 2, 8)),
        (datetime(2026, 3, 7, 12), datetime(2026, 3, 9, 8)),
    ],
)
def test_what_can_wait_waits_until_the_office_opens(at, begins):
    town = ZoneInfo(NEW_YORK)
    office = duty_of(NEW_YORK, WEEKS["office"])
    assert next_duty(at.replace(tzinfo=town), office) == begins.replace(tzinfo=town)


@pytest.mark.parametrize(
    ("evening", "hours"),
    [
        (datetime(2026, 11, 14, 22), 8),
        (datetime(2026, 3, 7, 22), 7),
        (datetime(2026, 10, 31, 22), 9),
    ],
    ids=["of any other night", "of the night in spring", "of the night in autumn"],
)
def test_a_night_has_the_hours(evening, hours):
    since = evening.replace(tzinfo=ZoneInfo(NEW_YORK))
    nights = duty_of(NEW_YORK, [(5, time(22), time(6))])
    assert working_time(since, since + DAY, nights) == timedelta(hours=hours)


def test_a_night_belongs_to_the_day_on_which_it_begins():
    saturday = date(2026, 11, 14)
    nights = duty_of(NEW_YORK, [(5, time(22), time(6)), (6, time(22), time(6))], {saturday})
    on_sunday = datetime(2026, 11, 15, 3, tzinfo=ZoneInfo(NEW_YORK))
    assert next_duty(on_sunday, nights) == datetime(2026, 11, 16, 3, tzinfo=UTC)


def test_an_hour_that_a_clock_leaves_out_is_no_duty():
    left_out = duty_of(NEW_YORK, [(6, time(2), time(3))])
    saturday = datetime(2026, 3, 7, 12, tzinfo=UTC)
    assert next_duty(saturday, left_out) == datetime(2026, 3, 15, 6, tzinfo=UTC)


def test_a_day_that_a_zone_leaves_out_is_no_duty():
    fridays = duty_of("Pacific/Apia", [(4, time(8), time(17))])
    thursday = datetime(2011, 12, 29, 12, tzinfo=UTC)
    begins = next_duty(thursday, fridays)
    assert begins == datetime(2012, 1, 6, 8, tzinfo=ZoneInfo("Pacific/Apia"))


def test_who_never_works_has_no_duty():
    never = duty_of(NEW_YORK, [])
    always_away = Duty(ZoneInfo(NEW_YORK), (Shift(0, time(8), time(17)),), lambda _: True)
    since = datetime(2026, 11, 16, tzinfo=UTC)
    for duty in (never, always_away):
        assert next_duty(since, duty) is None
        assert after_working(since, MINUTE, duty) is None
        assert working_time(since, since + 7 * DAY, duty) == timedelta(0)


def test_between_moments_the_wrong_way_round_nobody_works():
    office = duty_of(NEW_YORK, WEEKS["office"])
    noon = datetime(2026, 11, 16, 17, tzinfo=UTC)
    assert working_time(noon, noon - DAY, office) == timedelta(0)
