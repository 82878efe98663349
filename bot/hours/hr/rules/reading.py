"""Reading a list of people as spreadsheets write it: any separator, quotes, and odd cells."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.errors import Refusal
from bot.hours import week
from bot.hours.hr.rules import header
from bot.hours.hr.rules.header import Column, Header
from bot.hours.rules import Shift

MOST = 50_000  # rows; a county with more sends them in parts
LONGEST = 300  # characters of a cell; a longer one is a quotation mark that nobody closed
SEPARATORS = ",;\t|"
YES = {"yes", "y", "true", "1", "exempt", "salaried exempt"}
NO = {"no", "n", "false", "0", "hourly", "non exempt", "nonexempt", "not exempt"}
FORMULA = ("=", "+", "-", "@")
AS_TEXT = re.compile(r'="(.*)"')  # how spreadsheets are told that a number is text
DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}( .*)?|\d{1,2}-[a-z]{3}(-\d+)?|[a-z]{3}-\d{2}", re.IGNORECASE
)
EMPTY = "There is nothing in this file. Nothing has changed."
ONLY_A_HEADER = "There are no people in this file, only the names of columns. Nothing has changed."
TOO_MANY = f"There are more than {MOST:,} rows in this file. Please send it in parts."
BROKEN = "This file is no list: a cell never ends. Please save it as CSV again and send that."
NOBODY = "It says neither an e-mail address nor a Slack id."
WIDE = "It has more cells than there are columns. Words with a comma need quotation marks."
OPEN = "A cell in it has no end: most likely a quotation mark is never closed."
NEITHER = "“{cell}” says neither yes nor no. Write yes for exempt, no for paid by the hour."
A_DATE = "“{cell}” is a date: the spreadsheet changed the cell. Format the column as text first."
A_FORMULA = "“{cell}” begins like a formula of a spreadsheet, so it is no department's name."


class Row(NamedTuple):
    """What a row says; None and nothing leave everything as it is."""

    line: int
    email: str
    slack_id: str
    department: str
    exempt: bool | None
    shifts: tuple[Shift, ...] | None

    @property
    def who(self) -> str:
        """The person, as the row names them."""
        return self.slack_id or self.email


class Fault(NamedTuple):
    """A row that is not applied, or not all of it, and why."""

    line: int
    who: str
    reason: str


class Sheet(NamedTuple):
    """A list: its header, and its text from there on."""

    head: Header
    separator: str
    text: str
    begins: int


def open_sheet(text: str, mapping: Mapping[str, Column] | None = None) -> Sheet:
    """Find the separator and the columns; refuses what is no list of people."""
    body, begins, told = _past_the_hint(text.lstrip("\ufeff"))
    first = next((line for line in body.splitlines() if line.strip()), "")
    if not first:
        raise Refusal(EMPTY)
    separator = told or max(SEPARATORS, key=_unquoted(first).count)
    cells = next(cells for _, cells in _table(body, separator, begins) if _says(cells))
    return Sheet(header.read([_cell(one) for one in cells], mapping or {}), separator, body, begins)


def rows(sheet: Sheet) -> Iterator[Row | Fault]:
    """Read the rows below the header; empty ones count for nothing."""
    below = ((line, cells) for line, cells in _table(sheet.text, sheet.separator, sheet.begins))
    filled = ((line, cells) for line, cells in below if _says(cells))
    next(filled)  # the header
    count = 0
    for count, (line, cells) in enumerate(filled, 1):
        if count > MOST:
            raise Refusal(TOO_MANY)
        yield _row(line, cells, sheet.head)
    if count == 0:
        raise Refusal(ONLY_A_HEADER)


def _past_the_hint(text: str) -> tuple[str, int, str]:
    """Skip `sep=;`, with which a spreadsheet program says how it wrote the file."""
    first, _, rest = text.partition("\n")
    hint = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    return (rest, 1, hint[1]) if hint else (text, 0, "")


def _table(text: str, separator: str, begins: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Give each row with the number of the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = begins + 1
    try:
        for cells in reader:
            yield line, cells
            line = begins + reader.line_num + 1
    except csv.Error as error:
        raise Refusal(BROKEN) from error


def _says(cells: Sequence[str]) -> bool:
    return any(cell.strip() for cell in cells)


def _row(line: int, cells: Sequence[str], head: Header) -> Row | Fault:
    said = {name: _cell(cells[at]) for name, at in head.places.items() if at < len(cells)}
    email, slack_id = said.get(Column.EMAIL, "").casefold(), said.get(Column.SLACK_ID, "")
    who = (slack_id or email)[:LONGEST]
    problem = _problem_with(cells, head, who)
    if problem:
        return Fault(line, who, problem)
    try:
        exempt = _exempt(said.get(Column.EXEMPT, ""))
        shifts = _shifts(said.get(Column.HOURS, ""))
        department = _department(said.get(Column.DEPARTMENT, ""))
    except ValueError as error:
        return Fault(line, who, str(error))
    return Row(line, email, slack_id.upper(), department, exempt, shifts)


def _problem_with(cells: Sequence[str], head: Header, who: str) -> str:
    if any(len(cell) > LONGEST or "\n" in cell.strip() for cell in cells):
        return OPEN
    if any(cell.strip() for cell in cells[head.width :]):
        return WIDE
    return "" if who else NOBODY


def _cell(text: str) -> str:
    """Take a cell's words as they were meant: without the signs that make them text."""
    words = " ".join(text.replace("\u00a0", " ").split())
    as_text = AS_TEXT.fullmatch(words)
    return (as_text[1] if as_text else words.removeprefix("'")).strip()


def _exempt(cell: str) -> bool | None:
    said = header.plain(cell)
    if not said:
        return None
    if said not in YES | NO:
        raise ValueError(NEITHER.format(cell=cell))
    return said in YES


def _shifts(cell: str) -> tuple[Shift, ...] | None:
    if DATE.fullmatch(cell):
        raise ValueError(A_DATE.format(cell=cell))
    return week.parse(cell) or None


def _department(cell: str) -> str:
    if cell.startswith(FORMULA):
        raise ValueError(A_FORMULA.format(cell=cell))
    if DATE.fullmatch(cell):
        raise ValueError(A_DATE.format(cell=cell))
    return cell


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)
