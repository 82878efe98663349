"""Which week is due, and which figures may be said."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

HOUR = time(9)  # on Monday, in the programme's zone
FEWEST = 5  # no figure about fewer people than that
MONDAY = 1


class Week(NamedTuple):
    """The seven days before a Monday at nine; `name` is the ISO week of that Monday."""

    name: str
    since: datetime
    until: datetime


def due_week(at: datetime, zone: ZoneInfo) -> Week:
    """Give the newest week that is due at a moment.

    A late start within the ISO week still tells of the same seven days; nothing older is told.
    """
    local = at.astimezone(zone)
    monday = local.date() - timedelta(days=local.weekday())
    if local < datetime.combine(monday, HOUR, zone):
        monday -= timedelta(days=7)
    return week_of(monday, zone)


def week_of(monday: date, zone: ZoneInfo) -> Week:
    """Give the week that is told on a Monday, with its ends in UTC."""
    year, week, _ = monday.isocalendar()
    until = datetime.combine(monday, HOUR, zone)
    since = datetime.combine(monday - timedelta(days=7), HOUR, zone)
    return Week(f"{year}-W{week:02}", since.astimezone(UTC), until.astimezone(UTC))


def is_current(week: Week, at: datetime, zone: ZoneInfo) -> bool:
    """Say whether a week may still be told: until the ISO week of its Monday ends."""
    return week.until.astimezone(zone).isocalendar()[:2] == at.astimezone(zone).isocalendar()[:2]


def may_say(number: int) -> bool:
    """Say whether a figure about this many people may be published."""
    return number >= FEWEST
