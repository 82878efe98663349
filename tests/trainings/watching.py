"""Looking for traces of somebody: in every table, in the bytes of the file, and in the log."""

import logging
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Engine,
    Select,
    create_engine,
    inspect,
    literal_column,
    make_url,
    select,
    table,
    text,
)

from bot.console import TALKATIVE

OF_SLACK = ("bot.sandbox", "aiohttp")  # what Slack itself writes down is Slack's

Rows = dict[str, Counter[str]]


class Watch:
    """Remembers how everything stands; says later what of somebody has come since."""

    def __init__(self, database_url: str, log: Any, *marks: str) -> None:
        self.url, self.log, self.marks = database_url, log, marks
        self.engine = _engine(database_url)
        log.set_level(logging.DEBUG)
        for name in TALKATIVE:  # as the command line does it
            logging.getLogger(name).setLevel(logging.INFO)
        self.begin()

    def begin(self) -> None:
        """Look from now on."""
        if self._file:
            with self.engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        self.before = rows(self.engine)
        self.log.clear()

    def changes(self) -> dict[str, int]:
        """Count the rows of each table that are new or other than before."""
        return {name: new.total() for name, new in self.new().items()}

    def traces(self) -> set[str]:
        """Say where one of the marks can be found in what has come since."""
        return {*self._in_tables(), *self._in_file(), *self._in_log()}

    def written(self, words: str) -> bool:
        """Say whether words are in the bytes that came since; so a search of them can find."""
        return words.encode() in self._bytes()

    def end(self) -> None:
        """Close the database."""
        self.engine.dispose()

    @property
    def _file(self) -> Path | None:
        url = make_url(self.url)
        return Path(url.database or "") if url.get_backend_name() == "sqlite" else None

    def new(self) -> Rows:
        """Read the rows that are new or other than before, by table."""
        now = rows(self.engine)
        return {name: more for name in now if (more := now[name] - self.before[name])}

    def _in_tables(self) -> Iterator[str]:
        for name, new in self.new().items():
            if any(mark in row for row in new for mark in self.marks):
                yield f"table {name}"

    def _bytes(self) -> bytes:
        """Read what was appended to the database since, also what was deleted again."""
        wal = Path(f"{self._file}-wal") if self._file else None
        return wal.read_bytes() if wal and wal.exists() else b""

    def _in_file(self) -> Iterator[str]:
        if any(mark.encode() in self._bytes() for mark in self.marks):
            yield "file"

    def _in_log(self) -> Iterator[str]:
        for record in self.log.records:
            line = logging.Formatter("%(message)s").format(record)
            is_ours = not record.name.startswith(OF_SLACK)
            if is_ours and any(mark in line for mark in self.marks):
                yield f"log {record.name}"


def marks_of(slack_id: str, name: str, at: datetime) -> tuple[str, ...]:
    """Give what would tell who it was: the id, the name, and the minute in each way to write it."""
    minutes = {f"{moment:%H:%M}:" for moment in (at, at.astimezone(UTC))}
    return slack_id, name, *sorted(minutes), str(int(at.timestamp()))[:9]


def rows(engine: Engine) -> Rows:
    """Read every column of every table that is there, known to the bot or not."""
    with engine.connect() as connection:
        return {
            name: Counter(str(tuple(row)) for row in connection.execute(_whole(name)))
            for name in inspect(connection).get_table_names()
        }


def _whole(name: str) -> Select[Any]:
    return select(literal_column("*")).select_from(table(name))


def _engine(url: str) -> Engine:
    return create_engine(make_url(url))
