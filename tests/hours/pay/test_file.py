"""Payroll's file opens in a spreadsheet as text and numbers, whatever people are called."""

import csv
import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.hours.pay.rules.file import COLUMNS, FORMULA, MARK, Row, contents, defused, file_name
from bot.hours.pay.rules.periods import Period
from tests.given import ANA, BEN, MONDAY, TOWN


def row(name="Ana Ruiz", member_id=ANA, **fields):
    usual = Row(name, member_id, "ana@example.gov", MONDAY, 2, is_confirmed=True)
    return usual._replace(**fields)


def table(*rows, tz=TOWN):
    return list(csv.reader(io.StringIO(contents(rows, tz).removeprefix(MARK), newline="")))


def test_the_file_says_who_when_how_long_and_whether_confirmed():
    evening = datetime(2026, 11, 18, 19, 10, tzinfo=TOWN)
    ben = row("Ben Okafor", BEN, email="", started_at=evening, minutes=-3, is_confirmed=False)
    assert table(ben, row()) == [
        [*COLUMNS],
        ["Ana Ruiz", "ana@example.gov", "2026-11-16", "10:00", "2", "yes"],
        ["Ben Okafor", BEN, "2026-11-18", "19:10", "-3", "no"],
    ]


def test_excel_is_told_that_it_is_utf8_and_a_negative_number_is_a_number():
    written = contents([row("Zoë Ünal", minutes=-3)], TOWN)
    assert written.encode()[:3] == b"\xef\xbb\xbf"
    assert written.splitlines()[1] == "Zoë Ünal,ana@example.gov,2026-11-16,10:00,-3,yes"
    assert written.endswith("\r\n")


def test_a_night_share_stands_on_the_day_where_the_town_is():
    night = datetime(2026, 11, 18, 23, 50, tzinfo=TOWN)
    berlin = ZoneInfo("Europe/Berlin")
    assert table(row(started_at=night))[1][2:4] == ["2026-11-18", "23:50"]
    assert table(row(started_at=night), tz=berlin)[1][2:4] == ["2026-11-19", "05:50"]


@pytest.mark.parametrize(
    "name",
    [
        '=HYPERLINK("https://evil.example","Ana")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1+1",
        "＝1+1",  # full width, which some spreadsheets read like the plain sign
    ],
)
def test_a_name_that_is_a_formula_is_text(name):
    assert defused(name) == f"'{name}"
    assert table(row(name))[1][0] == f"'{name}"


@given(st.text())
def test_no_name_makes_a_formula_and_none_is_lost(name):
    cell = table(row(name))[1][0]
    assert not cell.lstrip().startswith(FORMULA)
    assert cell in (name, f"'{name}")


def test_the_file_is_named_after_its_days():
    period = Period(datetime(2026, 11, 2).date(), datetime(2026, 11, 15).date())
    assert file_name(period) == "payroll-2026-11-02-to-2026-11-15.csv"
