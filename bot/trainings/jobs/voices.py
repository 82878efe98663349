"""What is done by itself about what people say: they are asked once, and words are forgotten."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.db import Database
from bot.trainings.acts import feedback, open_sessions
from bot.trainings.store import feedback as store

A_DAY = timedelta(days=1)  # after which it is looked at again in any case


async def ask_how_it_was(db: Database, clock: Clock) -> datetime:
    """Ask those who were at trainings that are over; a short act for each training.

    Gives the moment at which the next one is over.
    """
    now = clock.now()
    for training_id in await db.read(store.ended, now):
        if await db.read(store.to_ask, training_id):
            await db.transact(feedback.ask, training_id, at=now)
    return await db.read(store.next_end, now) or now + A_DAY


async def note_answers(db: Database, clock: Clock) -> None:
    """Write down on which days there were answers, once the day is over."""
    await db.transact(feedback.note_given, at=clock.now())


async def forget_submissions(db: Database, clock: Clock) -> None:
    """Forget what was handed in for sessions that ended long ago."""
    await db.transact(open_sessions.forget, at=clock.now())
