"""A table of trainings: read as spreadsheets write it, and every row's problem said by line."""

from contextlib import suppress
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.trainings.models import TrainingKind
from bot.trainings.rules import cells, planning, table
from tests.given import ANA, MONDAY, TOWN

WHY, POLICY = UUID(int=1), UUID(int=2)
COURSE = table.Course(
    {"why we share": WHY, "policy and guidelines": POLICY},
    {"ana@willow.example": ANA},
    TOWN,
    MONDAY,
)
HEADER = "date,start,end,lesson,place,link,seats,hosts,kind"
GOOD = "2026-12-02,12:00,13:00,Why we share,Room 2,,20,ana@willow.example,lesson"


def looked(*rows, header=HEADER):
    return table.look(table.read("\n".join([header, *rows])), COURSE)


def faults(*rows):
    return [(one.line, one.reason) for one in looked(*rows).faults]


def test_a_row_says_all_of_a_date():
    found = looked(GOOD)
    (wish,) = found.wishes
    assert found.faults == []
    assert (wish.kind, wish.lesson_id, wish.day) == (TrainingKind.LESSON, WHY, date(2026, 12, 2))
    assert (wish.starts, wish.ends, wish.capacity) == (time(12), time(13), 20)
    assert (wish.place, wish.link, wish.hosts) == ("Room 2", "", (ANA,))


def test_only_a_day_a_place_and_a_lesson_are_needed():
    found = looked("2026-12-02,Why we share,Room 2", header="Date;Lesson;Where".replace(";", ","))
    (wish,) = found.wishes
    assert (wish.starts, wish.ends, wish.capacity) == (time(12), time(13), None)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffsep=;\ndate;lesson;place\n2026-12-02;Why we share;Room 2",
        "Date\tLesson\tRoom\r\n12/2/2026\tWHY WE SHARE\tRoom 2\r\n\r\n",
        'date,lesson,place\n2.12.2026,"Why we share",\'Room 2',
        'day,topic,where\n="2026-12-02",Why  we share,Room 2',
    ],
)
def test_spreadsheets_write_tables_in_their_own_ways(text):
    found = table.look(table.read(text), COURSE)
    assert [(one.day, one.lesson_id, one.place) for one in found.wishes] == [
        (date(2026, 12, 2), WHY, "Room 2")
    ]


def test_each_row_that_cannot_be_planned_is_named_by_its_line_and_the_others_are_planned():
    rows = [
        GOOD,
        "2026-13-02,,,Why we share,Room 2,,,,",
        "2026-12-02,25:00,,Why we share,Room 2,,,,",
        "2026-12-02,,,Knitting,Room 2,,,,",
        "2026-12-02,,,Why we share,Room 2,,0,,",
        "2026-12-02,,,Why we share,Room 2,,many,,",
        "2026-12-02,,,Why we share,,,,,",
        "2026-12-02,,,Why we share,,http://example.gov,,,",
        "2026-11-12,,,Why we share,Room 2,,,,",
        "2026-12-02,13:00,12:00,Why we share,Room 2,,,,",
        "2026-12-02,,,Why we share,Room 2,,,kira@example.com,",
        "2026-12-02,,,Why we share,Room 2,,,,party",
        "2026-12-02,,,Why we share,\"=cmd|' /C calc'!A0\",,,,",
        "2026-12-02,,,,Room 2,,,,",
        "2026-12-02,,,,Room 2,,,,open",
    ]
    found = looked(*rows)
    assert [one.kind for one in found.wishes] == [TrainingKind.LESSON, TrainingKind.OPEN]
    assert [(one.line, one.reason) for one in found.faults] == [
        (3, cells.NO_DAY.format(cell="2026-13-02")),
        (4, cells.NO_TIME.format(cell="25:00")),
        (5, table.NO_LESSON.format(cell="Knitting")),
        (6, planning.SEATS),
        (7, planning.SEATS),
        (8, planning.NO_PLACE),
        (9, planning.NO_LINK),
        (10, planning.PAST),
        (11, planning.BACKWARDS),
        (12, table.NOBODY.format(email="kira@example.com")),
        (13, cells.NO_KIND.format(cell="party")),
        (14, cells.A_FORMULA.format(cell="=cmd|' /C calc'!A0")),
        (15, planning.NO_LESSON),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", table.EMPTY),
        ("\n\n", table.EMPTY),
        (";;;\n;;;", table.EMPTY),
        (HEADER, table.ONLY_A_HEADER),
        ("place,lesson\nRoom 2,Why we share", table.NO_HEADER),
        ("date,Day\n1,2", table.TWICE.format(one="Day")),
        ("\n".join([HEADER, *([GOOD] * 201)]), table.TOO_MANY),
        (f'date\n"{"x" * 140_000}', table.BROKEN),
    ],
)
def test_what_is_no_table_of_trainings_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(Refusal) as refused:
        table.read(text)
    assert refused.value.sentence == sentence


def test_two_hundred_rows_are_taken():
    assert len(looked(*[GOOD] * 200).wishes) == 200


def test_a_quotation_mark_that_nobody_closed_is_found():
    rows = ['2026-12-02,,,Why we share,"Room 2,,,,', *["2026-12-02,,,Why we share,Room 2,,,,"] * 20]
    assert faults(*rows) == [(2, table.OPEN)]


@pytest.mark.parametrize(
    ("cell", "wall"),
    [
        *[("12", time(12)), ("12 pm", time(12)), ("12 am", time(0)), ("5:30 pm", time(17, 30))],
        *[("12:00:00 PM", time(12)), ("9.15", time(9, 15)), ("17:30", time(17, 30))],
    ],
)
def test_times_are_read_as_people_write_them(cell, wall):
    assert cells.clock(cell, time(1)) == wall


@settings(max_examples=200)
@given(st.text(max_size=400))
def test_whatever_stands_in_a_file_is_read_or_refused_with_a_sentence(text):
    with suppress(Refusal):
        rows = table.read(text)
        found = table.look(rows, COURSE)
        assert len(found.wishes) + len(found.faults) == len(rows)


@settings(max_examples=200)
@given(st.lists(st.text(max_size=40), min_size=9, max_size=9))
def test_whatever_stands_in_a_row_becomes_a_date_or_a_sentence(row):
    said = dict(zip(table.Column, map(cells.text, row), strict=True))
    found = table.look([table.Row(2, said)], COURSE)
    assert len(found.wishes) + len(found.faults) == 1
    assert all(one.reason for one in found.faults)


@given(st.datetimes(datetime(2026, 11, 17), datetime(2028, 11, 1)))
def test_a_day_and_an_hour_come_back_as_they_were_written(moment):
    written = moment.replace(tzinfo=UTC, second=0, microsecond=0)
    assert cells.day(f"{written:%Y-%m-%d}") == written.date()
    assert cells.day(f"{written.month}/{written.day}/{written.year}") == written.date()
    assert cells.clock(f"{written:%H:%M}", time()) == written.time()
    assert cells.clock(f"{written:%I:%M %p}", time()) == written.time()
