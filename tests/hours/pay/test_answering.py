"""People confirm and correct their own minutes; what payroll has is corrected in its next file."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from bot.errors import FormRefusal, Refusal
from bot.hours import pay
from bot.hours.models import Kind, PaidTime
from bot.hours.pay import acts
from bot.hours.pay.forms import MinutesForm
from bot.hours.pay.store import entries as store
from bot.journal.models import Line
from bot.outbox.models import Delivery, State
from bot.slack import forms
from tests.given import ANA, BEN, DANA
from tests.hours.pay.conftest import EVENING, asked, entries, entry

pytestmark = pytest.mark.both_databases
TUESDAY = EVENING + timedelta(hours=15)
LATER = EVENING + timedelta(days=30)


@pytest.fixture
def exported(town):
    """An entry of two minutes that payroll has."""
    one = entry(town)
    acts.export(town, EVENING.date(), by=DANA, at=LATER)
    town.refresh(one)
    return one


def counted(session, one):
    return store.minutes_of(session, one)


def test_yes_confirms_what_was_asked(town):
    first, second = entry(town), entry(town, EVENING + timedelta(hours=1), 10)
    assert acts.confirm(town, [first.id, second.id], by=ANA, at=TUESDAY) == 12
    assert [first.confirmed_at, second.confirmed_at] == [TUESDAY, TUESDAY]


def test_yes_pressed_twice_stays_as_it_was(town):
    one = entry(town)
    acts.confirm(town, [one.id], by=ANA, at=TUESDAY)
    assert acts.confirm(town, [one.id], by=ANA, at=LATER) == 2
    assert one.confirmed_at == TUESDAY
    assert [line.act for line in town.scalars(select(Line).order_by(col(Line.seq)))] == [
        "minutes confirmed",
        "minutes confirmed, said again",
    ]


def test_yes_before_the_question_came_leaves_no_question(town):
    pay.record(town, ANA, Kind.SHARE, EVENING)
    one = town.scalars(select(PaidTime)).one()
    acts.confirm(town, [one.id], by=ANA, at=EVENING)
    assert asked(town) == []


def test_unanswered_minutes_stand_not_confirmed(town):
    one = entry(town)
    file = acts.export(town, EVENING.date(), by=DANA, at=LATER)
    assert file.contents.splitlines()[1].endswith(",2,no")
    assert one.confirmed_at is None


def test_minutes_of_a_share_that_was_taken_back_cannot_be_confirmed(town):
    pay.record(town, ANA, Kind.SHARE, EVENING)
    one = town.scalars(select(PaidTime)).one()
    pay.take_back(town, ANA, Kind.SHARE, EVENING, at=EVENING)
    with pytest.raises(Refusal, match="aren't on your record any more"):
        acts.confirm(town, [one.id], by=ANA, at=TUESDAY)


def test_nobody_answers_for_somebody_else(town):
    one = entry(town)
    with pytest.raises(Refusal, match="aren't on your record"):
        acts.confirm(town, [one.id], by=BEN, at=TUESDAY)
    with pytest.raises(Refusal, match="aren't on your record"):
        acts.change(town, one.id, 700, by=BEN, at=TUESDAY)
    with pytest.raises(Refusal, match="aren't on your record"):
        store.read(town, one.id, by=BEN)
    assert entries(town) == [(Kind.SHARE, 2)]


def test_what_does_not_exist_cannot_be_changed(town):
    with pytest.raises(Refusal, match="aren't on your record"):
        acts.change(town, uuid4(), 5, by=ANA, at=TUESDAY)


def test_until_payroll_has_it_the_entry_itself_changes(town):
    one = entry(town)
    assert acts.change(town, one.id, 5, by=ANA, at=TUESDAY) == (2, 5, False)
    assert acts.change(town, one.id, 0, by=ANA, at=TUESDAY) == (5, 0, False)
    assert (entries(town), one.confirmed_at) == ([(Kind.SHARE, 0)], TUESDAY)


def test_a_change_keeps_what_it_was_before_on_record(town):
    one = entry(town)
    acts.change(town, one.id, 5, by=ANA, at=TUESDAY)
    line = town.scalars(select(Line)).one()
    assert (line.by, line.thing, line.changed) == (ANA, str(one.id), {"minutes": [2, 5]})


def test_a_change_before_the_question_came_leaves_the_others_to_be_asked(town):
    pay.record(town, ANA, Kind.SHARE, EVENING)
    pay.record(town, ANA, Kind.FLAG, EVENING + timedelta(hours=1))
    first = town.scalars(select(PaidTime).order_by(col(PaidTime.started_at)).limit(1)).one()
    acts.change(town, first.id, 7, by=ANA, at=EVENING + timedelta(hours=2))
    assert [line.partition(" I put")[2] for line in asked(town)] == [
        " down 10 minutes. Is that right?"
    ]


def test_a_change_after_the_question_came_asks_nothing_more(town):
    pay.record(town, ANA, Kind.SHARE, EVENING)
    pay.record(town, ANA, Kind.FLAG, EVENING + timedelta(hours=1))
    town.execute(update(Delivery).values(state=State.SENT))
    for one in town.scalars(select(PaidTime).order_by(col(PaidTime.started_at).desc())).all():
        acts.change(town, one.id, 7, by=ANA, at=TUESDAY)
    assert len(asked(town)) == 1


def test_after_payroll_has_it_a_counter_entry_tells_the_difference(town, exported):
    assert acts.change(town, exported.id, 5, by=ANA, at=LATER) == (2, 5, True)
    assert entries(town) == [(Kind.SHARE, 2), (Kind.CORRECTION, 3)]
    assert counted(town, exported) == 5


def test_a_counter_entry_can_be_negative(town, exported):
    acts.change(town, exported.id, 0, by=ANA, at=LATER)
    assert entries(town) == [(Kind.SHARE, 2), (Kind.CORRECTION, -2)]


def test_changing_twice_leaves_one_counter_entry(town, exported):
    acts.change(town, exported.id, 5, by=ANA, at=LATER)
    assert acts.change(town, exported.id, 9, by=ANA, at=LATER) == (5, 9, True)
    assert entries(town) == [(Kind.SHARE, 2), (Kind.CORRECTION, 7)]


def test_changing_back_leaves_no_counter_entry(town, exported):
    acts.change(town, exported.id, 5, by=ANA, at=LATER)
    acts.change(town, exported.id, 2, by=ANA, at=LATER)
    assert entries(town) == [(Kind.SHARE, 2)]


def test_what_two_files_have_is_corrected_by_a_third(town, exported):
    acts.change(town, exported.id, 5, by=ANA, at=LATER)
    acts.export(town, LATER.date(), by=DANA, at=LATER + timedelta(days=30))
    acts.change(town, exported.id, 4, by=ANA, at=LATER + timedelta(days=31))
    assert sorted(entries(town)) == [
        (Kind.CORRECTION, -1),
        (Kind.CORRECTION, 3),
        (Kind.SHARE, 2),
    ]
    assert counted(town, exported) == 4


def test_a_counter_entry_is_no_entry_that_can_be_changed_itself(town, exported):
    acts.change(town, exported.id, 5, by=ANA, at=LATER)
    correction = town.scalars(select(PaidTime).where(col(PaidTime.kind) == Kind.CORRECTION)).one()
    with pytest.raises(Refusal, match="aren't on your record"):
        acts.change(town, correction.id, 50, by=ANA, at=LATER)


def test_a_share_undone_after_payroll_has_it_is_taken_back_in_the_next_file(town, exported):
    assert pay.take_back(town, ANA, Kind.SHARE, EVENING, at=LATER) == 2
    assert entries(town) == [(Kind.SHARE, 2), (Kind.CORRECTION, -2)]
    assert counted(town, exported) == 0


def test_my_minutes_come_page_by_page_newest_first_with_their_corrections(town, exported):
    acts.change(town, exported.id, 5, by=ANA, at=LATER)
    for hours in range(1, 10):
        entry(town, EVENING + timedelta(days=40, hours=hours), hours)
    first, second = (store.mine(town, by=ANA, skip=skip) for skip in (0, store.PAGE))
    assert [one.minutes for one in first.standing] == [9, 8, 7, 6, 5, 4, 3, 2]
    assert [one.minutes for one in second.standing] == [1, 5]
    assert (first.has_more, second.has_more) == (True, False)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Please fill this in."),
        ("ten", "Please write a whole number of minutes in digits, such as 10."),
        ("2.5", "Please write a whole number of minutes in digits, such as 10."),
        ("-3", "Please write a whole number of minutes in digits, such as 10."),
        ("1e3", "Please write a whole number of minutes in digits, such as 10."),
        ("٣", "Please write a whole number of minutes in digits, such as 10."),
        ("721", "Please stay between 0 and 720. For more, talk to your payroll office."),
        ("9" * 5000, "Please stay between 0 and 720. For more, talk to your payroll office."),
    ],
)
def test_what_is_no_number_of_minutes_is_told_under_the_field(typed, sentence):
    view = {"state": {"values": {"minutes": {"value": {"value": typed}}}}}
    with pytest.raises(FormRefusal) as refused:
        forms.read(MinutesForm, view)
    assert refused.value.errors == {"minutes": sentence}


@pytest.mark.parametrize(("typed", "minutes"), [("0", 0), ("720", 720), (" 10 ", 10), ("007", 7)])
def test_a_whole_number_of_minutes_is_taken(typed, minutes):
    view = {"state": {"values": {"minutes": {"value": {"value": typed}}}}}
    assert forms.read(MinutesForm, view).minutes == minutes
