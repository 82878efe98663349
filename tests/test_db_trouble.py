"""A database in trouble: busy or read-only, and never half written."""

import sqlite3

import pytest

from bot.db import Database
from bot.errors import Unavailable
from tests.test_db import keys, remember


async def test_a_database_held_by_somebody_else_is_an_outage(db):
    holder = sqlite3.connect(db.url.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        await db.transact(remember, "a")
    holder.execute("ROLLBACK")
    holder.close()
    assert await db.transact(remember, "a") is True


async def test_a_read_only_database_is_an_outage_and_can_still_be_read(db):
    await db.transact(remember, "a")
    database = Database(f"sqlite:///file:{db.url.database}?mode=ro&uri=true")
    with pytest.raises(Unavailable):
        await database.transact(remember, "b")
    assert await database.read(keys) == ["a"]
    database.close()
