"""The report of a list: every row that is not applied, or not all of it, as a file."""

import csv
import io
from collections.abc import Iterable

from bot.hours.hr.rules.reading import Fault
from bot.hours.pay.rules.file import MARK, defused

NAME = "not-applied.csv"
COLUMNS = ("line", "person", "reason")


def contents(faults: Iterable[Fault]) -> str:
    """Write the table; what stood in a cell is never a formula here."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    table.writerows((row.line, defused(row.who), defused(row.reason)) for row in faults)
    return MARK + written.getvalue()
