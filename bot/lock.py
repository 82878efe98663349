"""Lets one bot at a time work on one SQLite file."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url


class Taken(Exception):
    """Another bot works on this database file."""


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Keep a SQLite file for this process as long as it lives; raises `Taken` if one has it.

    The system gives the lock back however a process ends. PostgreSQL takes several bots.
    """
    file = _file(url)
    if file is None:
        yield
        return
    with Path(f"{file}-lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Taken(f"another bot is at work on {file}; stop that one first") from None
        yield


def _file(url: str) -> str | None:
    """Name the file of a database, if it is one."""
    given = make_url(url)
    is_file = given.get_backend_name() == "sqlite" and given.database != ":memory:"
    return given.database if is_file else None
