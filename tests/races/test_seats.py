"""Fifty people press at once for a few seats, and offers are taken while they end."""

import asyncio
import json
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from functools import partial
from itertools import permutations

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.db import Database
from bot.errors import Refusal
from bot.journal.models import Line
from bot.outbox.models import Delivery
from bot.trainings.acts import offers
from bot.trainings.acts import seats as acts
from bot.trainings.models import Seat
from tests import given
from tests.given import ANA, BEN, CHRIS, MONDAY
from tests.races.processes import PATIENCE
from tests.races.sitter import press
from tests.town import ROOT
from tests.trainings.seating import planned, sit, states

pytestmark = pytest.mark.both_databases
FIFTY = [f"U0P{n:02}" for n in range(50)]
SEATS = 12
LAPSE = MONDAY + timedelta(hours=4)


def fifty_people(session):
    """Save fifty members, and a training for twelve."""
    given.people(session)
    session.add_all([given.member(who) for who in FIFTY])
    return planned(session, capacity=SEATS).id


def everybody(session):
    """Read who has which seat, by their turn."""
    rows = select(Seat).order_by(col(Seat.turn))
    return [(seat.turn, seat.state.value) for seat in session.scalars(rows)]


def confirmations(session):
    keys = session.scalars(select(col(Delivery.key)).where(col(Delivery.key).endswith(":going")))
    return len(list(keys))


def lines(session):
    return sorted(session.scalars(select(col(Line.act)).where(col(Line.act).startswith("seat"))))


async def exactly_twelve_go(db):
    """See that twelve go, the others wait in the order of their turn, and each is told once."""
    first = [(turn, "going") for turn in range(1, SEATS + 1)]
    then = [(turn, "waiting") for turn in range(SEATS + 1, 51)]
    assert await db.read(everybody) == [*first, *then]
    assert await db.read(confirmations) == SEATS
    assert await db.read(lines) == ["seat taken"] * SEATS + ["seat waited for"] * (50 - SEATS)


async def test_fifty_press_at_once_for_twelve_seats(db):
    training_id = await db.transact(fifty_people)
    each = (db.transact(acts.take_seat, training_id, by=who, at=MONDAY) for who in FIFTY)
    await asyncio.gather(*each)
    await exactly_twelve_go(db)


async def test_fifty_press_twice_at_once_through_two_replicas(database_url):
    with closing(Database(database_url)) as one, closing(Database(database_url)) as other:
        training_id = await one.transact(fifty_people)
        each = [press(db, training_id, who, MONDAY) for who in FIFTY for db in (one, other)]
        await asyncio.gather(*each)
        await exactly_twelve_go(one)


async def test_fifty_press_at_once_in_two_processes(db, database_url):
    training_id = await db.transact(fifty_people)
    both = [start(database_url, training_id, half) for half in (FIFTY[:25], FIFTY[25:])]
    async with asyncio.timeout(PATIENCE):
        for process in both:
            assert await asyncio.to_thread(process.stdout.readline) == b"ready\n"
        told = [asyncio.to_thread(process.communicate, b"go\n") for process in both]
        await asyncio.gather(*told)
    assert [process.returncode for process in both] == [0, 0]
    await exactly_twelve_go(db)


def start(url, training_id, people):
    told = {"url": url, "training_id": str(training_id), "people": people, "at": str(MONDAY)}
    command = [sys.executable, "-m", "tests.races.sitter", json.dumps(told)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def ben_is_offered_a_seat(session):
    """Let Ana have given up the only seat, which Ben is offered and Chris waits for."""
    given.people(session)
    training = planned(session, capacity=1)
    sit(session, training, ANA, BEN, CHRIS)
    acts.give_up(session, training.id, by=ANA, at=MONDAY)
    return training


@pytest.mark.parametrize("at", [MONDAY, LAPSE], ids=["while_it_stands", "as_it_lapses"])
@pytest.mark.parametrize("order", [*permutations(range(3))], ids=str)
async def test_an_offer_is_taken_given_up_and_handed_on_at_once(db, order, at):
    training = await db.transact(ben_is_offered_a_seat)
    everything = [
        partial(acts.take_seat, training_id=training.id, by=BEN, at=at),
        partial(acts.give_up, training_id=training.id, by=BEN, at=at),
        partial(offers.settle, training_id=training.id, at=at),
    ]
    calls = (db.transact(everything[n]) for n in order)
    outcomes = await asyncio.gather(*calls, return_exceptions=True)

    assert [one for one in outcomes if isinstance(one, Exception)] == []
    now = await db.read(states, training)
    held = [who for who, state in now.items() if state in {"going", "offered"}]
    assert len(held) == 1
    assert now[CHRIS] in {"waiting", "offered"}
    assert (now[BEN] == "given_up") == (held == [CHRIS]) or now[BEN] == "waiting"


async def test_two_who_leave_and_one_who_comes_never_wait_for_each_other(db):
    def town(session):
        given.people(session)
        both = [planned(session, capacity=1), planned(session, capacity=1)]
        sit(session, both[0], ANA, BEN, CHRIS)
        sit(session, both[1], BEN, ANA, CHRIS)
        return both

    both = await db.transact(town)
    calls = [
        partial(acts.give_up, training_id=training.id, by=who, at=MONDAY)
        for training in both
        for who in (ANA, BEN)
    ]
    outcomes = await asyncio.gather(*map(db.transact, calls), return_exceptions=True)
    assert [o for o in outcomes if isinstance(o, Exception) and not isinstance(o, Refusal)] == []
    for training in both:
        expected = {ANA: "given_up", BEN: "given_up", CHRIS: "offered"}
        assert await db.read(states, training) == expected
