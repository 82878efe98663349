"""The cards in the programme channel follow the time: what has begun, and what is over."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.db import Database
from bot.trainings.acts.showing import redraw
from bot.trainings.store import planning as store

BACK = timedelta(days=2)  # for which a card is looked at after its last date: longer than an outage
A_DAY = timedelta(days=1)  # after which it is looked at again in any case
MOST = 500  # dates whose cards are looked at


async def redraw_cards(db: Database, clock: Clock) -> datetime:
    """Draw each card with dates of these days anew, so that it says what is over; short acts.

    Gives the moment before which time alone changes nothing.
    """
    now = clock.now()
    for training_id in await db.read(store.recent_cards, now - BACK, MOST):
        await db.transact(redraw, training_id, now)
    return await db.read(store.next_edge, now) or now + A_DAY
