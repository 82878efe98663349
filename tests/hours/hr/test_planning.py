"""What a list comes to: who changes, who doesn't, and why a row is not applied."""

import csv
import io
import tracemalloc

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.hours import acts as hours
from bot.hours import week
from bot.hours.hr import acts, store
from bot.hours.hr.rules import report
from bot.hours.hr.rules.reading import Fault
from bot.hours.models import OwnHours
from bot.hours.store import own
from bot.hours.store.reaching import shifts_of
from bot.journal.models import Line
from bot.members.acts.departments import add_departments
from bot.members.models import Member, Source, Standing
from bot.members.rules.departments import place
from tests import given
from tests.given import ANA, BEN, DANA, MONDAY
from tests.hours.hr.lists import LIBRARY, PARKS, WEEK, listed

LINE = "command line"


def apply(session, text):
    plan = store.plan(session, text)
    count = acts.apply_changes(session, plan.changes, by=LINE, at=MONDAY)
    session.flush()
    return plan, count


def reasons(session, *rows):
    return [(fault.line, fault.reason) for fault in store.plan(session, listed(*rows)).faults]


def person(session, slack_id):
    return session.get(Member, slack_id)


def kinds(session):
    return [
        (line.act, line.thing)
        for line in session.scalars(
            select(Line).where(col(Line.by) == LINE).order_by(col(Line.seq))
        )
    ]


def test_departments_exemption_and_hours_are_taken_over(town):
    plan, count = apply(
        town, listed(f"ana@example.gov,,Parks,no,{WEEK}", "BEN@Example.gov,,library,yes,")
    )
    assert (count, plan.unchanged, plan.faults) == (2, 0, [])
    ana, ben = person(town, ANA), person(town, BEN)
    assert (ana.department_id, ana.department_by) == (PARKS, Source.HR)
    assert (ana.exempt, ana.exempt_by) == (False, Source.HR)
    assert (ben.department_id, ben.exempt) == (LIBRARY, True)
    kept = town.get(OwnHours, ANA)
    assert (shifts_of(kept.shifts), kept.said_by) == (week.parse(WEEK), Source.HR)


def test_the_same_list_twice_changes_nothing_the_second_time(town):
    text = listed(f"ana@example.gov,,Parks,no,{WEEK}", "ben@example.gov,,,yes,")
    apply(town, text)
    before = kinds(town)
    plan, count = apply(town, text)
    assert (count, plan.unchanged, plan.changes) == (0, 2, [])
    assert kinds(town) == before


def test_every_person_has_lines_of_record_only_for_what_changed(town):
    apply(town, listed("ana@example.gov,,Parks,,", "ben@example.gov,,,yes,"))
    apply(town, listed("ana@example.gov,,Parks,no,", "ben@example.gov,,,yes,"))
    assert kinds(town) == [("department told", ANA), ("exempt set", BEN), ("exempt set", ANA)]


def test_blank_cells_leave_everything_as_it_is(town):
    apply(town, listed(f"ana@example.gov,,Parks,yes,{WEEK}"))
    plan, count = apply(town, listed("ana@example.gov,,,,"))
    assert (count, plan.unchanged) == (0, 1)
    assert person(town, ANA).exempt is True


def test_a_person_twice_is_in_neither_row_applied_and_both_lines_are_named(town):
    told = "The same person stands in the lines 2, 4, so none of them is applied."
    rows = ("ana@example.gov,,Parks,,", "ben@example.gov,,Parks,,", f",{ANA},Library,,")
    assert reasons(town, *rows) == [(2, told), (4, told)]
    assert [change.slack_id for change in store.plan(town, listed(*rows)).changes] == [BEN]


@pytest.mark.parametrize(
    ("standing", "reason"),
    [
        (Standing.GUEST, "This is a guest's account."),
        (Standing.BOT, "This account is a bot's."),
        (Standing.STRANGER, "This account belongs to another organisation."),
        (Standing.GONE, "This account is deactivated."),
    ],
)
def test_only_full_members_are_changed(town, standing, reason):
    town.add(given.member("U0X", email="x@example.gov", standing=standing))
    town.flush()
    assert reasons(town, "x@example.gov,,Parks,,", ",U0X,Parks,,") == [(2, reason), (3, reason)]


def test_who_cannot_be_found_or_told_apart_is_refused(town):
    town.add_all(given.member(f"U0TWIN{n}", email="twin@example.gov") for n in range(2))
    town.flush()
    assert reasons(
        town,
        "nobody@example.gov,,Parks,,",
        ",U404,Parks,,",
        "twin@example.gov,,Parks,,",
        f"ben@example.gov,{ANA},Parks,,",
        "dana@example.gov,,Zoo,,",
    ) == [
        (2, "Nobody in Slack has this e-mail address."),
        (3, "Nobody in Slack has this Slack id."),
        (4, "More than one account has this e-mail address. Please name the Slack id instead."),
        (5, "The e-mail address and the Slack id belong to different people."),
        (6, "There is no department “Zoo”."),
    ]


