"""What is known by its start is on a time record once, however often it is said."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.hours import pay
from bot.hours.models import Kind, PaidTime
from bot.hours.pay import acts
from bot.hours.pay.store.entries import mine
from bot.members.models import Member
from tests.given import ANA, MONDAY
from tests.hours.pay.conftest import EVENING, asked, entries

pytestmark = pytest.mark.both_databases


def put_down(session, minutes: int = 60) -> int | None:
    return pay.record_once(session, ANA, Kind.TRAINING, EVENING, minutes=minutes)


def counted(session) -> list[int]:
    return [one.minutes for one in mine(session, by=ANA).standing]


def test_a_training_in_the_evening_is_paid_once(town):
    assert [put_down(town), put_down(town)] == [60, None]
    assert entries(town) == [(Kind.TRAINING, 60)]
    assert len(asked(town)) == 1


def test_minutes_that_somebody_changed_stay_as_they_said(town):
    put_down(town)
    (entry,) = mine(town, by=ANA).standing
    acts.change(town, entry.entry.id, 30, by=ANA, at=EVENING)
    assert (put_down(town), counted(town)) == (None, [30])


def test_taken_back_and_put_down_again_it_is_there_once(town):
    put_down(town)
    assert pay.take_back(town, ANA, Kind.TRAINING, EVENING, at=EVENING) == 60
    assert (put_down(town), entries(town)) == (60, [(Kind.TRAINING, 60)])


def test_what_payroll_had_and_was_taken_back_comes_back_in_its_next_file(town):
    put_down(town)
    later = MONDAY + timedelta(days=40)
    acts.export_here(town, EVENING.date(), by="command line", at=later)
    town.expire_all()
    assert pay.take_back(town, ANA, Kind.TRAINING, EVENING, at=later) == 60
    assert counted(town) == [0]
    assert (put_down(town), counted(town)) == (60, [60])
    assert entries(town) == [(Kind.TRAINING, 60)]


def test_no_minutes_come_back_to_who_is_exempt_by_now(town):
    put_down(town)
    later = MONDAY + timedelta(days=40)
    acts.export_here(town, EVENING.date(), by="command line", at=later)
    town.expire_all()
    pay.take_back(town, ANA, Kind.TRAINING, EVENING, at=later)
    town.execute(update(Member).values(exempt=True))
    assert (put_down(town), counted(town)) == (None, [0])


def test_nothing_is_put_down_for_what_lies_on_duty(town):
    assert pay.record_once(town, ANA, Kind.TRAINING, MONDAY, minutes=60) is None
    assert town.query(PaidTime).count() == 0


def test_of_a_training_that_begins_on_duty_the_rest_counts(town):
    begins = MONDAY.replace(hour=16, minute=30)
    assert pay.record_once(town, ANA, Kind.TRAINING, begins, minutes=60) == 30
