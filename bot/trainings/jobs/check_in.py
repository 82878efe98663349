"""What is done about check-ins by itself: hosts are reminded, what is of no use is forgotten."""

from bot.clock import Clock
from bot.db import Database
from bot.trainings.acts import check_in, host_windows


async def remind_hosts(db: Database, clock: Clock) -> None:
    """Tell hosts that people can check in from now on."""
    await db.transact(host_windows.remind_hosts, at=clock.now())


async def forget_check_ins(db: Database, clock: Clock) -> None:
    """Forget wrong codes, unanswered questions and windows of the days before."""
    await db.transact(check_in.forget, at=clock.now())
