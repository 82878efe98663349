"""How a zone's clock changes, as a calendar file has to say it (RFC 5545, 3.6.5)."""

import functools
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

EVER = datetime(1970, 1, 1)  # noqa: DTZ001 - wall time, in no zone
AHEAD = 8  # years; in so many the last Sunday of a month is sometimes its fourth, sometimes not
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
LAST = -1
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Yearly(NamedTuple):
    """A day that comes once a year: the second Sunday of March; -1 is the last."""

    month: int
    nth: int
    weekday: str


class Change(NamedTuple):
    """A moment at which the clock changes: on the wall, and by how much."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str


class Observance(NamedTuple):
    """A time of the year with one offset: it begins at `begins`, yearly by a rule or on days."""

    is_daylight: bool
    begins: datetime
    before: timedelta
    after: timedelta
    name: str
    yearly: Yearly | None = None
    also: Sequence[datetime] = ()


@functools.lru_cache(maxsize=64)
def observances(zone: ZoneInfo, first: int, last: int) -> Sequence[Observance]:
    """Say what holds in a zone from one year to another.

    A zone whose clock changes by a rule gets the rule, which is all that Outlook reads; the days
    themselves are written out where no rule fits.
    """
    start = datetime(first - 1, 1, 1, tzinfo=UTC)
    changes = list(_changes(zone, start, datetime(last + AHEAD, 1, 1, tzinfo=UTC)))
    kinds = list(_alike(changes))
    rules = [_rule([change.wall for change in same]) for same in kinds]
    if kinds and all(rules):
        return [_yearly(same, rule) for same, rule in zip(kinds, rules, strict=True)]
    return [_standing(start.astimezone(zone)), *map(_on_days, kinds)]


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[Change]:
    moment = start
    while moment < end:
        later = moment + DAY
        if _clock(moment, zone) != _clock(later, zone):
            yield _change(_turn(moment, later, zone), zone)
        moment = later


def _turn(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Find the first second of the new clock between two moments."""
    while after - before > SECOND:
        middle = before + (after - before) // (2 * SECOND) * SECOND
        if _clock(middle, zone) == _clock(before, zone):
            before = middle
        else:
            after = middle
    return after


def _change(turn: datetime, zone: ZoneInfo) -> Change:
    (before, _), (after, name) = _clock(turn - SECOND, zone), _clock(turn, zone)
    return Change((turn + before).replace(tzinfo=None), before, after, name)


def _clock(moment: datetime, zone: ZoneInfo) -> tuple[timedelta, str]:
    local = moment.astimezone(zone)
    return local.utcoffset() or timedelta(), local.tzname() or ""


def _alike(changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    """Put changes of the same kind together, each in the order of time."""
    in_order = sorted(changes, key=_kind)
    return ([*same] for _, same in groupby(in_order, key=_kind))


def _kind(change: Change) -> tuple[timedelta, timedelta, str]:
    return change[1:]


def _yearly(same: Sequence[Change], rule: Yearly | None) -> Observance:
    first = same[0]
    return Observance(first.after > first.before, *first, rule)


def _on_days(same: Sequence[Change]) -> Observance:
    first, *others = same
    days = [change.wall for change in others]
    return Observance(first.after > first.before, *first, None, days)


def _rule(days: Sequence[datetime]) -> Yearly | None:
    """Find the rule by which all days come, one in each year; None if there is none."""
    years = [day.year for day in days]
    same = {(day.month, day.weekday(), day.time()) for day in days}
    if len(days) < AHEAD or years != [*range(years[0], years[0] + len(days))] or len(same) > 1:
        return None
    nths = {_nth(day) for day in days}
    if len(nths) == 1 or all((day + 7 * DAY).month != day.month for day in days):
        nth = nths.pop() if len(nths) == 1 else LAST
        return Yearly(days[0].month, nth, WEEKDAYS[days[0].weekday()])
    return None


def _nth(day: datetime) -> int:
    return (day.day - 1) // 7 + 1


def _standing(moment: datetime) -> Observance:
    offset = moment.utcoffset() or timedelta()
    return Observance(False, EVER, offset, offset, moment.tzname() or "")