def test_a_row_of_an_unknown_department_is_one_of_two_all_the_same(town):
    assert reasons(town, "ana@example.gov,,Parks,,", f",{ANA},Zoo,,") == [
        (2, "The same person stands in the lines 2, 3, so none of them is applied."),
        (3, "There is no department “Zoo”."),
    ]


def test_an_old_account_of_the_same_address_is_no_second_one(town):
    town.add(given.member("U0OLD", email="ana@example.gov", standing=Standing.GONE))
    town.flush()
    (change,) = store.plan(town, listed("ana@example.gov,,Parks,,")).changes
    assert change.slack_id == ANA


def test_a_leads_word_and_ones_own_hours_stay_and_are_named(town):
    ana = person(town, ANA)
    place(ana, LIBRARY, by=Source.LEAD)
    hours.set_exempt(town, ANA, False, Source.LEAD, by=DANA, at=MONDAY)
    hours.keep_hours(town, week.parse("Mon 9-17"), "", by=ANA, at=MONDAY)
    plan, count = apply(town, listed(f"ana@example.gov,,Parks,yes,{WEEK}"))
    assert count == 0
    assert [fault.reason for fault in plan.kept] == [
        "A lead has said otherwise about the department, and that stays.",
        "A lead has said otherwise about who is exempt, and that stays.",
        "This person keeps hours of their own, and those stay.",
    ]
    assert (ana.department_id, ana.exempt) == (LIBRARY, False)


def test_hours_of_the_file_are_changed_by_the_next_file_until_the_person_sets_some(town):
    apply(town, listed("ana@example.gov,,,,Mon 9:00-17:00"))
    assert apply(town, listed("ana@example.gov,,,,Tue 9:00-17:00"))[1] == 1
    hours.keep_hours(town, week.parse("Wed 9-17"), "", by=ANA, at=MONDAY)
    assert apply(town, listed("ana@example.gov,,,,Tue 9:00-17:00"))[1] == 0
    assert shifts_of(town.get(OwnHours, ANA).shifts) == week.parse("Wed 9-17")


def test_who_changes_the_zone_only_still_keeps_the_hours_of_the_file(town):
    apply(town, listed("ana@example.gov,,,,Mon 9:00-17:00"))
    hours.keep_hours(town, week.parse("Mon 9-17"), "America/Chicago", by=ANA, at=MONDAY)
    assert apply(town, listed("ana@example.gov,,,,Tue 9:00-17:00"))[1] == 1
    kept = town.get(OwnHours, ANA)
    assert (shifts_of(kept.shifts), kept.zone) == (week.parse("Tue 9-17"), "America/Chicago")


def test_people_read_whether_their_hours_are_hrs_or_their_own(town):
    apply(town, listed("ana@example.gov,,,,Mon 9:00-17:00"))
    assert own.my_hours(town, by=ANA, at=MONDAY).is_hrs
    hours.keep_hours(town, week.parse("Tue 9-17"), "", by=ANA, at=MONDAY)
    assert not own.my_hours(town, by=ANA, at=MONDAY).is_hrs


def test_who_left_between_the_look_and_the_tap_is_passed_over(town):
    plan = store.plan(town, listed("ana@example.gov,,Parks,,"))
    person(town, ANA).standing = Standing.GONE
    town.flush()
    assert acts.apply_changes(town, plan.changes, by=LINE, at=MONDAY) == 0


def test_departments_that_nobody_has_set_up_are_named_once_and_added_if_wished(town):
    text = listed("ana@example.gov,,Water works,,", "ben@example.gov,,water WORKS,,")
    plan = store.plan(town, text)
    assert list(plan.unknown_departments.values()) == ["Water works"]
    add_departments(town, ["Water works"], by=LINE, at=MONDAY)
    add_departments(town, ["Water works"], by=LINE, at=MONDAY)
    assert apply(town, text)[1] == 2


def test_a_report_holds_no_formula(town):
    bad = '@SUM(1+1)*cmd|"" /C calc""!A0'
    faults = [Fault(2, "=1+1", "x"), Fault(3, bad, "+1"), Fault(4, "-2", "x"), Fault(5, "ok", "y")]
    rows = list(csv.reader(io.StringIO(report.contents(faults).removeprefix("\ufeff"))))
    assert rows == [
        ["line", "person", "reason"],
        ["2", "'=1+1", "x"],
        ["3", f"'{bad}", "'+1"],
        ["4", "'-2", "x"],
        ["5", "ok", "y"],
    ]


def test_ten_thousand_rows_are_looked_at_fast_and_in_flat_memory(town):
    def peak(count):
        text = listed(*(f"p{n}@example.gov,,Parks,no,{WEEK}" for n in range(count)))
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        plan = store.plan(town, text)
        return len(plan.changes), tracemalloc.get_traced_memory()[1] - before

    town.add_all(given.member(f"U9{n}", email=f"p{n}@example.gov") for n in range(10_000))
    town.flush()
    tracemalloc.start()
    try:
        few, many = peak(1_000), peak(10_000)
    finally:
        tracemalloc.stop()
    assert (few[0], many[0]) == (1_000, 10_000)
    assert many[1] < 15_000_000  # the changes themselves; ten thousand people would be far more
