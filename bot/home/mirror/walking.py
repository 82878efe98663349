"""Finding every row in which a person stands: by each column that can name one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, Table, cast, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from bot.certificates.models import Certificate
from bot.db import PersonId
from bot.home.mirror.entries import Entry, Mention
from bot.home.mirror.registry import ENTRIES
from bot.journal.models import Look
from bot.members.models import Department, Member
from bot.stories.models import Story
from bot.trainings.models import Lesson

MOST = 2000  # rows of a table in the file: years of somebody's acts, and read in a moment
LOOKS = 10  # the newest of them are told in the window, all in the file

Row = Mapping[str, Any]


class Held(NamedTuple):
    """What a table holds about somebody: how many rows, or the rows themselves."""

    entry: Entry
    people: tuple[str, ...]  # the columns that name people
    number: int | None  # None: not counted
    rows: Sequence[Row] = ()


class Named(NamedTuple):
    """Rows that name somebody in the midst of other things."""

    mention: Mention
    rows: Sequence[Row]
    has_more: bool = False


class Opened(NamedTuple):
    """A lead opened a list with somebody's name on it."""

    lead: str
    names: str
    at: datetime


class Mirror(NamedTuple):
    """What is held about somebody, in numbers."""

    member: Member
    whose: str
    department: str
    held: Sequence[Held]
    looks: Sequence[Opened]


class Names(NamedTuple):
    """What ids mean to a reader."""

    people: Mapping[str, str]
    things: Mapping[str, str]


def tables() -> Iterator[Table]:
    """Give every table that can name a person, in the order of the registry."""
    place = {name: number for number, name in enumerate(ENTRIES)}
    for table in sorted(SQLModel.metadata.tables.values(), key=lambda one: place.get(one.name, -1)):
        if people_of(table):
            yield table


def people_of(table: Table) -> tuple[str, ...]:
    """Give the columns of a table that can name a person."""
    return tuple(column.name for column in table.columns if isinstance(column.type, PersonId))


def counted(session: Session, member_id: str) -> list[Held]:
    """Count in every table what is held about somebody."""
    return [
        Held(ENTRIES[table.name], people_of(table), _count(session, table, member_id))
        for table in tables()
    ]


def held(session: Session, table: Table, member_id: str) -> Held | None:
    """Read from a table what is held about somebody, at most `MOST` rows of it, the last ones."""
    mine = _stands_in(table, member_id)
    last = select(table).where(mine).order_by(*(key.desc() for key in table.primary_key.columns))
    rows = [dict(row) for row in session.execute(last.limit(MOST)).mappings()]
    if not rows:
        return None
    number = len(rows)
    if number == MOST:
        number = session.scalar(select(func.count()).select_from(table).where(mine)) or MOST
    return Held(ENTRIES[table.name], people_of(table), number, rows[::-1])


def named(session: Session, mention: Mention, member_id: str) -> Named | None:
    """Read where else somebody's id stands, among other things: only what is told of it."""
    table = SQLModel.metadata.tables[mention.table]
    inside = cast(table.c[mention.column], String).contains(member_id, autoescape=True)
    if people_of(table):
        inside &= ~_stands_in(table, member_id).is_(True)
    told = [table.c[name] for name in mention.tells or table.primary_key.columns.keys()]
    there = session.execute(select(*told).where(inside).limit(MOST + 1)).mappings()
    found = [dict(row) for row in there]
    return Named(mention, found[:MOST], len(found) > MOST) if found else None


def looks(session: Session, member_id: str) -> list[Opened]:
    """List which lead opened a list with somebody's name on it, newest first."""
    wanted = (
        select(col(Member.name), col(Look.list), col(Look.at))
        .join(Member, col(Member.slack_id) == col(Look.by))
        .where(col(Look.member_id) == member_id)
        .order_by(col(Look.at).desc(), col(Look.seq).desc())
        .limit(LOOKS)
    )
    return [Opened(*row) for row in session.execute(wanted)]


def names(session: Session) -> Names:
    """Read what ids mean: the names of people and things, the numbers of certificates."""
    people = session.execute(select(col(Member.slack_id), col(Member.name)))
    headlines = session.execute(select(col(Story.id), col(Story.headline)))
    departments = session.execute(select(col(Department.id), col(Department.name)))
    lessons = session.execute(select(col(Lesson.id), col(Lesson.title)))
    numbers = session.execute(select(col(Certificate.id), col(Certificate.number)))
    named = (headlines, departments, lessons, numbers)
    things = {str(row[0]): row[1] for rows in named for row in rows}
    return Names({row[0]: row[1] for row in people}, things)


def _stands_in(table: Table, member_id: str) -> ColumnElement[bool]:
    entry = ENTRIES[table.name]
    looked_up = set(people_of(table)) - set(entry.elsewhere)
    through = (_leads_to(table, *way, member_id) for way in entry.through.items())
    return or_(*(table.c[name] == member_id for name in sorted(looked_up)), *through)


def _leads_to(table: Table, column: str, other: str, member_id: str) -> ColumnElement[bool]:
    there = SQLModel.metadata.tables[other]
    return table.c[column].in_(select(there.c.id).where(_stands_in(there, member_id)))


def _count(session: Session, table: Table, member_id: str) -> int | None:
    if not ENTRIES[table.name].counted:
        return None
    wanted = select(func.count()).select_from(table).where(_stands_in(table, member_id))
    return session.scalar(wanted) or 0
