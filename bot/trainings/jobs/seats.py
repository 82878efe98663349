"""Offers lapse, free seats go to the line, and what people needed is forgotten."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.db import Database
from bot.trainings.acts import needs, offers
from bot.trainings.store import seats

A_DAY = timedelta(days=1)  # after which it is looked at again in any case


async def settle_seats(db: Database, clock: Clock) -> datetime:
    """Let offers lapse whose time is over, and offer what is free to the next in line.

    Gives the moment before which time alone changes nothing.
    """
    now = clock.now()
    for training_id in await db.read(seats.unsettled, now):
        await db.transact(offers.settle, training_id, at=now)
    return await db.read(seats.next_lapse, now) or now + A_DAY


async def forget_needs(db: Database, clock: Clock) -> None:
    """Forget what people needed in trainings that are over."""
    await db.transact(needs.forget_needs, at=clock.now())
