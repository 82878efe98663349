"""Pay periods follow each other without a gap, over year ends, leap days and clock changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.hours.pay.rules.periods import Period, before, ends_at, period_of, require_over
from bot.programme.models import PayPeriod

MONDAY = date(2026, 1, 5)
DAY = timedelta(days=1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
ZONES = st.sampled_from(
    [
        *("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"),
        *("America/Havana", "Asia/Beirut", "Pacific/Apia", "Etc/UTC", "America/Asuncion"),
    ]
)


@pytest.mark.parametrize(
    ("day", "kind", "first_on", "last_on"),
    [
        (date(2026, 11, 18), PayPeriod.WEEKLY, date(2026, 11, 16), date(2026, 11, 22)),
        (date(2026, 1, 1), PayPeriod.WEEKLY, date(2025, 12, 29), date(2026, 1, 4)),
        (date(2026, 11, 18), PayPeriod.TWO_WEEKLY, date(2026, 11, 9), date(2026, 11, 22)),
        (date(2026, 1, 5), PayPeriod.TWO_WEEKLY, date(2026, 1, 5), date(2026, 1, 18)),
        (date(2026, 1, 4), PayPeriod.TWO_WEEKLY, date(2025, 12, 22), date(2026, 1, 4)),
        (date(2028, 2, 29), PayPeriod.TWO_WEEKLY, date(2028, 2, 28), date(2028, 3, 12)),
        (date(2026, 11, 15), PayPeriod.SEMI_MONTHLY, date(2026, 11, 1), date(2026, 11, 15)),
        (date(2026, 11, 16), PayPeriod.SEMI_MONTHLY, date(2026, 11, 16), date(2026, 11, 30)),
        (date(2027, 2, 28), PayPeriod.SEMI_MONTHLY, date(2027, 2, 16), date(2027, 2, 28)),
        (date(2028, 2, 16), PayPeriod.SEMI_MONTHLY, date(2028, 2, 16), date(2028, 2, 29)),
        (date(2026, 12, 31), PayPeriod.SEMI_MONTHLY, date(2026, 12, 16), date(2026, 12, 31)),
        (date(2026, 12, 31), PayPeriod.MONTHLY, date(2026, 12, 1), date(2026, 12, 31)),
        (date(2028, 2, 1), PayPeriod.MONTHLY, date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_day_lies_in_its_pay_period(day, kind, first_on, last_on):
    assert period_of(day, kind, MONDAY) == Period(first_on, last_on)


@given(DAYS, st.sampled_from(PayPeriod), DAYS)
def test_no_day_is_paid_twice_and_none_is_forgotten(day, kind, began):
    period = period_of(day, kind, began)
    assert period.first_on <= day <= period.last_on
    assert before(period, kind, began).last_on == period.first_on - DAY
    assert period_of(period.last_on, kind, began) == period
    assert period_of(period.last_on + DAY, kind, began).first_on == period.last_on + DAY


def test_a_period_of_two_weeks_begins_where_the_organisation_says():
    began = date(2026, 11, 4)  # a Wednesday
    assert period_of(date(2026, 11, 3), PayPeriod.TWO_WEEKLY, began) == (
        date(2026, 10, 21),
        date(2026, 11, 3),
    )


def test_a_share_ten_minutes_before_midnight_belongs_to_the_day_where_the_town_is():
    town = ZoneInfo("America/New_York")
    period = period_of(date(2026, 11, 15), PayPeriod.SEMI_MONTHLY, MONDAY)
    night = datetime(2026, 11, 15, 23, 50, tzinfo=town)
    assert ends_at(period, town) == datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
    assert night < ends_at(period, town) <= night + timedelta(minutes=10)


@given(DAYS, st.sampled_from(PayPeriod), ZONES, st.integers(-180, 180))
def test_a_moment_is_in_a_period_when_its_local_day_is(day, kind, zone, minutes):
    tz = ZoneInfo(zone)
    period = period_of(day, kind, MONDAY)
    moment = ends_at(period, tz) + timedelta(minutes=minutes)
    assert (moment < ends_at(period, tz)) is (moment.astimezone(tz).date() <= period.last_on)


def test_a_period_has_to_be_over_before_its_file_is_made():
    period = Period(date(2026, 11, 9), date(2026, 11, 22))
    require_over(period, date(2026, 11, 23))
    with pytest.raises(Refusal, match="runs until 22 November 2026"):
        require_over(period, date(2026, 11, 22))
