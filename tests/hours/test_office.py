"""The programme's own hours: workdays, holidays of the country, days made free."""

from datetime import date, datetime, time

import pytest

from bot.hours import calendars, office
from bot.hours.rules import next_duty
from tests import given
from tests.given import TOWN

THANKSGIVING = date(2026, 11, 26)


def opens_after(programme, moment):
    begins = next_duty(moment, office.duty(programme))
    return begins and begins.astimezone(TOWN)


def test_a_holiday_is_free_where_the_programme_has_a_country():
    wednesday_evening = datetime(2026, 11, 25, 18, tzinfo=TOWN)
    anywhere, new_york = given.programme(), given.programme(country="US", subdivision="NY")
    assert opens_after(anywhere, wednesday_evening) == datetime(2026, 11, 26, 8, tzinfo=TOWN)
    assert opens_after(new_york, wednesday_evening) == datetime(2026, 11, 27, 8, tzinfo=TOWN)


def test_a_part_of_a_country_has_holidays_of_its_own():
    assert calendars.name_of(date(2026, 1, 6), "DE", "BY") == "Epiphany"
    assert calendars.name_of(date(2026, 1, 6), "DE", "BE") is None


def test_a_town_that_works_on_saturdays_opens_on_saturday():
    programme = given.programme(workdays=[1, 2, 3, 4, 5], opens=time(9), closes=time(13))
    friday_evening = datetime(2026, 11, 20, 18, tzinfo=TOWN)
    saturday_evening = datetime(2026, 11, 21, 18, tzinfo=TOWN)
    assert opens_after(programme, friday_evening) == datetime(2026, 11, 21, 9, tzinfo=TOWN)
    assert opens_after(programme, saturday_evening) == datetime(2026, 11, 24, 9, tzinfo=TOWN)


def test_a_day_that_the_programme_made_free_has_its_name():
    hours = office.of(given.programme(country="US", free_days={"2026-12-24": "Christmas Eve"}))
    days = [date(2026, 12, 24), THANKSGIVING, date(2026, 12, 23)]
    assert [hours.free_day(day) for day in days] == ["Christmas Eve", "Thanksgiving Day", None]
    assert [office.of(given.programme()).free_day(day) for day in days] == [None] * 3


@pytest.mark.parametrize(
    ("country", "subdivision", "problem"),
    [
        ("US", "NY", None),
        ("US", "", None),
        (
            "USA",
            "",
            "No holidays are known for “USA”. Write a country as two letters, such as US.",
        ),
        ("AD", "XX", "AD has no part “XX”. Known are: 02, 03, 04, 05, 06, 07, 08."),
    ],
)
def test_a_place_is_known_or_refused_in_a_sentence(country, subdivision, problem):
    assert calendars.problem_with(country, subdivision) == problem
    assert (calendars.days(country, subdivision, 2026) == {}) == (problem is not None)
