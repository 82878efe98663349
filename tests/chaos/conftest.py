"""One database for all runs of a process; each run begins with empty tables."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from tests.chaos.world import WorldDatabase


@pytest.fixture(scope="session")
def chaos_db() -> Iterator[WorldDatabase]:
    """A SQLite file, in memory where the system has such a place."""
    shared = Path("/dev/shm")  # noqa: S108 - only a faster place
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        db = WorldDatabase(f"sqlite:///{folder}/herald.db")
        SQLModel.metadata.create_all(db.writing)
        yield db
        db.close()
