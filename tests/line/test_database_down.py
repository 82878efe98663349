"""The database cannot be written: the person reads so, the log has it, and nothing is half done."""

import logging
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from bot.db import Database
from bot.switchboard.board import CLOSED
from tests.line.story import CAPTION, HEADLINE, LINK, seen, texts
from tests.town import Town

REFERENCE = re.compile(r"this reference: (\w{6})\.$")
Outage = Callable[[Database], AbstractContextManager[None]]


@contextmanager
def busy(db: Database) -> Iterator[None]:
    """Let somebody else write for longer than anybody waits."""
    with closing(sqlite3.connect(str(db.url.database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def full(db: Database) -> Iterator[None]:
    """Let there be no more room on the disk."""
    with db.writing.connect() as writer:
        writer.exec_driver_sql("PRAGMA max_page_count=1")  # no less than there are
    yield
    db.writing.dispose()


@contextmanager
def read_only(db: Database) -> Iterator[None]:
    """Let the disk, or the server, take nothing more."""
    if db.is_sqlite:
        with db.writing.connect() as writer:
            writer.exec_driver_sql("PRAGMA query_only=ON")
        yield
        db.writing.dispose()
        return
    for setting in ("on", "off"):
        with db.writing.connect() as writer, writer.begin():
            writer.exec_driver_sql("SET TRANSACTION READ WRITE")
            name = db.url.database
            change = f"ALTER DATABASE {name} SET default_transaction_read_only = {setting}"
            writer.execute(text(change))
        db.writing.dispose()
        if setting == "on":
            yield


def everything(session: Session) -> dict[str, list[Any]]:
    tables = SQLModel.metadata.sorted_tables
    return {t.name: sorted(map(repr, session.execute(select(t)))) for t in tables}


async def approving(town: Town) -> list[str]:
    """Press *Approve* and read what only the one who pressed can read."""
    dana = town.member("dana")
    await dana.press("Approve")
    await town.herald.switchboard.finish(5)
    return [str(message["text"]) for message in dana.ephemerals]


async def suggesting(town: Town) -> list[str]:
    """Send the form and read the first thing in the window that stands above it then."""
    ana = town.member("ana")
    assert await ana.submit() == {}
    await town.herald.switchboard.finish(5)
    return seen(ana)[:1]


ACTS = (approving, suggesting)


async def prepared(town: Town) -> None:
    """Let one story wait for its approval, and another in an open form."""
    ana, ben = town.member("ana"), town.member("ben")
    await ana.command(f"/share suggest {LINK}")
    assert await ana.submit() == {}
    await ana.close()
    await town.settle()
    await ben.press("Edit")
    assert await ben.submit(headline=HEADLINE, captions=CAPTION) == {}
    await ben.close()
    await town.settle()
    await ana.command(f"/share suggest {'The story hour speaks four languages. ' * 60}")


@pytest.mark.parametrize(
    ("outage", "act"),
    [*((outage, act) for outage in (busy, read_only) for act in ACTS), (full, suggesting)],
)
async def test_who_acts_on_a_file_in_trouble_reads_so_and_nothing_is_half_done(
    slack, caplog, outage, act
):
    await play(slack, caplog, outage, act)
    assert slack.sandbox.problems == []


@pytest.mark.postgres
@pytest.mark.parametrize("act", ACTS)
async def test_who_acts_on_a_server_in_trouble_reads_so_and_nothing_is_half_done(
    slack, caplog, act
):
    await play(slack, caplog, read_only, act)
    assert slack.sandbox.problems == []


async def play(town: Town, caplog: Any, outage: Outage, act: Any) -> None:
    """Act while the database is away, and go on when it is back."""
    await prepared(town)
    db = town.herald.db
    before = await db.read(everything)
    with caplog.at_level(logging.ERROR), outage(db):
        (sentence,) = await act(town)
        assert await db.read(everything) == before
    reference = REFERENCE.search(sentence)
    assert reference is not None, sentence
    assert sentence == CLOSED.format(reference=reference[1])
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == [reference[1]]
    await town.member("dana").press("Approve")
    await town.settle()
    assert texts(town.sandbox, "digital-team")[0] == (
        f"Approved: {HEADLINE}. Suggested by Ana Ruiz."
    )
