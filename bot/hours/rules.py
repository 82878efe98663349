"""Working time: is on duty at, next duty, working time between.

Exact over midnight, clock changes, holidays and zones.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

AHEAD = 400  # days in which duty is looked for; who never works in a year has none
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Shift:
    """Hours on the wall clock that begin on one weekday; Monday is 0.

    A shift that closes at or before the time it opens runs past midnight, and belongs to the day
    on which it began.
    """

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Duty:
    """When somebody works: shifts on the clock of a zone, but for the days that are free.

    `is_free` is asked for the local day on which a shift would begin.
    """

    tz: ZoneInfo
    shifts: tuple[Shift, ...]
    is_free: Callable[[date], bool]


def is_on_duty(at: datetime, duty: Duty) -> bool:
    """Say whether a moment (aware) lies in working time."""
    return next_duty(at, duty) == at


def next_duty(at: datetime, duty: Duty) -> datetime | None:
    """Give the moment itself if it is on duty, else when duty begins next, in UTC.

    None: there is no duty within `AHEAD` days.
    """
    for start, end in stretches(at, duty):
        if end > at:
            return max(start, at).astimezone(UTC)
    return None


def working_time(since: datetime, until: datetime, duty: Duty) -> timedelta:
    """Give how much working time lies between two moments; none if they are the wrong way round."""
    total, counted = timedelta(0), since
    for start, end in stretches(since, duty):
        if start >= until:
            break
        total += max(min(end, until) - max(start, counted), timedelta(0))
        counted = max(counted, end)
    return total


def after_working(since: datetime, span: timedelta, duty: Duty) -> datetime | None:
    """Give the moment, in UTC, by which so much working time has passed, if within `AHEAD` days."""
    counted = since
    for start, end in stretches(since, duty):
        begun = max(start, counted)
        if end - begun >= span:
            return (begun + span).astimezone(UTC)
        span -= max(end - begun, timedelta(0))
        counted = max(counted, end)
    return None


def stretches(at: datetime, duty: Duty) -> Iterator[Stretch]:
    """Give the stretches around and after a moment, by the day they begin on.

    They may touch or overlap. A shift that a clock change leaves no time for is not among them.
    """
    shifts = sorted(duty.shifts, key=attrgetter("opens"))
    first = at.astimezone(duty.tz).date() - 2 * DAY
    for day in (first + n * DAY for n in range(AHEAD)):
        if not duty.is_free(day):
            today = (shift for shift in shifts if shift.weekday == day.weekday())
            spans = (_span(day, shift, duty.tz) for shift in today)
            yield from (span for span in spans if span[0] < span[1])


def moment(day: date, wall: time, tz: ZoneInfo) -> datetime:
    """Give the first moment, in UTC, at which the clock of a zone shows this time or a later one.

    An hour that comes twice counts from its first time; in an hour that is left out, it is the
    moment of the change (PEP 495 tells the two apart by `fold`).
    """
    shown = datetime.combine(day, wall, tz)
    late = shown.astimezone(UTC)
    if late.astimezone(tz).replace(tzinfo=None) == shown.replace(tzinfo=None):
        return late
    return _change(shown.replace(fold=1).astimezone(UTC), late, tz)


def _span(day: date, shift: Shift, tz: ZoneInfo) -> Stretch:
    ends_on = day if shift.closes > shift.opens else day + DAY
    return moment(day, shift.opens, tz), moment(ends_on, shift.closes, tz)


def _change(early: datetime, late: datetime, tz: ZoneInfo) -> datetime:
    """Find the change of the clock between two moments of UTC."""
    offset = early.astimezone(tz).utcoffset()
    while late - early > SECOND:
        middle = early + (late - early) / 2
        if middle.astimezone(tz).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
