"""What is missing, what may be set, and what is wrong: plain values."""

from datetime import time

import pytest

from bot.errors import FormRefusal
from bot.programme.models import Programme
from bot.steering.rules import channels, groups, guard, steps, values
from bot.steering.rules.groups import Group
from bot.steering.rules.guard import Room, Trouble
from bot.steering.rules.steps import Step
from tests import given

ALL = list(Step)
BLANK = {"set_up_at": None}
MISSING = [
    (Programme(), 0, ALL),
    (Programme(), 2, ALL[:-1]),
    (given.programme(), 2, []),
    (given.programme(), 1, [Step.APPROVERS]),
    (given.programme(team_channel=""), 2, [Step.CHANNELS]),
    (given.programme(share_channel=""), 2, [Step.CHANNELS]),
    (given.programme(programme_channel=""), 2, [Step.CHANNELS]),
    (given.programme(zone=""), 2, [Step.ZONE]),
    (given.programme(organisation="", disclosure=""), 2, [Step.NAME, Step.DISCLOSURE]),
    (given.programme(emergency_words=""), 2, [Step.EMERGENCY]),
    (given.programme(emergency_number=""), 2, [Step.EMERGENCY]),
    (given.programme(press_number=""), 0, [Step.PRESS, Step.APPROVERS]),
    (given.programme(help_words="", country=""), 2, []),
]
ROOMS = [
    (Room("C1"), 0, None),
    (Room("C1", is_there=False, is_private=False), 3, Trouble.GONE),
    (Room("C1", is_member=False), 0, Trouble.GONE),
    (Room("C1", is_archived=True, is_private=False), 0, Trouble.ARCHIVED),
    (Room("C1", is_private=False, is_shared=True), 1, Trouble.PUBLIC),
    (Room("C1", is_shared=True), 1, Trouble.SHARED),
    (Room("C1"), 1, Trouble.OUTSIDER),
]
ZONES = [
    ("America/New_York", "America/New_York"),
    ("america/new york", "America/New_York"),
    (" Europe/Berlin ", "Europe/Berlin"),
    ("utc", "Etc/UTC"),
]
NO_ZONES = [
    ("Mars/Base", "America/New_York"),
    ("Berlin", "Europe/Berlin"),
    ("new york", "America/New_York"),
    ("EST", "America/New_York"),
    ("../etc/passwd", "America/New_York"),
    ("Chicgo", "America/Chicago"),
]
DAYS = [
    ("2026-12-24 Christmas Eve", {"2026-12-24": "Christmas Eve"}),
    ("", {}),
    (
        "\n 2026-12-31 \r\n2026-07-03  Day  before ",
        {"2026-07-03": "Day before", "2026-12-31": "Free day"},
    ),
]
NO_DAYS = [
    ("24.12.2026 Eve", "“24.12.2026 Eve” doesn't begin with a day."),
    ("2026-02-30 Never", "“2026-02-30 Never” doesn't begin with a day."),
    ("20261224 Eve", "“20261224 Eve” doesn't begin with a day."),
    ("2026-12-24 Eve\n2026-12-24 Again", "2026-12-24 is there twice."),
    ("\n".join(f"20{year}-01-02 Day" for year in range(10, 60)), "That is too many: 40 days"),
]


@pytest.mark.parametrize(("programme", "approvers", "left"), MISSING)
def test_what_is_missing_is_listed_in_order(programme, approvers, left):
    assert steps.missing(programme, approvers) == left


def test_a_programme_is_set_up_once_and_stays_so():
    programme = given.programme(**BLANK)
    assert steps.finish(programme, 1, at=given.MONDAY) is False
    assert steps.finish(programme, 2, at=given.MONDAY) is True
    programme.press_number = ""
    assert steps.finish(programme, 2, at=given.MONDAY) is False
    assert programme.set_up_at == given.MONDAY


@pytest.mark.parametrize(("room", "outsiders", "found"), ROOMS)
def test_the_gravest_trouble_of_a_team_channel_comes_first(room, outsiders, found):
    assert guard.trouble(room, outsiders) is found


def test_trouble_is_news_once():
    programme = given.programme()
    assert guard.heed(programme, Trouble.PUBLIC) is True
    assert guard.heed(programme, Trouble.PUBLIC) is False
    assert guard.heed(programme, None) is True
    assert programme.team_trouble == ""


