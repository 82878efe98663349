"""When people are reminded of a training they have a seat in (PRODUCT.md, T5)."""

from datetime import datetime, timedelta
from itertools import takewhile

from bot.hours.rules import Duty, stretches

SHORTLY = timedelta(minutes=15)  # before the start
WEEK = timedelta(days=7)  # in which the working day before lies; after a longer absence it is none


def day_before(starts_at: datetime, duty: Duty) -> datetime | None:
    """Give when somebody's last working day before a training begins, if it is within a week.

    Days are those of the clock by which they work.
    """
    day, since = starts_at.astimezone(duty.tz).date(), starts_at - WEEK
    begun = (begins for begins, _ in stretches(since, duty))
    before = [*takewhile(lambda begins: begins.astimezone(duty.tz).date() < day, begun)]
    days = {begins.astimezone(duty.tz).date(): begins for begins in reversed(before)}
    last = days[max(days)] if days else None
    return last if last is not None and last >= since else None


def shortly_before(starts_at: datetime) -> datetime:
    """Give when people are reminded the second time."""
    return starts_at - SHORTLY


def cannot_wait(begins: datetime, duty: Duty, at: datetime) -> bool:
    """Say whether news about a training would come too late on duty.

    So it is when the training begins before the end of somebody's next stretch of work.
    """
    following = next((end for _, end in stretches(at, duty) if end > at), None)
    return following is None or begins <= following
