"""The database keeps its promises: one way in, nothing half, nothing lost."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.db import WORDS, Database, Moment, Once, once, spoken
from bot.errors import Unavailable

pytestmark = pytest.mark.both_databases


def remember(session: Session, key: str) -> bool:
    return once(session, key)


def keys(session: Session) -> list[str]:
    return sorted(row.key for row in session.scalars(select(Once)))


async def test_an_act_that_returns_is_stored(db):
    assert await db.transact(remember, "a") is True
    assert await db.read(keys) == ["a"]


async def test_the_same_thing_happens_once(db):
    answers = [await db.transact(remember, "a") for _ in range(3)]
    assert answers == [True, False, False]


async def test_the_count_of_what_was_written_moves_with_what_was_changed(db):
    counts = [db.written]
    for act in (remember, lambda session, key: None, remember):
        await db.transact(act, f"key {len(counts)}")
        counts.append(db.written)
    moved = [after != before for before, after in pairwise(counts)]
    assert moved == [True, not db.is_sqlite, True]  # PostgreSQL does not say, so each act counts


async def test_an_act_that_fails_leaves_nothing(db):
    def fail(session: Session) -> None:
        once(session, "a")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await db.transact(fail)
    assert await db.read(keys) == []


async def test_a_question_cannot_write(db):
    with pytest.raises(Unavailable):
        await db.read(remember, "a")
    assert await db.read(keys) == []


async def test_a_cancelled_act_still_commits(db):
    task = asyncio.create_task(db.transact(remember, "a"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    for _ in range(200):
        if await db.read(keys):
            break
        await asyncio.sleep(0.01)
    assert await db.read(keys) == ["a"]


async def test_the_courier_is_woken_only_by_acts_that_spoke(db):
    woken = []
    db.on_spoken[WORDS] = lambda: woken.append(1)
    await db.transact(remember, "a")
    await db.transact(spoken)
    assert woken == [1]


async def test_forty_acts_at_once_are_all_stored(db):
    await asyncio.gather(*(db.transact(remember, f"{n:02}") for n in range(40)))
    assert await db.read(keys) == [f"{n:02}" for n in range(40)]


async def test_what_was_asked_is_finished_before_the_threads_end(database_url):
    database = Database(database_url)
    answers = [asyncio.ensure_future(database.transact(remember, f"{n}")) for n in range(20)]
    await asyncio.sleep(0)
    await asyncio.to_thread(database.close)
    assert await asyncio.gather(*answers) == [True] * 20


async def test_an_act_pushed_aside_is_repeated(db):
    if db.is_sqlite:
        db.writing.dispose()
    tries = []

    def stumble(session: Session) -> int:
        tries.append(1)
        if len(tries) < 3 and not db.is_sqlite:
            session.execute(text("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$"))
        return len(tries)

    assert await db.transact(stumble) == (1 if db.is_sqlite else 3)


async def test_a_double_key_is_a_bug_and_not_an_outage(db):
    def twice(session: Session) -> None:
        session.add(Once(key="a"))
        session.flush()
        session.execute(text("INSERT INTO once (key) VALUES ('a')"))

    with pytest.raises(IntegrityError):
        await db.transact(twice)


def test_moments_come_back_in_utc(session):
    dialect, moment = session.get_bind().dialect, Moment()
    paris = datetime(2026, 3, 29, 12, tzinfo=timezone(timedelta(hours=2)))
    stored = moment.process_bind_param(paris, dialect)
    assert moment.process_result_value(stored, dialect) == datetime(2026, 3, 29, 10, tzinfo=UTC)


def test_a_moment_without_a_zone_is_refused(session):
    naive = datetime(2026, 3, 29, 12, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="has no time zone"):
        Moment().process_bind_param(naive, session.get_bind().dialect)