@pytest.mark.parametrize(("typed", "name"), ZONES)
def test_a_zone_may_be_typed_in_any_case(typed, name):
    assert values.zone(typed) == name


@pytest.mark.parametrize(("typed", "hint"), NO_ZONES)
def test_a_zone_that_does_not_exist_gets_a_hint(typed, hint):
    with pytest.raises(ValueError, match=f"Write one such as {hint}"):
        values.zone(typed)


@pytest.mark.parametrize(("typed", "days"), DAYS)
def test_free_days_are_lines_with_a_day_and_a_name(typed, days):
    assert values.free_days(typed) == days
    assert values.free_days(values.as_lines(days)) == days


@pytest.mark.parametrize(("typed", "said"), NO_DAYS)
def test_a_line_that_is_no_day_is_named(typed, said):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - its words are compared below
        values.free_days(typed)
    assert str(refused.value).startswith(said)


def changed(programme, group, **wanted):
    """Change a group as somebody who opened its form just now."""
    typed = {name: getattr(programme, name) for name in groups.FIELDS[group]} | wanted
    return groups.change(programme, typed, groups.seen(programme, group), "Ben")


def test_what_a_lead_changed_is_said_before_and_after():
    programme = given.programme()
    assert changed(programme, Group.HOURS, opens=time(7, 30), workdays=[0, 1]) == {
        "opens": ["08:00", "07:30"],
        "workdays": ["Monday, Tuesday, Wednesday, Thursday, Friday", "Monday, Tuesday"],
    }
    assert changed(programme, Group.DAYS, free_days={"2026-12-24": "Eve"}) == {
        "free_days": ["nothing", "2026-12-24 Eve"]
    }
    assert changed(programme, Group.WELCOME, welcomes=True) == {"welcomes": ["off", "on"]}
    assert changed(programme, Group.WELCOME) == {}


def test_two_leads_change_different_settings_of_one_form():
    programme = given.programme()
    before = groups.seen(programme, Group.WORDS)
    mine = {name: getattr(programme, name) for name in before} | {"press_number": "555 0199"}
    changed(programme, Group.WORDS, emergency_number="112")
    assert groups.change(programme, mine, before, "Ben") == {
        "press_number": ["555 0100", "555 0199"]
    }
    assert (programme.emergency_number, programme.press_number) == ("112", "555 0199")


def test_two_leads_change_the_same_setting_and_the_later_reads_it():
    programme = given.programme()
    before = groups.seen(programme, Group.NUMBERS)
    changed(programme, Group.NUMBERS, stories_per_day=2)
    with pytest.raises(FormRefusal) as refused:
        groups.change(programme, {"stories_per_day": 3}, before, "Ben")
    assert refused.value.errors == {
        "stories_per_day": "Ben changed this meanwhile; it is now: 2. "
        "Nothing was saved. Close this window and open it again."
    }
    assert programme.stories_per_day == 2
    assert groups.change(programme, {"stories_per_day": 2}, before, "Ben") == {}


def test_a_form_of_an_older_version_is_refused():
    with pytest.raises(FormRefusal, match="no setting any more"):
        groups.change(given.programme(), {"stories_per_day": 3}, {"other": "x"}, "Ben")


def test_what_two_leads_set_has_to_fit_together():
    late = given.programme(opens=time(12), closes=time(11))
    with pytest.raises(FormRefusal) as refused:
        groups.fit_together(late)
    assert refused.value.errors == {"closes": groups.BACKWARDS}
    one_room = given.programme(share_channel="C0TEAM", programme_channel="C0TEAM")
    with pytest.raises(FormRefusal) as refused:
        groups.fit_together(one_room)
    assert refused.value.errors.keys() == {"share_channel", "programme_channel"}


def test_channels_in_which_herald_cannot_work_are_refused_each_under_its_field():
    rooms = {
        "share_channel": Room("C1", is_there=False),
        "team_channel": Room("C2", is_private=False),
        "programme_channel": Room("C3", is_archived=True),
    }
    with pytest.raises(FormRefusal) as refused:
        channels.require_usable(rooms)
    assert refused.value.errors == {
        "share_channel": channels.INVITE,
        "team_channel": channels.NOT_PRIVATE,
        "programme_channel": channels.ARCHIVED,
    }
    with pytest.raises(FormRefusal, match="shared with another organisation"):
        channels.require_usable({"team_channel": Room("C2", is_shared=True)})
    channels.require_usable({"share_channel": Room("C1", is_private=False, is_shared=True)})
