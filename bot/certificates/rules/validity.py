"""How long a title lasts, what carries it on, and what ends it.

It lasts to the end of a day on the programme's clock, as its print says. One open session or
refresher in its last year carries it on when it ends. Once it has expired, one of the same kind,
not older than a title lasts, brings it back, because the lessons stay earned.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.certificates.models import Certificate, Ending
from bot.trainings.rules.progress import Progress

LAST = time(23, 59, 59)  # of a day
NOTICES = (timedelta(days=30), timedelta(days=7))  # before its end, somebody is told


class Lasting(NamedTuple):
    """How long a title lasts in a programme, on which clock."""

    months: int
    tz: ZoneInfo


def valid_until(awarded_at: datetime, lasting: Lasting) -> datetime:
    """Give the last second of the day on which a title ends that is awarded now."""
    return _end_of(months_on(awarded_at.astimezone(lasting.tz).date(), lasting.months), lasting.tz)


def counts_since(ends_at: datetime, lasting: Lasting) -> datetime:
    """Give the moment after which a session counts for a title that ends, or ended, then."""
    day = months_on(ends_at.astimezone(lasting.tz).date(), -lasting.months)
    return _end_of(day, lasting.tz)


def months_on(day: date, months: int) -> date:
    """Give the same day so many months later, or the month's last where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def later(stage: int) -> timedelta:
    """Give how long before its end the next notice takes over; the last one holds to the end."""
    return NOTICES[stage + 1] if stage + 1 < len(NOTICES) else timedelta(0)


def is_due(
    progress: Progress,
    last: Certificate | None,
    sessions: Sequence[datetime],
    lasting: Lasting,
    at: datetime,
) -> bool:
    """Say whether somebody is to be given the title now, `last` being the one they had.

    What two people took back comes back only when a lead undoes that.
    """
    if not progress.is_complete:
        return False
    if last is None:
        return True
    if last.ended_at is None or last.ending is Ending.WITHDRAWN:
        return False
    return last.valid_until > at or is_carried(sessions, at, lasting)


def is_carried(sessions: Sequence[datetime], ends_at: datetime, lasting: Lasting) -> bool:
    """Say whether one of the sessions somebody was in carries a title over its end."""
    return any(counts_since(ends_at, lasting) < session <= ends_at for session in sessions)


def carry_on(certificate: Certificate, lasting: Lasting, at: datetime) -> None:
    """Let a title last on from the day on which it ended: the same number, printed anew.

    Whose renewal was long overlooked does not come back expired.
    """
    while certificate.valid_until <= at:
        certificate.valid_until = valid_until(certificate.valid_until, lasting)
    certificate.edition += 1


def end(certificate: Certificate, why: Ending, at: datetime) -> None:
    """Let a title be over."""
    certificate.ended_at, certificate.ending = at, why


def _end_of(day: date, tz: ZoneInfo) -> datetime:
    return datetime.combine(day, LAST, tz)
