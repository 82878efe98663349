"""Pay periods: which days one has, and from which moment to which it runs."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.errors import Refusal
from bot.hours.rules import moment
from bot.programme.models import PayPeriod

DAY = timedelta(days=1)
WEEKS = {PayPeriod.WEEKLY: 1, PayPeriod.TWO_WEEKLY: 2}
HALF = 15  # the last day of the first half of a month
NOT_OVER = (
    "This pay period runs until {last}. Its file can be made from the day after, so that no "
    "minutes come late."
)


class Period(NamedTuple):
    """A pay period; both days belong to it."""

    first_on: date
    last_on: date


def period_of(day: date, kind: PayPeriod, began: date) -> Period:
    """Give the pay period a day lies in; `began` is the first day of any, before or after it."""
    match kind:
        case PayPeriod.WEEKLY | PayPeriod.TWO_WEEKLY:
            length = 7 * WEEKS[kind]
            first = day - timedelta(days=(day - began).days % length)
            return Period(first, first + timedelta(days=length - 1))
        case PayPeriod.SEMI_MONTHLY if day.day <= HALF:
            return Period(day.replace(day=1), day.replace(day=HALF))
        case PayPeriod.SEMI_MONTHLY:
            return Period(day.replace(day=HALF + 1), _month_end(day))
        case PayPeriod.MONTHLY:
            return Period(day.replace(day=1), _month_end(day))


def before(period: Period, kind: PayPeriod, began: date) -> Period:
    """Give the pay period before one."""
    return period_of(period.first_on - DAY, kind, began)


def ends_at(period: Period, tz: ZoneInfo) -> datetime:
    """Give the first moment, in UTC, that belongs to the day after a period."""
    return moment(period.last_on + DAY, time(0), tz)


def require_over(period: Period, today: date) -> None:
    """Let a file be made only of a period whose last day has passed."""
    if today <= period.last_on:
        last = period.last_on
        raise Refusal(NOT_OVER.format(last=f"{last.day} {last:%B %Y}"))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
