"""SQLite as Herald uses it: who begins a transaction, and what a connection is told first."""

import sqlite3
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, create_engine
from sqlalchemy.exc import OperationalError

FIRST = ("busy_timeout=2000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")


def sqlite_engine(url: URL, begin: str, *pragmas: str, size: int) -> Engine:
    """Make an engine whose transactions start as told; the driver itself never begins one."""
    engine = create_engine(
        url, pool_size=size, max_overflow=0, connect_args={"timeout": 2}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def opened(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        for pragma in (*FIRST, *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def began(connection: Connection) -> None:
        try:  # past SQLAlchemy, whose way to run a bare statement takes longer than SQLite's
            connection.connection.cursor().execute(begin)
        except sqlite3.OperationalError as error:
            raise OperationalError(begin, None, error) from error

    return engine
