"""Payroll's file: every minute goes there once, and a file can be had again as it was."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update
from sqlmodel import col

from bot.errors import Refusal
from bot.hours.models import Kind, PaidTime, PayExport
from bot.hours.pay import acts
from bot.hours.pay.rules.periods import Period
from bot.hours.pay.store import exports as store
from bot.hours.pay.store.exports import Due, Sums
from bot.journal.models import Line, Look
from bot.members.models import Member, Standing
from bot.programme.models import PayPeriod, Programme
from tests.given import ANA, BEN, DANA, TOWN
from tests.hours.pay.conftest import EVENING, entry

pytestmark = pytest.mark.both_databases
PERIOD = Period(date(2026, 11, 9), date(2026, 11, 22))  # two weeks, counted from 5 January
OVER = datetime(2026, 11, 23, 9, 0, tzinfo=TOWN)
NEXT = OVER + timedelta(days=14)


def lines(file):
    return file.contents.splitlines()[1:]


def export(session, at=OVER, by=DANA):
    return acts.export(session, store.ended(session.get(Programme, 1), at).last_on, by=by, at=at)


def test_the_file_holds_the_period_and_what_came_late(town):
    entry(town, EVENING - timedelta(days=30), 3)
    entry(town, EVENING)
    entry(town, OVER, 50)
    file = export(town)
    assert file.name == "payroll-2026-11-09-to-2026-11-22.csv"
    assert lines(file) == [
        f"Ana Ruiz,{ANA},2026-10-17,19:10,3,no",
        f"Ana Ruiz,{ANA},2026-11-16,19:10,2,no",
    ]


def test_the_last_minute_of_a_period_is_in_and_the_next_is_not(town):
    midnight = datetime(2026, 11, 23, 0, 0, tzinfo=TOWN)
    entry(town, midnight - timedelta(minutes=1), 1)
    entry(town, midnight, 2)
    assert [line.split(",")[2:5] for line in lines(export(town))] == [["2026-11-22", "23:59", "1"]]


def test_what_one_file_holds_no_other_does(town):
    entry(town)
    export(town)
    entry(town, OVER, 50)
    assert [line.split(",")[4] for line in lines(export(town, NEXT))] == ["50"]


def test_a_file_asked_for_again_is_the_same_to_the_letter(town):
    one = entry(town)
    first = export(town)
    acts.confirm(town, [one.id], by=ANA, at=OVER)
    acts.change(town, one.id, 9, by=ANA, at=OVER)
    town.execute(update(Member).values(name="Another name", email="new@example.gov"))
    town.execute(update(Programme).values(zone="Asia/Tokyo"))
    again, fetched = export(town), acts.fetch(town, first.id, by=DANA, at=NEXT)
    assert (again.contents, fetched.contents) == (first.contents, first.contents)
    assert (first.is_new, again.is_new, fetched.is_new) == (True, False, False)
    assert town.scalar(select(func.count()).select_from(PayExport)) == 1


def test_a_counter_entry_goes_into_the_next_file_on_the_day_it_corrects(town):
    one = entry(town)
    export(town)
    acts.change(town, one.id, 0, by=ANA, at=OVER)
    assert lines(export(town, NEXT)) == [f"Ana Ruiz,{ANA},2026-11-16,19:10,-2,yes"]


def test_who_has_left_is_still_paid(town):
    entry(town)
    town.execute(
        update(Member)
        .where(col(Member.slack_id) == ANA)
        .values(standing=Standing.GONE, joined_at=None, left_at=OVER)
    )
    assert lines(export(town)) == [f"Ana Ruiz,{ANA},2026-11-16,19:10,2,no"]


def test_who_is_not_known_any_more_is_paid_under_their_slack_id(town):
    entry(town, member_id="U0OLD")
    assert lines(export(town)) == ["U0OLD,U0OLD,2026-11-16,19:10,2,no"]


def test_who_becomes_exempt_is_paid_for_what_they_did_before(town):
    entry(town)
    town.execute(update(Member).values(exempt=True))
    assert len(lines(export(town))) == 1


def test_a_period_that_is_not_over_has_no_file(town):
    entry(town)
    with pytest.raises(Refusal, match="runs until 22 November 2026"):
        acts.export(town, PERIOD.last_on, by=DANA, at=OVER - timedelta(days=1))


def test_the_day_is_over_where_the_town_is(town):
    entry(town)
    last_evening = datetime(2026, 11, 22, 23, 59, tzinfo=TOWN)  # the 23rd in UTC
    with pytest.raises(Refusal, match="runs until 22 November 2026"):
        acts.export(town, PERIOD.last_on, by=DANA, at=last_evening)


def test_without_minutes_there_is_no_file(town):
    with pytest.raises(Refusal, match="No paid minutes wait for payroll up to 22 November 2026"):
        export(town)


@pytest.mark.parametrize("by", [ANA, BEN])
def test_only_a_lead_makes_sees_and_fetches_files(town, by):
    entry(town)
    made = export(town)
    for refused in (
        lambda: export(town, by=by),
        lambda: acts.fetch(town, made.id, by=by, at=OVER),
        lambda: acts.look(town, by=by, at=OVER),
        lambda: store.overview(town, by=by, at=OVER),
    ):
        with pytest.raises(Refusal, match="Only a lead"):
            refused()


def test_a_file_that_does_not_exist_cannot_be_fetched(town):
    with pytest.raises(Refusal, match="no such file"):
        acts.fetch(town, uuid4(), by=DANA, at=OVER)


def test_the_record_says_numbers_and_those_named_see_who_saw_them(town):
    entry(town)
    entry(town, member_id=BEN, minutes=10)
    export(town)
    (line,) = town.scalars(select(Line))
    assert (line.act, line.by) == ("payroll file made", DANA)
    assert line.changed == {"people": 2, "entries": 2, "minutes": 12}
    assert [(look.member_id, look.by, look.list) for look in town.scalars(select(Look))] == [
        (ANA, DANA, "payroll's file"),
        (BEN, DANA, "payroll's file"),
    ]


def test_a_lead_sees_sums_without_names(town):
    entry(town, OVER - timedelta(days=20), 3)
    entry(town, EVENING, confirmed_at=EVENING)
    entry(town, EVENING, 10, member_id=BEN)
    entry(town, OVER, 50)
    seen = store.overview(town, by=DANA, at=OVER)
    assert (seen.now.first_on, seen.last) == (date(2026, 11, 23), PERIOD)
    assert (seen.so_far, seen.due) == (Sums(1, 50, 1, 1), Sums(3, 15, 2, 2))
    assert town.scalars(select(Look)).all() == []


def test_after_the_file_is_made_what_came_since_counts_to_the_open_period(town):
    one = entry(town)
    file = export(town)
    acts.change(town, one.id, 5, by=ANA, at=OVER)
    seen = store.overview(town, by=DANA, at=OVER)
    assert (seen.so_far, seen.due) == (Sums(1, 3, 0, 1), None)
    assert [(made.id, made.period, made.entries, made.minutes) for made in seen.files] == [
        (file.id, PERIOD, 1, 2)
    ]


def test_a_lead_who_opens_the_names_is_on_record_with_those_named(town):
    entry(town)
    entry(town, EVENING + timedelta(hours=1), -1, kind=Kind.CORRECTION, confirmed_at=OVER)
    entry(town, member_id=BEN, minutes=10)
    owed = acts.look(town, by=DANA, at=OVER)
    assert owed.people == [Due(ANA, "Ana Ruiz", 2, 1, 1), Due(BEN, "Ben Okafor", 1, 10, 1)]
    assert [look.member_id for look in town.scalars(select(Look))] == [ANA, BEN]


def test_only_the_names_on_the_opened_page_are_on_record(town):
    for number in range(25):
        town.add(Member(slack_id=f"U{number:02}", name=f"N{number:02}", zone="", seen_at=OVER,
                        standing=Standing.MEMBER))  # fmt: skip
        entry(town, member_id=f"U{number:02}")
    first = acts.look(town, by=DANA, at=OVER)
    rest = acts.look(town, store.PEOPLE, by=DANA, at=OVER)
    assert [len(first.people), len(rest.people)] == [20, 5]
    assert (first.has_more, rest.has_more) == (True, False)
    assert len(town.scalars(select(Look)).all()) == 25


def test_other_periods_lose_nothing_and_pay_nothing_twice(town):
    entry(town)
    export(town)
    entry(town, EVENING + timedelta(days=9), 7)
    town.execute(update(Programme).values(pay_period=PayPeriod.MONTHLY))
    town.expire_all()
    december = datetime(2026, 12, 1, 9, 0, tzinfo=TOWN)
    file = export(town, december)
    assert file.name == "payroll-2026-11-01-to-2026-11-30.csv"
    assert [line.split(",")[4] for line in lines(file)] == ["7"]


def test_every_minute_of_a_year_is_paid_once(town):
    for day in range(0, 364, 5):
        entry(town, EVENING + timedelta(days=day), day + 1)
    files, at = [], OVER
    for _ in range(28):
        files.append(lines(export(town, at)) if waits(town, at) else [])
        at += timedelta(days=14)
    paid = sorted(int(line.split(",")[4]) for file in files for line in file)
    assert paid == [day + 1 for day in range(0, 364, 5)]


def waits(session, at):
    seen = store.overview(session, by=DANA, at=at)
    return seen.due is not None and seen.due.entries > 0


def test_the_machine_itself_makes_the_same_file(town):
    entry(town)
    here = acts.export_here(town, date(2026, 11, 9), by="command line", at=OVER)
    assert export(town).contents == here.contents
    assert town.scalars(select(PaidTime)).one().export_id == here.id
