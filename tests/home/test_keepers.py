"""Who draws a Home while it changes, or beside another replica, draws it once and last."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot import outbox
from bot.home.keeper import Keeper
from bot.outbox import homes
from bot.outbox.work import Instant
from tests import given
from tests.given import ANA, BEN, MONDAY
from tests.home.slate import open_homes, rows


async def test_what_changes_while_a_home_is_drawn_is_drawn_after_it(db, clock, keeper, slate):
    await open_homes(keeper, slate, ANA)
    await db.transact(outbox.refresh, ANA)
    slate.gate = asyncio.Event()
    drawing = asyncio.create_task(keeper.run_dry())
    while await db.read(rows) != {ANA: False}:
        await asyncio.sleep(0)
    await db.transact(lambda session: given.saved(session, given.published()) and None)
    await db.transact(outbox.refresh, ANA)
    slate.gate.set()
    await drawing

    shown = ["The pool reopens" in view for _, view in slate.drawn]
    assert (len(shown), shown[-1]) == (2, True)


async def test_an_older_drawing_never_overtakes_a_newer_one(db, keeper, slate):
    slate.gate = asyncio.Event()
    early = asyncio.create_task(keeper.draw(slate, ANA))
    await asyncio.sleep(0.05)
    await db.transact(lambda session: given.saved(session, given.published()) and None)
    late = asyncio.create_task(keeper.draw(slate, ANA))
    await asyncio.sleep(0)
    slate.gate.set()
    await asyncio.gather(early, late)

    assert ["The pool reopens" in view for _, view in slate.drawn] == [False, True]


async def test_two_replicas_draw_a_home_once(db, clock, keeper, slate):
    other = Keeper(db, clock, slate)
    await open_homes(keeper, slate, ANA, BEN)
    await db.transact(outbox.refresh)
    await asyncio.gather(keeper.run_dry(), other.run_dry())

    assert sorted(slate.whose) == [ANA, BEN]


@pytest.mark.postgres
def test_eight_replicas_at_once_share_the_homes(db):
    at = Instant(MONDAY, MONDAY.timestamp())
    people = [f"U0P{n}" for n in range(5)]
    for who in people:
        db._write(homes.opened, who, at)
    db._write(outbox.refresh)

    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: db._write(homes.claim, at)[0], range(40)))

    assert sorted(who for who in taken if who) == people


@pytest.mark.postgres
def test_eight_acts_at_once_touch_the_same_homes_and_all_come_through(db):
    at = Instant(MONDAY, MONDAY.timestamp())
    people = [f"U0P{n:02}" for n in range(40)]
    for who in people:
        db._write(homes.opened, who, at)
    some = [people[::-1], people, [], people[10:30]]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: db._write(outbox.refresh, *some[n % 4]), range(80)))

    assert db._read(rows) == dict.fromkeys(people, True)
