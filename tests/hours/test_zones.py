"""Time zones as people name them."""

from zoneinfo import available_timezones

import pytest

from bot.hours import zones


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", ""),
        ("America/New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("  new york ", "America/New_York"),
        ("Eastern Time", "America/New_York"),
        ("Berlin", "Europe/Berlin"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_found_by_the_words_people_use(typed, name):
    assert zones.find(typed) == name


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("New Yrok", "There is no time zone “New Yrok”. Did you mean America/New_York?"),
        ("qqq", "There is no time zone “qqq”. Write a city such as New York, or America/New_York."),
    ],
)
def test_a_zone_that_does_not_exist_is_answered_with_what_is_near(typed, sentence):
    with pytest.raises(zones.UnknownZone) as refused:
        zones.find(typed)
    assert str(refused.value) == sentence


def test_every_zone_of_the_world_is_found_by_its_own_name():
    names = [name for name in available_timezones() if "/" in name]
    assert [name for name in names if zones.find(name) != name] == []
    assert [name for name in names if zones.named(name) is None] == []


@pytest.mark.parametrize("name", ["", "Mars/Base", "../etc/passwd", "america/new_york"])
def test_only_an_exact_name_is_a_zone(name):
    assert zones.named(name) is None
