"""What people paid by the hour do off the clock is put down, and asked about once, on duty."""

from datetime import date, time, timedelta
from functools import partial

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from bot.hours import pay
from bot.hours.models import Away, Kind, OwnHours
from bot.hours.pay.rules import entries as rules
from bot.hours.rules import Duty, Shift
from bot.members.models import Member, Source
from bot.outbox.models import Delivery, State
from bot.programme.models import Programme
from tests.given import ANA, BEN, MONDAY, TOWN
from tests.hours.pay.conftest import EVENING, asked, entries, entry

pytestmark = pytest.mark.both_databases
MINUTE = timedelta(minutes=1)
NIGHT = EVENING + timedelta(hours=3)


def test_a_share_in_the_evening_is_two_minutes_and_asked_about_on_duty(town):
    minutes = pay.record(town, ANA, Kind.SHARE, EVENING)
    assert (minutes, entries(town)) == (2, [(Kind.SHARE, 2)])
    (question,) = town.scalars(select(Delivery))
    assert (question.lane, question.hold, question.news) == (ANA, True, False)
    assert asked(town) == [
        "On <!date^1794874200^{date_long} at {time}|16 Nov 2026, 19:10 EST> you shared a story, "
        "off the clock. That time is paid. I put down 2 minutes. Is that right?"
    ]


def test_a_flag_takes_the_minutes_that_the_programme_says(town):
    town.execute(update(Programme).values(minutes_flag=15))
    assert pay.record(town, ANA, Kind.FLAG, EVENING) == 15


def test_on_duty_nothing_is_put_down_and_nobody_is_asked(town):
    assert pay.record(town, ANA, Kind.SHARE, MONDAY) is None
    assert (entries(town), asked(town)) == ([], [])


@pytest.mark.parametrize(("exempt", "minutes"), [(True, None), (False, 2), (None, 2)])
def test_only_who_is_known_to_be_exempt_is_not_paid_by_the_hour(town, exempt, minutes):
    by = Source.HR if exempt is not None else None
    town.execute(
        update(Member).where(col(Member.slack_id) == ANA).values(exempt=exempt, exempt_by=by)
    )
    assert pay.record(town, ANA, Kind.SHARE, EVENING) == minutes


def test_nobody_is_paid_whom_herald_does_not_know(town):
    assert pay.record(town, "U0NOBODY", Kind.SHARE, EVENING) is None


def test_somebodys_own_hours_count(town):
    town.add(OwnHours(member_id=ANA, shifts=[[0, "18:00", "02:00"]]))
    town.flush()
    assert pay.record(town, ANA, Kind.SHARE, EVENING) is None
    assert pay.record(town, ANA, Kind.SHARE, MONDAY) == 2


def test_the_first_and_the_last_moment_of_duty(town):
    opens, closes = MONDAY.replace(hour=8), MONDAY.replace(hour=17)
    put_down = [
        pay.record(town, ANA, Kind.SHARE, moment)
        for moment in (opens - MINUTE, opens, closes - MINUTE, closes)
    ]
    assert put_down == [2, None, None, 2]


def test_two_in_one_evening_are_one_question(town):
    pay.record(town, ANA, Kind.SHARE, EVENING)
    pay.record(town, ANA, Kind.FLAG, NIGHT)
    assert asked(town) == [
        "You used Herald 2 times off the clock. That time is paid. "
        "I put down 12 minutes in all. Is that right?"
    ]


def test_two_evenings_are_two_questions(town):
    pay.record(town, ANA, Kind.SHARE, EVENING)
    pay.record(town, ANA, Kind.SHARE, EVENING + timedelta(days=1))
    assert len(asked(town)) == 2


def test_a_holiday_week_is_one_stretch_and_one_question(town):
    town.add(Away(member_id=ANA, first_on=date(2026, 11, 17), last_on=date(2026, 11, 27)))
    town.flush()
    for days in (0, 2, 5, 9):
        pay.record(town, ANA, Kind.SHARE, EVENING + timedelta(days=days))
    assert [line.partition(".")[0] for line in asked(town)] == [
        "You used Herald 4 times off the clock"
    ]


def test_a_question_that_was_asked_is_not_asked_again(town):
    pay.record(town, ANA, Kind.SHARE, EVENING)
    town.execute(update(Delivery).values(state=State.SENT))
    pay.record(town, ANA, Kind.FLAG, NIGHT)
    assert [line.partition(" I put")[2] for line in asked(town)] == [
        " down 2 minutes. Is that right?",
        " down 10 minutes. Is that right?",
    ]


def test_many_in_one_stretch_make_a_question_that_slack_can_carry(town):
    for minute in range(30):
        pay.record(town, ANA, Kind.SHARE, EVENING + minute * MINUTE)
    (question,) = town.scalars(select(Delivery))
    *_, answers, _ = question.body["blocks"]
    assert len(entries(town)) == 30
    assert answers["elements"][0]["value"].count(",") == rules.ASKED - 1
    assert len(answers["elements"][0]["value"]) <= 2000


def test_a_share_taken_back_takes_its_minutes_and_its_question(town):
    pay.record(town, ANA, Kind.SHARE, EVENING)
    assert pay.take_back(town, ANA, Kind.SHARE, EVENING, at=NIGHT) == 2
    assert (entries(town), asked(town)) == ([], [])


def test_the_other_share_of_the_evening_is_still_asked_about(town):
    pay.record(town, ANA, Kind.SHARE, EVENING)
    pay.record(town, ANA, Kind.SHARE, NIGHT)
    pay.take_back(town, ANA, Kind.SHARE, NIGHT, at=NIGHT + MINUTE)
    assert [line.partition(" I put")[2] for line in asked(town)] == [
        " down 2 minutes. Is that right?"
    ]
    pay.record(town, ANA, Kind.SHARE, NIGHT + 2 * MINUTE)
    assert [line.partition(" I put")[2] for line in asked(town)] == [
        " down 4 minutes in all. Is that right?"
    ]


def test_nothing_is_taken_back_of_what_was_done_on_duty(town):
    assert pay.take_back(town, ANA, Kind.SHARE, MONDAY, at=EVENING) is None


def test_nobody_takes_back_somebody_elses_minutes(town):
    entry(town)
    assert pay.take_back(town, BEN, Kind.SHARE, EVENING, at=NIGHT) is None
    assert entries(town) == [(Kind.SHARE, 2)]


WEEK = Duty(
    TOWN,
    tuple(Shift(day, time(8), time(17)) for day in range(5)),
    lambda day: False,
)


@pytest.mark.parametrize(
    ("starts", "minutes", "off"),
    [
        ((16, 30), 60, 30),
        ((17, 0), 60, 60),
        ((12, 0), 60, 0),
        ((7, 30), 60, 30),
        ((7, 0), 660, 120),
    ],
)
def test_a_training_counts_as_far_as_it_lies_off_duty(starts, minutes, off):
    hour, minute = starts
    begins = MONDAY.replace(hour=hour, minute=minute)
    assert rules.off_the_clock(begins, minutes, WEEK) == off


def test_a_training_that_lies_on_duty_is_no_entry(town):
    record = partial(pay.record, town, ANA, Kind.TRAINING)
    assert record(MONDAY.replace(hour=12), minutes=60) is None
    assert record(MONDAY.replace(hour=16, minute=30), minutes=60) == 30
