"""Acts run in transactions, questions cannot write; both in threads of the database."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.engine import create_engine, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from bot.db.engines import sqlite_engine
from bot.db.workers import Workers
from bot.errors import Unavailable

P = ParamSpec("P")
R = TypeVar("R")

BATCH = 8  # answers that wait for each other; more saves wake-ups and costs p99
TRIES = 3  # of an act that another one pushed aside
PUSHED_ASIDE = {"40001", "40P01"}  # SQLSTATE: serialization failure, deadlock
READ_ONLY = "25006"  # SQLSTATE: read-only transaction
SPOKE = "spoke"  # in a session's info: for whom the act left something to do
WORDS = "words"  # for the courier


class Database:
    """A SQLite file with one writer, or a PostgreSQL with a pool of them."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.written = 0  # moves with each act of this process that changed something
        self.on_spoken: dict[str, Callable[[], None]] = {}  # until then it waits in its table
        if self.is_sqlite:
            self.writing = sqlite_engine(self.url, "BEGIN IMMEDIATE", size=1)
            self.reading = sqlite_engine(self.url, "BEGIN", "query_only=ON", size=2)
            self.writers = Workers("writer", 1, BATCH)
            self.readers = Workers("reader", 2, BATCH)
        else:
            self.writing = create_engine(
                self.url, pool_size=12, max_overflow=0, pool_pre_ping=True, hide_parameters=True
            )
            self.reading = self.writing.execution_options(postgresql_readonly=True)
            self.writers = Workers("writer", 8, 1)
            self.readers = Workers("reader", 4, 1)

    async def transact(
        self, act: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run an act in one transaction in a writer's thread, then wake those it left work for.

        A cancelled call still commits. Raises `Unavailable` when nothing could be saved.
        """
        result, spoke = await self.writers.submit(lambda: self._write(act, *args, **kwargs))
        for whom in spoke & self.on_spoken.keys():
            self.on_spoken[whom]()
        return result

    async def read(
        self, question: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Ask a question in a reader's thread; it never blocks a writer and cannot write."""
        return await self.readers.submit(lambda: self._read(question, *args, **kwargs))

    def close(self) -> None:
        """Drain the threads and give every connection back."""
        self.readers.close()
        self.writers.close()
        self.writing.dispose()
        self.reading.dispose()

    def _write(
        self, act: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[R, set[str]]:
        for left in reversed(range(TRIES)):
            try:
                with Session(self.writing, expire_on_commit=False) as session, session.begin():
                    result = act(session, *args, **kwargs)
                    self.written = self._changes(session)
                return result, session.info.get(SPOKE, set())
            except DBAPIError as error:
                if left == 0 or not _was_pushed_aside(error):
                    raise _translated(error) from error
        raise AssertionError("the last try returns or raises")

    def _changes(self, session: Session) -> int:
        """Count what was changed; PostgreSQL does not say, so there each act counts."""
        session.flush()
        driver: Any = session.connection().connection.dbapi_connection
        return driver.total_changes if self.is_sqlite else self.written + 1

    def _read(
        self, question: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        try:
            with Session(self.reading, expire_on_commit=False, autoflush=False) as session:
                return question(session, *args, **kwargs)
        except DBAPIError as error:
            raise _translated(error) from error


def spoken(session: Session, whom: str = WORDS) -> None:
    """Note that this act left something to do, for the courier if nobody else is named."""
    session.info.setdefault(SPOKE, set()).add(whom)


def _was_pushed_aside(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in PUSHED_ASIDE


def _translated(error: DBAPIError) -> Exception:
    """An outage becomes `Unavailable`; anything else is a bug and stays what it is."""
    read_only = getattr(error.orig, "sqlstate", None) == READ_ONLY
    return (
        Unavailable(str(error.orig)) if isinstance(error, OperationalError) or read_only else error
    )
