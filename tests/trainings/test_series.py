"""Series: the same hour each time, in every zone and over every change of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import FormRefusal
from bot.hours import calendars
from bot.trainings.models import TrainingKind
from bot.trainings.rules import planning, series
from bot.trainings.rules.planning import Wish
from bot.trainings.rules.series import Plan
from tests.given import MONDAY, TOWN

LESSONS = [UUID(int=n) for n in range(1, 6)]
ZONES = ("America/New_York", "Europe/Berlin", "Australia/Sydney", "Asia/Kolkata", "UTC")
days = st.dates(date(2026, 11, 17), date(2028, 6, 1))


def wish(day=date(2026, 11, 18), **fields):
    usual = {"kind": TrainingKind.LESSON, "lesson_id": LESSONS[0], "day": day, "place": "Room 2"}
    return Wish(**{**usual, "starts": time(12), "ends": time(13), **fields})


def never(_):
    return None


def american(day):
    return calendars.name_of(day, "US", "")


@settings(max_examples=150)
@given(days, st.integers(1, 20), st.sampled_from(series.WEEKS), st.sampled_from(ZONES))
def test_noon_stays_noon_on_the_same_weekday(first, count, weeks, zone):
    tz = ZoneInfo(zone)
    found = series.unfold(Plan(wish(first), count, weeks), LESSONS, never)
    starts = [planning.times(one, tz).starts_at.astimezone(tz) for one in found.wishes]
    assert [(one.hour, one.minute, one.weekday()) for one in starts] == [
        (12, 0, first.weekday())
    ] * count
    gaps = {later.date() - one.date() for one, later in pairwise(starts)}
    assert gaps <= {timedelta(weeks=weeks)}


@settings(max_examples=150)
@given(days, st.integers(1, 20), st.sampled_from(series.WEEKS))
def test_no_date_is_on_a_holiday_and_none_is_lost(first, count, weeks):
    found = series.unfold(Plan(wish(first), count, weeks), LESSONS, american)
    planned = [one.day for one in found.wishes]
    assert len(planned) == count
    assert [american(day) for day in planned] == [None] * count
    between = sorted([*planned, *(one.day for one in found.free)])
    assert between == [first + n * timedelta(weeks=weeks) for n in range(len(between))]
    assert [one.name for one in found.free] == [american(one.day) for one in found.free]


@given(st.integers(0, 4), st.integers(1, 20))
def test_lessons_come_in_their_order_from_the_chosen_one_on(start, count):
    plan = Plan(wish(lesson_id=LESSONS[start]), count, 1)
    found = series.unfold(plan, LESSONS, never)
    assert [one.lesson_id for one in found.wishes] == [
        LESSONS[(start + n) % 5] for n in range(count)
    ]


def test_open_sessions_have_no_lesson():
    plan = Plan(wish(kind=TrainingKind.OPEN, lesson_id=None), 3, 4)
    found = series.unfold(plan, LESSONS, never)
    assert [one.lesson_id for one in found.wishes] == [None] * 3


def test_a_programme_that_is_never_open_has_no_series():
    with pytest.raises(FormRefusal) as refused:
        series.unfold(Plan(wish(), 5, 1), LESSONS, lambda _: "Closed")
    assert refused.value.errors == {"day": series.NO_DAYS}


def test_five_wednesdays_pass_over_thanksgiving_week_and_the_change_of_the_clock():
    thursday = wish(date(2026, 10, 22))
    found = series.unfold(Plan(thursday, 5, 1), LESSONS, american)
    assert [one.day.isoformat() for one in found.wishes] == [
        *("2026-10-22", "2026-10-29", "2026-11-05", "2026-11-12", "2026-11-19")
    ]
    utc = [planning.times(one, TOWN).starts_at.astimezone(UTC).hour for one in found.wishes]
    assert utc == [16, 16, 17, 17, 17]
    later = series.unfold(Plan(wish(date(2026, 11, 19)), 2, 1), LESSONS, american)
    assert [one.day.isoformat() for one in later.wishes] == ["2026-11-19", "2026-12-03"]
    assert later.free == [(date(2026, 11, 26), "Thanksgiving Day")]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"day": date(2026, 11, 16), "starts": time(9), "ends": time(10)}, {"day": planning.PAST}),
        ({"day": date(2029, 11, 18)}, {"day": planning.FAR}),
        ({"starts": time(13), "ends": time(12)}, {"ends": planning.BACKWARDS}),
        ({"ends": time(12)}, {"ends": planning.BACKWARDS}),
        ({"ends": time(12, 5)}, {"ends": planning.SHORT}),
        ({"ends": time(21)}, {"ends": planning.LONG}),
        ({"place": ""}, {"place": planning.NO_PLACE}),
        ({"place": "R" * 101}, {"place": planning.LONG_PLACE}),
        ({"link": "http://example.gov/room"}, {"link": planning.NO_LINK}),
        ({"link": "https://example.gov/a room"}, {"link": planning.NO_LINK}),
        ({"link": "https://ana@example.gov"}, {"link": planning.NO_LINK}),
        ({"link": "javascript:alert(1)"}, {"link": planning.NO_LINK}),
        ({"link": "https://[example"}, {"link": planning.NO_LINK}),
        ({"link": f"https://example.gov/{'a' * 500}"}, {"link": planning.LONG_LINK}),
        ({"capacity": 0}, {"capacity": planning.SEATS}),
        ({"capacity": 10**6}, {"capacity": planning.SEATS}),
        ({"lesson_id": None}, {"lesson": planning.NO_LESSON}),
        ({"kind": TrainingKind.OPEN}, {"lesson": planning.OPEN_LESSON}),
        ({"hosts": tuple(f"U{n}" for n in range(11))}, {"hosts": planning.HOSTS}),
        (
            {"day": date(2027, 3, 14), "starts": time(2, 30), "ends": time(3, 30)},
            {
                "starts": "On March 14 the clocks are put forward over 2:30. "
                "Please choose another time."
            },
        ),
        ({"place": "", "link": "https://example.gov/room"}, {}),
        ({"capacity": 1000}, {}),
    ],
)
def test_what_cannot_be_planned_is_said_under_its_field(fields, wrong):
    assert planning.problems(wish(**fields), TOWN, MONDAY) == wrong


def test_an_hour_that_comes_twice_counts_from_its_first_time():
    night = wish(date(2027, 11, 7), starts=time(1, 30), ends=time(2, 30))
    starts_at = planning.times(night, TOWN).starts_at
    assert starts_at == datetime(2027, 11, 7, 5, 30, tzinfo=UTC)
