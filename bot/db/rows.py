"""Reading a row by its key, and writing rows beside the ORM, with statements built once."""

import functools
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Insert, Select, Table, bindparam, insert, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key
from sqlmodel import Field, SQLModel

T = TypeVar("T", bound=SQLModel)

COUNTED = {"preserve_rowcount": True}  # without it, PostgreSQL forgets the count of an insert


class Once(SQLModel, table=True):
    """A thing that happens one time only, by its key."""

    __tablename__ = "once"

    key: str = Field(primary_key=True)


def find(session: Session, table: type[T], key: object) -> T | None:
    """Read a row by its key, or None; asked again in a transaction it is not read again."""
    known: T | None = session.identity_map.get(identity_key(table, key))
    return known or session.scalars(_by_key(table), {"key": key}).one_or_none()


def take(session: Session, table: type[T], key: object) -> T | None:
    """Read a row by its key as it is now, and keep others from changing it until the act ends."""
    return session.scalars(_locking(table), {"key": key}).one_or_none()


def value(session: Session, statement: Any, **values: Any) -> Any:
    """Read one value, or None, beside the ORM, with a statement built once."""
    session.flush()  # nothing to do, nearly always
    return session.connection().scalar(statement, values)


def add(session: Session, table: type[SQLModel], **values: Any) -> None:
    """Add a row beside the ORM, which takes three times as long."""
    session.connection().execute(_insert(table), values)


def append(session: Session, table: type[SQLModel], **values: Any) -> bool:
    """Add a row unless its key is taken, and say whether it was added."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    return changed(session, _insert_once(table, on_sqlite=on_sqlite), **values) == 1


def append_all(
    session: Session, table: type[SQLModel], key: str, rows: Sequence[Mapping[str, Any]]
) -> set[Any]:
    """Add rows in one statement unless their key is taken, and give the keys of the added."""
    if not rows:
        return set()
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    inserting = sqlite.insert if on_sqlite else postgresql.insert
    adding = inserting(_table(table)).values([*rows]).on_conflict_do_nothing()
    added = session.connection().execute(adding.returning(_table(table).c[key]))
    return set(added.scalars())


def changed(session: Session, statement: Any, **values: Any) -> int:
    """Run a statement that writes, beside the ORM, and say how many rows it touched."""
    result: CursorResult[Any] = session.connection().execute(
        statement, values or None, execution_options=COUNTED
    )
    return result.rowcount


def once(session: Session, key: str) -> bool:
    """Say whether this is the first time that this key is seen, and remember it."""
    return append(session, Once, key=key)


@functools.cache
def _by_key(table: type[T]) -> Select[T]:
    """Build a statement once: building it takes longer than running it."""
    (key,) = inspect(table).primary_key
    return select(table).where(key == bindparam("key"))


@functools.cache
def _locking(table: type[T]) -> Select[T]:
    return _by_key(table).with_for_update().execution_options(populate_existing=True)


@functools.cache
def _insert(table: type[SQLModel]) -> Insert:
    return insert(_table(table))


@functools.cache
def _insert_once(table: type[SQLModel], *, on_sqlite: bool) -> Insert:
    inserting = sqlite.insert if on_sqlite else postgresql.insert
    return inserting(_table(table)).on_conflict_do_nothing()


def _table(table: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(table.__tablename__)]
