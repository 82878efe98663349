"""Keeping hours of one's own, going away and coming back, who is exempt."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot import outbox
from bot.errors import FormRefusal, Refusal
from bot.hours import absence, acts, exemption, store
from bot.hours.models import Away, OwnHours
from bot.hours.store import own
from bot.hours.week import parse
from bot.journal.models import Line
from bot.members.acts import read_people
from bot.members.models import Member, Source, Standing
from bot.members.profiles import Profile
from bot.members.rules import ONLY_LEADS, REFUSED
from bot.outbox.models import Delivery
from bot.slack.messages import Message
from tests import given
from tests.given import ANA, BEN, DANA, MONDAY

TODAY = MONDAY.date()
DAY = timedelta(days=1)
BY_ANA: dict[str, Any] = {"by": ANA, "at": MONDAY}
BY_DANA: dict[str, Any] = {"by": DANA, "at": MONDAY}
BY_FILE: dict[str, Any] = {"by": "command line", "at": MONDAY}
FOUR_TENS = parse("Mon-Thu 7:00-17:30")

pytestmark = pytest.mark.both_databases


@pytest.fixture
def people(session):
    given.people(session)
    return session


def lines(session):
    rows = session.scalars(select(Line).order_by(col(Line.seq)))
    return [(line.act, line.by, line.thing, line.changed) for line in rows]


def away(session, first, last, **by):
    acts.go_away(session, TODAY + first * DAY, TODAY + last * DAY, **{**BY_ANA, **by})


def days_away(session):
    return [(row.first_on, row.last_on) for row in own.away_from(session, ANA, MONDAY)]


def held(session):
    """Leave something that waits for Ana, and give when it is looked at again."""
    outbox.tell(session, ANA, Message("Hello"), key="hello", due=MONDAY)
    row = session.scalars(select(Delivery)).one()
    row.look_at = MONDAY + 7 * DAY
    session.flush()
    return row


def test_own_hours_hold_and_are_on_record(people):
    acts.keep_hours(people, FOUR_TENS, "America/Chicago", **BY_ANA)
    duty = store.duty(people, ANA)
    assert (duty.shifts, duty.tz.key) == (FOUR_TENS, "America/Chicago")
    changed = {"week": ["", "Mon-Thu 7:00-17:30"], "zone": ["", "America/Chicago"]}
    assert lines(people) == [("hours kept", ANA, ANA, changed)]


def test_hours_without_anything_of_ones_own_are_the_programmes_and_leave_no_row(people):
    acts.keep_hours(people, FOUR_TENS, "", **BY_ANA)
    acts.keep_hours(people, (), "", **BY_ANA)
    people.flush()
    assert people.scalars(select(OwnHours)).all() == []
    assert len(store.duty(people, ANA).shifts) == 5


def test_changed_hours_re_time_what_is_held(people):
    row = held(people)
    acts.keep_hours(people, FOUR_TENS, "", **BY_ANA)
    people.refresh(row)
    assert row.look_at == MONDAY


def test_a_clock_changed_in_slack_re_times_what_is_held(people):
    acts.keep_hours(people, FOUR_TENS, "", **BY_ANA)
    row = held(people)
    profile = Profile(
        slack_id=ANA, name="Ana Ruiz", zone="America/Denver", standing=Standing.MEMBER
    )
    read_people(people, [profile], at=MONDAY)
    people.refresh(row)
    assert row.look_at == MONDAY
    assert store.duty(people, ANA).tz.key == "America/Denver"


def test_days_away_are_kept_and_re_time_what_is_held(people):
    row = held(people)
    away(people, 1, 3)
    people.refresh(row)
    assert row.look_at == MONDAY
    assert days_away(people) == [(TODAY + DAY, TODAY + 3 * DAY)]
    assert lines(people) == [("away", ANA, ANA, {"away": ["", "2026-11-17 to 2026-11-19"]})]


@pytest.mark.parametrize(
    ("first", "last", "errors"),
    [
        (2, 1, {"last_on": absence.BACKWARDS}),
        (-3, -1, {"last_on": absence.OVER}),
        (0, 366, {"last_on": absence.TOO_LONG}),
        (367, 368, {"first_on": absence.TOO_FAR}),
        (11, 12, {"first_on": absence.KNOWN}),
    ],
    ids=["backwards", "over", "more than a year", "far ahead", "known"],
)
def test_days_that_cannot_be_meant_are_refused_under_their_field(people, first, last, errors):
    away(people, 10, 14)
    with pytest.raises(FormRefusal) as refused:
        away(people, first, last)
    assert refused.value.errors == errors


def test_a_year_may_be_away_and_begin_before_today(people):
    away(people, -5, 360)
    assert days_away(people) == [(TODAY - 5 * DAY, TODAY + 360 * DAY)]


def test_nobody_writes_down_more_days_than_a_window_holds(people):
    for n in range(absence.MOST):
        away(people, n * 2, n * 2)
    with pytest.raises(Refusal, match="That is a lot of entries"):
        away(people, 100, 101)


def test_days_ahead_that_are_taken_back_are_gone(people):
    away(people, 1, 3)
    entry = own.away_from(people, ANA, MONDAY)[0]
    acts.come_back(people, entry.id, **BY_ANA)
    assert days_away(people) == []
    with pytest.raises(Refusal) as refused:
        acts.come_back(people, entry.id, **BY_ANA)
    assert refused.value.sentence == absence.GONE


def test_who_comes_back_early_was_away_until_yesterday(people):
    away(people, -2, 3)
    entry = own.away_from(people, ANA, MONDAY)[0]
    acts.come_back(people, entry.id, **BY_ANA)
    people.flush()
    kept = people.scalars(select(Away)).one()
    assert (kept.first_on, kept.last_on) == (TODAY - 2 * DAY, TODAY - DAY)


def test_nobody_takes_back_somebody_elses_days(people):
    away(people, 1, 3)
    entry = own.away_from(people, ANA, MONDAY)[0]
    with pytest.raises(Refusal):
        acts.come_back(people, entry.id, by=BEN, at=MONDAY)
    assert days_away(people) == [(TODAY + DAY, TODAY + 3 * DAY)]


def test_the_day_of_who_is_away_is_the_one_on_their_own_clock(people):
    acts.keep_hours(people, FOUR_TENS, "Pacific/Auckland", **BY_ANA)
    with pytest.raises(FormRefusal):
        away(people, 0, 0)
    away(people, 1, 1)
    assert days_away(people) == [(TODAY + DAY, TODAY + DAY)]


def test_a_guest_keeps_no_hours(people):
    people.get(Member, ANA).standing = Standing.GUEST
    people.flush()
    with pytest.raises(Refusal) as refused:
        acts.keep_hours(people, FOUR_TENS, "", **BY_ANA)
    assert refused.value.sentence == REFUSED[Standing.GUEST]
    with pytest.raises(Refusal) as refused:
        away(people, 1, 2)
    assert refused.value.sentence == REFUSED[Standing.GUEST]


def exempt(session):
    ana = session.get(Member, ANA)
    return ana.exempt, ana.exempt_by


def test_hrs_file_says_who_is_exempt_and_says_it_again_next_month(people):
    assert acts.set_exempt(people, ANA, True, Source.HR, **BY_FILE)
    assert not acts.set_exempt(people, ANA, True, Source.HR, **BY_FILE)
    assert acts.set_exempt(people, ANA, False, Source.HR, **BY_FILE)
    assert exempt(people) == (False, Source.HR)
    changes = [changed["exempt"] for _, _, _, changed in lines(people)]
    assert changes == [[None, True], [True, False]]


def test_a_leads_word_stands_until_a_lead_hands_it_back_to_the_file(people):
    acts.set_exempt(people, ANA, False, Source.LEAD, **BY_DANA)
    assert not acts.set_exempt(people, ANA, True, Source.HR, **BY_FILE)
    assert exempt(people) == (False, Source.LEAD)
    acts.set_exempt(people, ANA, None, Source.LEAD, **BY_DANA)
    assert exempt(people) == (None, None)
    assert acts.set_exempt(people, ANA, True, Source.HR, **BY_FILE)
    assert exempt(people) == (True, Source.HR)


def test_a_lead_takes_back_only_what_a_lead_has_said(people):
    acts.set_exempt(people, ANA, True, Source.HR, **BY_FILE)
    acts.say_exempt(people, [ANA, BEN], None, **BY_DANA)
    assert exempt(people) == (True, Source.HR)


def test_a_lead_says_it_of_several_people_and_of_members_only(people):
    ben = people.get(Member, BEN)
    ben.standing = Standing.GUEST
    with pytest.raises(FormRefusal) as refused:
        acts.say_exempt(people, [ANA, BEN], True, **BY_DANA)
    assert list(refused.value.errors) == ["people"]
    assert exempt(people) == (None, None)
    ben.standing = Standing.MEMBER
    acts.say_exempt(people, [ANA, BEN], True, **BY_DANA)
    assert (exempt(people), ben.exempt) == ((True, Source.LEAD), True)


@pytest.mark.parametrize("by", [ANA, BEN])
def test_only_a_lead_says_it_in_slack(people, by):
    for source in (Source.LEAD, Source.HR):
        with pytest.raises(Refusal) as refused:
            acts.set_exempt(people, ANA, True, source, by=by, at=MONDAY)
        assert refused.value.sentence == ONLY_LEADS


@pytest.mark.parametrize("source", [Source.SELF, Source.PROFILE])
def test_neither_a_profile_nor_the_person_says_it(people, source):
    with pytest.raises(Refusal) as refused:
        acts.set_exempt(people, ANA, True, source, by=DANA, at=MONDAY)
    assert refused.value.sentence == exemption.ONLY
    assert exempt(people) == (None, None)
