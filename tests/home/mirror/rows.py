"""A row in every table, with somebody in every column that can name a person."""

from datetime import date, datetime, time
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Column, Enum, Table, TypeDecorator
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from bot.db import PersonId
from bot.programme import store as programmes
from tests import given

NUMBERS = count(1000)
THERE = ("programme", "member")  # one row, and the people themselves

Made = dict[str, dict[str, Any]]


def in_every_table(session: Session, person: str) -> Made:
    """Add a row to every other table, with a person wherever one can stand."""
    made: Made = {}
    programmes.get(session).hr_person = person
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in THERE:
            made[table.name] = row(table, person, made)
            session.execute(table.insert().values(made[table.name]))
    return made


def row(table: Table, person: str, made: Made) -> dict[str, Any]:
    """Make a row, pointing at the rows that were made before."""
    return {column.name: _value(column, person, made) for column in table.columns}


def _value(column: Column[Any], person: str, made: Made) -> Any:
    if isinstance(column.type, PersonId):
        return person
    if isinstance(column.type, Enum) and column.type.enum_class:
        return next(iter(column.type.enum_class))
    for pointing in column.foreign_keys:
        at = pointing.column
        return made.get(at.table.name, {}).get(at.name)
    return _usual(column)


def _usual(column: Column[Any]) -> Any:
    number = next(NUMBERS)
    usual: dict[type[Any], Any] = {
        bool: False,
        int: number,
        float: 0.0,
        str: f"{column.name} {number}",
        object: [],  # what SQLAlchemy says of JSON
        date: date(2026, 11, 16),
        datetime: given.MONDAY,
        time: time(8),
        UUID: uuid4(),
    }
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return usual[kind.python_type]
