"""The first row of a list: which column says what."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.errors import Refusal


class Column(StrEnum):
    """What a column can say."""

    EMAIL = "email"
    SLACK_ID = "slack_id"
    NAME = "name"
    DEPARTMENT = "department"
    EXEMPT = "exempt"
    HOURS = "hours"


class Header(NamedTuple):
    """Where each column stands, how many there are, and which are not read."""

    places: Mapping[Column, int]
    width: int
    unread: Sequence[str]


KNOWN = {
    **dict.fromkeys(("email", "e mail", "mail", "email address", "e mail address"), Column.EMAIL),
    **dict.fromkeys(("work email", "work e mail", "business email"), Column.EMAIL),
    **dict.fromkeys(("slack id", "slack", "slack member id", "slack user id"), Column.SLACK_ID),
    **dict.fromkeys(("member id",), Column.SLACK_ID),
    **dict.fromkeys(("name", "full name", "employee", "employee name"), Column.NAME),
    **dict.fromkeys(("first name", "last name"), Column.NAME),
    **dict.fromkeys(("department", "dept", "department name", "division"), Column.DEPARTMENT),
    **dict.fromkeys(("exempt", "flsa", "flsa status", "exempt status"), Column.EXEMPT),
    **dict.fromkeys(("hours", "working hours", "work hours", "schedule"), Column.HOURS),
}
WHO = {Column.EMAIL, Column.SLACK_ID}
WHAT = {Column.DEPARTMENT, Column.EXEMPT, Column.HOURS}
FIRST_ROW = "The first row has to name the columns, such as: email, department, exempt, hours."
NO_WHO = f"No column says who is meant, by e-mail address or Slack id. {FIRST_ROW}"
NO_WHAT = f"No column says a department, who is exempt, or hours. {FIRST_ROW}"
TWICE = "Two columns say the same: “{one}” and “{other}”. Please leave one of them out."
NO_FIELD = "“{told}” can't be read. Write the column's name in the file, =, and one of: {fields}."
NO_COLUMN = "There is no column “{name}” in the file. Nothing has changed."


def read(cells: Sequence[str], mapping: Mapping[str, Column]) -> Header:
    """Read which column says what; `mapping` goes before the names that Herald knows."""
    names = [plain(cell) for cell in cells]
    if missing := sorted(set(mapping) - set(names)):
        raise Refusal(NO_COLUMN.format(name=missing[0]))
    places: dict[Column, int] = {}
    for place, name in enumerate(names):
        column = mapping.get(name) or KNOWN.get(name)
        if column in places and column is not Column.NAME:
            raise Refusal(TWICE.format(one=cells[places[column]].strip(), other=cells[place]))
        if column is not None:
            places[column] = place
    _refuse_useless(places)
    unread = [cell.strip() for cell, name in zip(cells, names, strict=True) if _is_unread(name)]
    return Header(places, len(cells), [one for one in unread if plain(one) not in mapping])


def read_mapping(told: Sequence[str]) -> dict[str, Column]:
    """Read column=field, such as Abteilung=department."""
    mapping = {}
    for one in told:
        name, _, field = one.rpartition("=")
        if not name.strip() or field.strip() not in set(Column):
            raise Refusal(NO_FIELD.format(told=one, fields=", ".join(Column)))
        mapping[plain(name)] = Column(field.strip())
    return mapping


def plain(name: str) -> str:
    """Make two ways to write the same column equal."""
    return " ".join(re.sub(r"[\s_.\-]+", " ", name).split()).casefold()


def _is_unread(name: str) -> bool:
    return bool(name) and name not in KNOWN


def _refuse_useless(places: Mapping[Column, int]) -> None:
    if not WHO & set(places):
        raise Refusal(NO_WHO)
    if not WHAT & set(places):
        raise Refusal(NO_WHAT)
