"""A model of duty that looks at the wall clock every minute and knows nothing of time zones.

A clock that goes back shows some times twice; a shift begins and ends when a time is shown first.
So only the highest time shown so far matters.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from zoneinfo import ZoneInfo

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
BEFORE, AFTER = 3, 5  # days around a day that are looked at
IN_A_DAY = 24 * 60


@cache
def walls(zone: str, around: date) -> list[datetime]:
    """Write down, for every minute of some days of UTC, the highest time shown until then."""
    clock = ZoneInfo(zone)
    first = beginning(around)
    minutes = range((BEFORE + AFTER) * IN_A_DAY)
    shown = ((first + n * MINUTE).astimezone(clock).replace(tzinfo=None) for n in minutes)
    return list(accumulate(shown, max))


def beginning(around: date) -> datetime:
    """Give the first minute that is looked at."""
    return datetime.combine(around, time(), UTC) - BEFORE * DAY


def on_duty(zone, around, since, count, shifts, free):
    """Say for each of some minutes whether it is worked; a shift is (weekday, opens, closes)."""
    start = (since - beginning(around)) // MINUTE
    seen = walls(zone, around)[start : start + count]
    spans = [span for day in days(seen) if day not in free for span in begun_on(day, shifts)]
    return [any(opens <= now < closes for opens, closes in spans) for now in seen]


def days(seen):
    """Give the days on which a shift can begin that is worked in some minutes."""
    first = seen[0].date() - DAY
    return [first + n * DAY for n in range((seen[-1].date() - first).days + 1)]


def begun_on(day, shifts):
    """Give the spans of wall time of the shifts that begin on a day."""
    for weekday, opens, closes in shifts:
        if weekday == day.weekday():
            over = day if closes > opens else day + DAY
            yield datetime.combine(day, opens), datetime.combine(over, closes)
