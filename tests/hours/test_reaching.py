"""From when on a person may be written to: duty, quiet, snooze, and who gets news at all."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from bot.hours import store
from bot.hours.models import Away, OwnHours, Quiet
from bot.hours.rules import AHEAD
from bot.hours.store import own
from bot.hours.store.reaching import rows_of
from bot.hours.week import parse
from bot.members.models import Member, Preference, Standing
from bot.programme.models import Programme
from tests import given
from tests.given import ANA, BEN, DANA, MONDAY, TOWN

EVENING = MONDAY.replace(hour=19)
TUESDAY = MONDAY + timedelta(days=1)
TUESDAY_AT_8 = TUESDAY.replace(hour=8)

pytestmark = pytest.mark.both_databases


@pytest.fixture
def people(session):
    given.people(session)
    return session


def joined(session, **fields):
    """Save somebody who takes part."""
    session.add(given.member("U0EMI", **{"joined_at": MONDAY, **fields}))
    return "U0EMI"


def hours(session, week, zone="", member_id=ANA):
    session.add(OwnHours(member_id=member_id, shifts=rows_of(parse(week)), zone=zone))


def reach(session, member_id, at=EVENING, *, news=False):
    """Say when somebody is reached, on the town's clock."""
    moment = store.may_reach(session, member_id, at, news)
    return moment and moment.astimezone(TOWN)


def test_what_is_owed_waits_for_the_programmes_hours(people):
    assert reach(people, ANA) == TUESDAY_AT_8
    assert reach(people, ANA, MONDAY) == MONDAY


def test_own_hours_stand_in_the_place_of_the_programmes(people):
    hours(people, "Mon-Thu 16:00-2:00 overnight")
    assert reach(people, ANA) == EVENING
    assert reach(people, ANA, TUESDAY_AT_8) == TUESDAY.replace(hour=16)
    assert reach(people, ANA, MONDAY + timedelta(days=4)) == MONDAY.replace(day=23, hour=16)


def test_until_the_programme_has_a_zone_hours_are_meant_on_each_persons_own_clock(people):
    people.get(Programme, 1).zone = ""
    people.get(Member, ANA).zone = "America/Los_Angeles"
    people.flush()
    assert store.duty(people, ANA).tz.key == "America/Los_Angeles"
    assert store.duty(people, "U0NOBODY").tz.key == "Etc/UTC"
    assert own.my_hours(people, by=ANA, at=MONDAY).clock.is_slacks


@pytest.mark.parametrize(
    ("slack", "own", "hour"),
    [
        ("America/Los_Angeles", "", 11),
        ("America/Los_Angeles", "America/Chicago", 9),
        ("Mars/Base", "", 8),
    ],
    ids=["by Slack's clock", "by the clock they named", "by the programme's where Slack's is none"],
)
def test_own_hours_are_meant_on_ones_own_clock(people, slack, own, hour):
    people.add(given.member("U0EMI", zone=slack))
    hours(people, "Mon-Fri 8:00-17:00", own, "U0EMI")
    assert reach(people, "U0EMI", TUESDAY.replace(hour=3)) == TUESDAY.replace(hour=hour)


def test_a_laptop_elsewhere_does_not_move_the_programmes_hours_and_ones_own_word_does(people):
    people.add(given.member("U0EMI", zone="America/Los_Angeles"))
    assert reach(people, "U0EMI", TUESDAY.replace(hour=3)) == TUESDAY_AT_8
    people.add(OwnHours(member_id="U0EMI", zone="America/Los_Angeles"))
    assert reach(people, "U0EMI", TUESDAY.replace(hour=3)) == TUESDAY.replace(hour=11)


def test_nobody_is_reached_while_they_are_away_or_on_a_holiday(people):
    people.add(Away(member_id=ANA, first_on=date(2026, 11, 17), last_on=date(2026, 11, 25)))
    people.add(Away(member_id=BEN, first_on=date(2026, 11, 17), last_on=date(2026, 11, 18)))
    people.get(Programme, 1).country = "US"
    people.flush()
    assert reach(people, ANA) == datetime(2026, 11, 27, 8, tzinfo=TOWN)
    assert reach(people, BEN) == datetime(2026, 11, 19, 8, tzinfo=TOWN)


