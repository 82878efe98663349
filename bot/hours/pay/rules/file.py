"""Payroll's file: a table that a spreadsheet reads as text and numbers, never as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.hours.pay.rules.periods import Period

MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of the machine
COLUMNS = ("person", "email_or_slack_id", "date", "start", "minutes", "confirmed")
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # plain and full width
CONTROL = ("\t", "\r", "\n")


class Row(NamedTuple):
    """What payroll learns of an entry: no story, no words."""

    name: str
    member_id: str
    email: str
    started_at: datetime
    minutes: int
    is_confirmed: bool


def contents(rows: Iterable[Row], tz: ZoneInfo) -> str:
    """Write the table, days and hours in the programme's zone, people by name."""
    written = io.StringIO()
    table = csv.writer(written)  # RFC 4180: commas, CRLF, quotes doubled
    table.writerow(COLUMNS)
    table.writerows(_cells(row, tz) for row in sorted(rows, key=_place))
    return MARK + written.getvalue()


def file_name(period: Period) -> str:
    """Give the name of a period's file."""
    return f"payroll-{period.first_on}-to-{period.last_on}.csv"


def defused(text: str) -> str:
    """Keep a spreadsheet from running somebody's words (OWASP, CSV injection).

    Blanks before a sign do not make it harmless.
    """
    is_formula = text.lstrip().startswith(FORMULA) or text.startswith(CONTROL)
    return f"'{text}" if is_formula else text


def _cells(row: Row, tz: ZoneInfo) -> Sequence[str | int]:
    local = row.started_at.astimezone(tz)
    return (
        defused(row.name),
        defused(row.email or row.member_id),
        f"{local:%Y-%m-%d}",
        f"{local:%H:%M}",
        row.minutes,
        "yes" if row.is_confirmed else "no",
    )


def _place(row: Row) -> tuple[str, str, datetime, int]:
    return row.name.casefold(), row.member_id, row.started_at, row.minutes
