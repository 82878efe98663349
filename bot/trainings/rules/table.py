"""Reading a table of trainings as spreadsheets write it: any separator, quotes, and odd cells."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.errors import Refusal
from bot.hours.hr.rules.header import plain
from bot.hours.hr.rules.reading import Fault
from bot.trainings.models import TrainingKind
from bot.trainings.rules import cells, planning
from bot.trainings.rules.planning import Wish, one_line

MOST = 200  # rows: four years of Wednesdays
LONGEST = 600  # characters of a cell; a longer one is a quotation mark that nobody closed
SEPARATORS = ",;\t|"
HINT = re.compile(r'"?sep=([,;\t|])"?\s*', re.IGNORECASE)

EMPTY = "There is nothing in this file. Nothing was planned."
ONLY_A_HEADER = "There are no dates in this file, only the names of columns. Nothing was planned."
TOO_MANY = f"There are more than {MOST} rows in this file. Please send it in parts."
BROKEN = "This file is no table: a cell never ends. Please save it as CSV again and send that."
NO_HEADER = (
    "The first row has to name the columns: date, start, end, lesson, place, link, seats, hosts, "
    "kind. Only date is needed, and place or link."
)
TWICE = "Two columns say the same: “{one}”. Please leave one of them out."
OPEN = "A cell in it has no end: most likely a quotation mark is never closed."
NO_LESSON = "There is no lesson “{cell}” in the course."
NOBODY = "Nobody here who could host has the e-mail address {email}."


class Column(StrEnum):
    """What a column can say."""

    DATE = "date"
    START = "start"
    END = "end"
    KIND = "kind"
    LESSON = "lesson"
    PLACE = "place"
    LINK = "link"
    SEATS = "seats"
    HOSTS = "hosts"


KNOWN = {
    **{column.value: column for column in Column},
    **dict.fromkeys(("day",), Column.DATE),
    **dict.fromkeys(("starts", "from", "start time"), Column.START),
    **dict.fromkeys(("ends", "to", "until", "end time"), Column.END),
    **dict.fromkeys(("what", "type"), Column.KIND),
    **dict.fromkeys(("title", "topic"), Column.LESSON),
    **dict.fromkeys(("room", "where"), Column.PLACE),
    **dict.fromkeys(("url", "video"), Column.LINK),
    **dict.fromkeys(("capacity", "places"), Column.SEATS),
    **dict.fromkeys(("host",), Column.HOSTS),
}


class Row(NamedTuple):
    """A row as it stands there, by column."""

    line: int
    said: Mapping[Column, str]

    def cell(self, column: Column) -> str:
        """Give what a cell says."""
        return self.said.get(column, "")


class Course(NamedTuple):
    """What rows are read against: lessons by name, hosts by e-mail address, the zone, and when."""

    lessons: Mapping[str, UUID]
    hosts: Mapping[str, str]
    tz: ZoneInfo
    at: datetime


class Table(NamedTuple):
    """What a file comes to: the dates that can be planned, and what is wrong, by line."""

    wishes: Sequence[Wish]
    faults: Sequence[Fault]


def read(text: str) -> Sequence[Row]:
    """Read the rows below the header; refuses what is no table of trainings."""
    body, begins, told = _past_the_hint(text.lstrip("\ufeff"))
    first = next((line for line in body.splitlines() if line.strip()), "")
    if not first:
        raise Refusal(EMPTY)
    separator = told or max(SEPARATORS, key=_unquoted(first).count)
    lines = [
        (line, row) for line, row in _lines(body, separator, begins) if any(map(str.strip, row))
    ]
    if not lines:
        raise Refusal(EMPTY)
    places = _header(lines[0][1])
    if len(lines) == 1:
        raise Refusal(ONLY_A_HEADER)
    if len(lines) - 1 > MOST:
        raise Refusal(TOO_MANY)
    return [Row(line, _said(row, places)) for line, row in lines[1:]]


def emails(rows: Sequence[Row]) -> set[str]:
    """List the addresses of all who are to host."""
    return {email for row in rows for email in cells.emails(row.cell(Column.HOSTS))}


def look(rows: Sequence[Row], course: Course) -> Table:
    """Say which rows can be planned, and of every other what is wrong with it."""
    wishes: list[Wish] = []
    faults: list[Fault] = []
    for row in rows:
        try:
            wish = _wish(row, course)
        except ValueError as error:
            faults.append(Fault(row.line, "", str(error)))
            continue
        wrong = planning.problems(wish, course.tz, course.at)
        wishes += [] if wrong else [wish]
        faults += [Fault(row.line, "", " ".join(wrong.values()))] if wrong else []
    return Table(wishes, faults)


def _wish(row: Row, course: Course) -> Wish:
    if any(len(cell) > LONGEST for cell in row.said.values()):
        raise ValueError(OPEN)
    starts = cells.clock(row.cell(Column.START), planning.NOON)
    lesson_id = _lesson(row.cell(Column.LESSON), course)
    kind = cells.kind(row.cell(Column.KIND)) or TrainingKind.LESSON
    return Wish(
        kind=kind,
        lesson_id=lesson_id,
        day=cells.day(row.cell(Column.DATE)),
        starts=starts,
        ends=cells.clock(row.cell(Column.END), _hour_after(starts)),
        place=cells.harmless(one_line(row.cell(Column.PLACE))),
        link=row.cell(Column.LINK),
        capacity=cells.seats(row.cell(Column.SEATS)),
        hosts=tuple(dict.fromkeys(_host(one, course) for one in _hosts(row))),
    )


def _hosts(row: Row) -> list[str]:
    return cells.emails(row.cell(Column.HOSTS))


def _lesson(cell: str, course: Course) -> UUID | None:
    if not cell:
        return None
    if (known := course.lessons.get(one_line(cell).casefold())) is None:
        raise ValueError(NO_LESSON.format(cell=cell))
    return known


def _host(email: str, course: Course) -> str:
    if (known := course.hosts.get(email)) is None:
        raise ValueError(NOBODY.format(email=email))
    return known


def _hour_after(starts: time) -> time:
    return (datetime.combine(date.min, starts) + timedelta(hours=1)).time()


def _past_the_hint(text: str) -> tuple[str, int, str]:
    """Skip `sep=;`, with which a spreadsheet program says how it wrote the file."""
    first, _, rest = text.partition("\n")
    hint = HINT.fullmatch(first)
    return (rest, 1, hint[1]) if hint else (text, 0, "")


def _lines(body: str, separator: str, begins: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Give each row with the number of the line on which it begins."""
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    line = begins + 1
    try:
        for row in reader:
            yield line, row
            line = begins + reader.line_num + 1
    except csv.Error as error:
        raise Refusal(BROKEN) from error


def _header(row: Sequence[str]) -> Mapping[Column, int]:
    places: dict[Column, int] = {}
    for place, cell in enumerate(row):
        column = KNOWN.get(plain(cells.text(cell)))
        if column in places:
            raise Refusal(TWICE.format(one=cell.strip()))
        if column is not None:
            places[column] = place
    if Column.DATE not in places:
        raise Refusal(NO_HEADER)
    return places


def _said(row: Sequence[str], places: Mapping[Column, int]) -> Mapping[Column, str]:
    return {name: cells.text(row[place]) for name, place in places.items() if place < len(row)}


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)