def test_who_never_works_is_kept_waiting_and_loses_nothing(people):
    people.get(Programme, 1).workdays = []
    people.flush()
    assert reach(people, ANA) == EVENING + timedelta(days=AHEAD)


@pytest.mark.parametrize(
    ("begins", "ends", "reached"),
    [
        (EVENING, TUESDAY.replace(hour=9), TUESDAY.replace(hour=9)),
        (EVENING, TUESDAY_AT_8, TUESDAY_AT_8),
        (TUESDAY.replace(hour=9), TUESDAY.replace(hour=10), TUESDAY_AT_8),
        (EVENING, TUESDAY.replace(hour=18), MONDAY.replace(day=18, hour=8)),
        (datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC), TUESDAY_AT_8),
    ],
    ids=["into the morning", "until duty", "later", "all day", "wanted no more"],
)
def test_do_not_disturb_pushes_the_next_duty(people, begins, ends, reached):
    people.add(Quiet(member_id=ANA, begins_at=begins, ends_at=ends, read_at=MONDAY))
    assert reach(people, ANA) == reached


def test_news_is_for_those_who_have_joined(people):
    emi = joined(people)
    people.add(given.member("U0FINN", joined_at=None))
    assert reach(people, emi, news=True) == TUESDAY_AT_8
    assert reach(people, "U0FINN", news=True) is None


def test_news_waits_for_the_end_of_a_snooze_and_what_is_owed_does_not(people):
    emi = joined(people)
    friday = MONDAY.replace(day=20, hour=19)
    people.add(Preference(member_id=emi, snoozed_until=friday))
    assert reach(people, emi, news=True) == MONDAY.replace(day=23, hour=8)
    assert reach(people, emi) == TUESDAY_AT_8


def test_a_snooze_that_is_over_holds_nothing_back(people):
    emi = joined(people)
    people.add(Preference(member_id=emi, snoozed_until=MONDAY - timedelta(days=3)))
    assert reach(people, emi, news=True) == TUESDAY_AT_8


def test_news_for_people_outside_a_pilot_waits_for_its_end_and_what_is_owed_does_not(people):
    emi, programme = joined(people), people.get(Programme, 1)
    programme.pilot, programme.pilot_people = True, [ANA]
    for who in (ANA, DANA):
        people.get(Member, who).joined_at = MONDAY
    people.flush()
    assert reach(people, emi, news=True) == EVENING + timedelta(days=AHEAD)
    assert reach(people, emi) == TUESDAY_AT_8
    assert [reach(people, who, news=True) for who in (ANA, DANA)] == [TUESDAY_AT_8] * 2


@pytest.mark.parametrize(
    ("standing", "owed", "news"),
    [
        (Standing.MEMBER, TUESDAY_AT_8, TUESDAY_AT_8),
        (Standing.GUEST, TUESDAY_AT_8, None),
        (Standing.GONE, None, None),
        (Standing.STRANGER, None, None),
        (Standing.BOT, None, None),
    ],
)
def test_leavers_hear_nothing_and_guests_only_what_is_owed(people, standing, owed, news):
    emi = joined(people, standing=standing)
    assert reach(people, emi) == owed
    assert reach(people, emi, news=True) == news


def test_whom_herald_has_not_read_yet_keeps_the_programmes_hours(people):
    assert reach(people, "U0NOBODY") == TUESDAY_AT_8
    assert reach(people, "U0NOBODY", news=True) is None
    assert store.duty(people, "U0NOBODY").tz == TOWN


def test_two_questions_are_enough_whatever_is_known_of_a_person(people):
    emi = joined(people)
    hours(people, "Mon-Fri 8:00-17:00", member_id=emi)
    days = (date(2026, 12, 1) + timedelta(days=n) for n in range(30))
    people.add_all([Away(member_id=emi, first_on=day, last_on=day) for day in days])
    people.flush()
    asked = []
    event.listen(people.get_bind(), "before_cursor_execute", lambda *args: asked.append(args[2]))
    assert reach(people, emi, news=True) == TUESDAY_AT_8
    assert len(asked) == 2
