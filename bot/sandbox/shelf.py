"""A file of things by kind and name, written a few at a time and never half: SQLite."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.sandbox.types import Json

Name = tuple[str, str]  # kind and id
MAGIC = b"SQLite format 3\x00"  # how such a file begins; sqlite.org/fileformat.html
SCHEMA = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    """CREATE TABLE IF NOT EXISTS things
       (kind TEXT, id TEXT, json TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID""",
)


class Unreadable(ValueError):
    """A file is there but is not what it should be; the message is a sentence for people."""


class Shelf:
    """One such file; a process that is killed leaves it as it was after the last `put`."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            for statement in SCHEMA:
                self.database.execute(statement)
        except sqlite3.DatabaseError as error:
            self.database.close()
            raise Unreadable(
                f"{path} cannot be used as the state of a sandbox: {error}."
            ) from error

    def all(self, kind: str) -> Iterator[tuple[str, Json]]:
        """Everything of a kind with its id, in the order of the ids."""
        rows = self.database.execute(
            "SELECT id, json FROM things WHERE kind = ? ORDER BY id", [kind]
        )
        yield from ((name, json.loads(text)) for name, text in rows)

    def put(self, written: Iterable[tuple[Name, str]], gone: Iterable[Name]) -> None:
        """Write some things and strike others, all or nothing; a full disk raises sqlite3.Error."""
        self.database.execute("BEGIN")
        with self.database:
            self.database.executemany("DELETE FROM things WHERE kind = ? AND id = ?", gone)
            self.database.executemany(
                "INSERT OR REPLACE INTO things VALUES (?, ?, ?)",
                ((*name, text) for name, text in written),
            )

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()
