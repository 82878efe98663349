"""What is done about check-ins by itself: hosts are reminded, what is of no use is forgotten."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.db import Database
from bot.trainings.acts import check_in, host_windows
from bot.trainings.rules.codes import EDGE
from bot.trainings.store import check_in as store

A_WEEK = timedelta(days=7)  # after which it is looked at again in any case


async def remind_hosts(db: Database, clock: Clock) -> datetime:
    """Tell hosts that people can check in from now on.

    Gives the moment before which no other training opens.
    """
    now = clock.now()
    if await db.read(store.beginning, now, now + EDGE):
        await db.transact(host_windows.remind_hosts, at=now)
    following = await db.read(store.beginning, now + EDGE, now + A_WEEK)
    return following[0].starts_at - EDGE if following else now + A_WEEK - EDGE


async def forget_check_ins(db: Database, clock: Clock) -> None:
    """Forget wrong codes, unanswered questions and windows of the days before."""
    await db.transact(check_in.forget, at=clock.now())
