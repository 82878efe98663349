"""The one way to the database: acts in transactions, questions that cannot write."""

import asyncio
import queue
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import CursorResult, Enum, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, Dialect, Engine, create_engine, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.types import DateTime, TypeDecorator
from sqlmodel import Field, SQLModel

from bot.errors import Unavailable

P = ParamSpec("P")
R = TypeVar("R")

BATCH = 8  # answers that wait for each other; more saves wake-ups and costs p99
TRIES = 3  # of an act that another one pushed aside
PUSHED_ASIDE = {"40001", "40P01"}  # SQLSTATE: serialization failure, deadlock
READ_ONLY = "25006"  # SQLSTATE: read-only transaction
SPOKE = "spoke"  # set in a session's info when an act left something to send


class Moment(TypeDecorator[datetime]):
    """A point in time: aware in Python, UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; a time without a zone is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give UTC back; SQLite forgets the zone."""
        return value and value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


def choice(states: type[StrEnum]) -> Enum:
    """Tell the database how to keep an enum: as text, by value."""
    return Enum(
        states, native_enum=False, length=32, values_callable=lambda e: [m.value for m in e]
    )


class Once(SQLModel, table=True):
    """A thing that happens one time only, by its key."""

    __tablename__ = "once"

    key: str = Field(primary_key=True)


def append(session: Session, table: type[SQLModel], **values: Any) -> bool:
    """Add a row unless its key is taken, and say whether it was added."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert if on_sqlite else postgresql.insert
    return changed(session, insert(table).values(**values).on_conflict_do_nothing()) == 1


def changed(session: Session, statement: Any) -> int:
    """Run a statement that writes and say how many rows it touched."""
    counted = statement.execution_options(preserve_rowcount=True)
    result: CursorResult[Any] = session.connection().execute(counted)
    return result.rowcount


def once(session: Session, key: str) -> bool:
    """Say whether this is the first time that this key is seen, and remember it."""
    return append(session, Once, key=key)


class Workers:
    """Threads that do calls in turn and report a batch to the event loop in one wake-up."""

    def __init__(self, name: str, count: int, batch: int) -> None:
        self.batch = batch
        self.queue: queue.SimpleQueue[tuple[asyncio.Future[Any], Callable[[], Any]] | None] = (
            queue.SimpleQueue()
        )
        self.threads = [
            threading.Thread(target=self._work, name=f"{name}-{n}", daemon=True)
            for n in range(count)
        ]
        for thread in self.threads:
            thread.start()

    def submit(self, call: Callable[[], R]) -> asyncio.Future[R]:
        """Queue a call; the future is set in the loop that asked."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self.queue.put((future, call))
        return future

    def close(self) -> None:
        """Finish what is queued, then end the threads."""
        for _ in self.threads:
            self.queue.put(None)
        for thread in self.threads:
            thread.join()

    def _work(self) -> None:
        open_ = True
        while open_:
            batch, open_ = self._take()
            if batch:
                done = [(future, *_outcome(call)) for future, call in batch]
                _report(done)

    def _take(self) -> tuple[list[tuple[asyncio.Future[Any], Callable[[], Any]]], bool]:
        job = self.queue.get()
        batch = []
        while job is not None:
            batch.append(job)
            if len(batch) == self.batch or self.queue.empty():
                return batch, True
            try:
                job = self.queue.get_nowait()
            except queue.Empty:
                return batch, True
        return batch, False


def _outcome(call: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return call(), None
    except BaseException as error:
        return None, error


def _report(done: list[tuple[asyncio.Future[Any], Any, BaseException | None]]) -> None:
    loop = done[0][0].get_loop()
    if not loop.is_closed():
        loop.call_soon_threadsafe(_settle, done)


def _settle(done: list[tuple[asyncio.Future[Any], Any, BaseException | None]]) -> None:
    for future, result, error in done:
        if future.done():
            continue
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)


class Database:
    """A SQLite file with one writer, or a PostgreSQL with a pool of them."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.on_spoken: Callable[[], None] = _nobody_listens
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
        """Run an act in one transaction in a writer's thread, then wake the courier if it spoke.

        A cancelled call still commits. Raises `Unavailable` when nothing could be saved.
        """
        result, spoke = await self.writers.submit(lambda: self._write(act, *args, **kwargs))
        if spoke:
            self.on_spoken()
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
    ) -> tuple[R, bool]:
        for left in reversed(range(TRIES)):
            try:
                with Session(self.writing, expire_on_commit=False) as session, session.begin():
                    result = act(session, *args, **kwargs)
                return result, SPOKE in session.info
            except DBAPIError as error:
                if left == 0 or not _was_pushed_aside(error):
                    raise _translated(error) from error
        raise AssertionError("the last try returns or raises")

    def _read(
        self, question: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        try:
            with Session(self.reading, expire_on_commit=False, autoflush=False) as session:
                return question(session, *args, **kwargs)
        except DBAPIError as error:
            raise _translated(error) from error


def sqlite_engine(url: URL, begin: str, *pragmas: str, size: int) -> Engine:
    """Make an engine whose transactions start as told; the driver itself never begins one."""
    engine = create_engine(
        url, pool_size=size, max_overflow=0, connect_args={"timeout": 2}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def opened(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "busy_timeout=2000",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            *pragmas,
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def began(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def spoken(session: Session) -> None:
    """Note that this act left something for the courier."""
    session.info[SPOKE] = True


def _nobody_listens() -> None:
    """Before a courier runs, what is spoken waits in its table."""


def _was_pushed_aside(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in PUSHED_ASIDE


def _translated(error: DBAPIError) -> Exception:
    """An outage becomes `Unavailable`; anything else is a bug and stays what it is."""
    read_only = getattr(error.orig, "sqlstate", None) == READ_ONLY
    return (
        Unavailable(str(error.orig)) if isinstance(error, OperationalError) or read_only else error
    )


__all__ = ["Database", "Moment", "Once", "Session", "append", "changed", "choice", "once", "spoken"]
