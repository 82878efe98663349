"""The rules of titles, with plain values: numbers, days, figures, hearings."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from bot.certificates.models import Ending, Step
from bot.certificates.rules import figures, numbers, validity
from bot.certificates.rules import withdrawing as rules
from bot.certificates.rules.validity import Lasting
from bot.errors import Refusal
from bot.hours import office
from bot.hours.rules import Duty, Shift
from bot.members.rules import ONLY_LEADS, ONLY_TEAM
from tests import given
from tests.certificates.drawings import answered, certificate, withdrawal
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY, TOWN

YEAR = Lasting(12, TOWN)
WEEK = timedelta(days=7)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7K2M-91QX", "7K2M91QX"),
        (" 7k2m 91qx ", "7K2M91QX"),
        ("7K2M—91QX", "7K2M91QX"),
        ("oOiI-lLab", "001111AB"),
        ("7K2M-91Q", None),
        ("7K2M-91QX-1", None),
        ("UUUU-UUUU", None),
        ("ÄÖÜß-1234", None),
        ("٧٧٧٧٧٧٧٧", None),
        ("", None),
    ],
)
def test_a_number_is_read_as_it_was_meant(typed, meant):
    assert numbers.meant(typed) == meant


def test_a_new_number_reads_as_itself_and_is_not_the_last_one():
    many = {numbers.new() for _ in range(1000)}
    assert len(many) == 1000
    assert {numbers.meant(numbers.shown(number)) for number in many} == many


@drawn(st.text())
def test_whatever_somebody_types_is_a_number_or_none(typed):
    assert numbers.meant(typed) is None or numbers.meant(numbers.meant(typed) or "") is not None


@pytest.mark.parametrize(
    ("awarded", "months", "ends"),
    [
        (datetime(2026, 11, 20, 13, tzinfo=TOWN), 12, date(2027, 11, 20)),
        (datetime(2026, 11, 20, 23, 59, tzinfo=TOWN), 12, date(2027, 11, 20)),
        (datetime(2028, 2, 29, 12, tzinfo=TOWN), 12, date(2029, 2, 28)),
        (datetime(2027, 1, 31, 12, tzinfo=TOWN), 1, date(2027, 2, 28)),
        (datetime(2026, 12, 31, 12, tzinfo=TOWN), 24, date(2028, 12, 31)),
        (datetime(2026, 3, 8, 1, 59, tzinfo=TOWN), 6, date(2026, 9, 8)),  # clocks go on that night
    ],
)
def test_a_title_lasts_to_the_end_of_its_last_day_on_the_programmes_clock(awarded, months, ends):
    until = validity.valid_until(awarded, Lasting(months, TOWN))
    assert until == datetime(ends.year, ends.month, ends.day, 23, 59, 59, tzinfo=TOWN)


def test_a_session_counts_in_the_last_year_from_its_first_second_to_the_last():
    ends = datetime(2027, 11, 20, 23, 59, 59, tzinfo=TOWN)
    first, second = datetime(2026, 11, 21, 0, 0, tzinfo=TOWN), timedelta(seconds=1)
    assert validity.is_carried([first], ends, YEAR) is True
    assert validity.is_carried([first - second], ends, YEAR) is False
    assert validity.is_carried([ends], ends, YEAR) is True
    assert validity.is_carried([ends + second], ends, YEAR) is False
    assert validity.is_carried([], ends, YEAR) is False


def test_a_title_carried_on_late_lasts_from_its_old_end_and_is_printed_once_more():
    mine = certificate()
    validity.carry_on(mine, YEAR, mine.valid_until)
    assert (mine.valid_until.date(), mine.edition) == (date(2028, 11, 20), 2)
    validity.carry_on(mine, YEAR, mine.valid_until + timedelta(days=700))
    assert (mine.valid_until.date(), mine.edition) == (date(2030, 11, 20), 3)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([500, 30, 12], [500, 30, 12]),
        ([500, 30, 4], [500, None, None]),
        ([5, 4, 4], [5, None, None]),
        ([0, 9, 0], [None, 9, None]),
        ([0, 9], [None, None]),
        ([3], [None]),
        ([], []),
    ],
)
def test_no_figure_is_about_fewer_than_five_or_lets_one_be_worked_out(counts, told):
    assert figures.told(counts) == told


@drawn(st.lists(st.integers(0, 40), max_size=8))
def test_whoever_knows_the_whole_cannot_work_out_a_small_figure(counts):
    shown = figures.told(counts)
    hidden = [count for count, told in zip(counts, shown, strict=True) if told is None]
    assert all(told is None or told >= 5 for told in shown)
    assert len(hidden) != 1 or len(counts) == 1


def who(slack_id, **fields):
    return given.member(slack_id, joined_at=MONDAY, **fields)


def refused(act, *args, **kwargs):
    """Say with which sentence somebody is refused."""
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    return refusal.value.sentence


def test_only_a_lead_proposes_and_never_about_themself_or_what_is_over_or_twice():
    mine, over = certificate(), certificate(ended_at=MONDAY, ending=Ending.EXPIRED)
    own = certificate(member_id=DANA)
    dana, ben = who(DANA), who(BEN)
    rules.propose(mine, None, by=dana)
    assert refused(rules.propose, mine, None, by=ben) == ONLY_LEADS
    assert refused(rules.propose, own, None, by=dana) == rules.OWN
    assert refused(rules.propose, over, None, by=dana) == rules.OVER
    assert refused(rules.propose, mine, withdrawal(), by=dana) == rules.PROPOSED


def test_five_working_days_end_with_the_fifth_day_after_the_one_they_are_told_on():
    hours = office.duty(given.programme())
    assert rules.answer_by(MONDAY, hours, hours) == datetime(2026, 11, 23, 17, tzinfo=TOWN)
    evening = MONDAY.replace(hour=20)
    assert rules.answer_by(evening, hours, hours) == datetime(2026, 11, 24, 17, tzinfo=TOWN)
    thanksgiving = office.duty(given.programme(country="US"))
    assert rules.answer_by(MONDAY + timedelta(days=4), thanksgiving, hours) == datetime(
        2026, 11, 30, 17, tzinfo=TOWN
    )


def test_who_works_by_night_or_never_has_their_five_days_too():
    hours = office.duty(given.programme())
    night = Shift(0, MONDAY.time().replace(hour=22), MONDAY.time().replace(hour=6))
    weekly = Duty(TOWN, (night,), lambda _: False)
    assert rules.answer_by(MONDAY, weekly, hours) == datetime(2026, 12, 22, 6, tzinfo=TOWN)
    never = Duty(TOWN, (), lambda _: False)
    assert rules.answer_by(MONDAY, never, hours) == datetime(2026, 11, 23, 17, tzinfo=TOWN)


def test_only_the_person_themself_answers_and_once():
    waits = withdrawal()
    assert refused(rules.answer, waits, "No.", ANA, by=BEN, at=MONDAY) == rules.NOT_YOURS
    rules.answer(waits, "No.", ANA, by=ANA, at=MONDAY)
    assert (waits.answer, waits.answered_at) == ("No.", MONDAY)
    assert refused(rules.answer, waits, "No!", ANA, by=ANA, at=MONDAY) == rules.ANSWERED


def confirm(waits, mine, by, at=MONDAY, proposer=None):
    proposer = proposer or who(DANA)
    rules.confirm(waits, mine, proposer=proposer, by=by, at=at)


def test_nobody_confirms_alone_about_themself_too_early_or_without_a_lead():
    assert refused(confirm, answered(), certificate(), who(ANA)) == ONLY_TEAM
    assert refused(confirm, answered(), certificate(member_id=BEN), who(BEN)) == rules.OWN
    assert refused(confirm, answered(), certificate(), who(DANA)) == rules.PROPOSER
    assert refused(confirm, withdrawal(), certificate(), who(BEN)) == rules.WAIT
    was_lead = who(DANA, is_lead=False)
    alone = refused(confirm, answered(), certificate(), who(BEN), proposer=was_lead)
    assert alone == rules.ONE_LEAD
    over = certificate(ended_at=MONDAY, ending=Ending.LEFT)
    assert refused(confirm, answered(), over, who(BEN)) == rules.OVER


def test_who_is_silent_for_five_days_was_heard_all_the_same():
    waits, mine = withdrawal(), certificate()
    early = waits.answer_by - timedelta(seconds=1)
    assert refused(confirm, waits, mine, who(BEN), at=early) == rules.WAIT
    confirm(waits, mine, who(BEN), at=waits.answer_by)
    assert (mine.ended_at, mine.ending) == (waits.answer_by, Ending.WITHDRAWN)
    assert (waits.step, waits.decided_by) == (Step.WITHDRAWN, BEN)
    taken = rules.SETTLED[Step.WITHDRAWN]
    assert refused(confirm, waits, mine, who(CHRIS), at=waits.answer_by) == taken


def test_whoever_proposed_it_or_a_lead_drops_it_and_nobody_else():
    waits, mine = withdrawal(proposed_by=BEN), certificate()
    assert refused(rules.drop, waits, mine, "No.", by=who(CHRIS), at=MONDAY) == ONLY_LEADS
    rules.drop(waits, mine, "No.", by=who(BEN), at=MONDAY)
    assert (waits.step, waits.why, mine.ended_at) == (Step.DROPPED, "No.", None)
    dropped = rules.SETTLED[Step.DROPPED]
    assert refused(rules.drop, waits, mine, "No.", by=who(DANA), at=MONDAY) == dropped


def test_only_a_lead_undoes_it_and_only_what_was_taken_back():
    waits, mine = answered(), certificate()
    assert (
        refused(rules.undo, waits, mine, "No.", by=who(DANA), at=MONDAY)
        == (rules.SETTLED[Step.HEARING])
    )
    confirm(waits, mine, who(BEN))
    assert refused(rules.undo, waits, mine, "No.", by=who(BEN), at=MONDAY) == ONLY_LEADS
    rules.undo(waits, mine, "A mistake.", by=who(DANA), at=MONDAY + WEEK)
    assert (waits.step, mine.ended_at, mine.ending) == (Step.UNDONE, None, None)
