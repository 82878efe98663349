"""The programme's own hours: its workdays, opening times, holidays and free days."""

import functools
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.hours import calendars
from bot.hours.rules import Duty, Shift
from bot.programme.models import Programme


class Office(NamedTuple):
    """When the programme is at work; the same fields as in its row."""

    zone: str
    opens: time
    closes: time
    workdays: Sequence[int]
    country: str
    subdivision: str
    free_days: Mapping[str, str]

    @property
    def tz(self) -> ZoneInfo:
        """The programme's zone."""
        return ZoneInfo(self.zone or "Etc/UTC")

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The programme's hours as shifts."""
        return _shifts(tuple(self.workdays), self.opens, self.closes)

    def free_day(self, day: date) -> str | None:
        """Give the name of a holiday or of a free day of the programme's, or None."""
        own = self.free_days.get(day.isoformat())
        return own if own is not None else self.holiday(day)

    def holiday(self, day: date) -> str | None:
        """Give the name of a public holiday, or None."""
        return calendars.name_of(day, self.country, self.subdivision)

    def is_free(self, day: date) -> bool:
        """Say whether nobody is at work on a day, because it is a holiday or was made free."""
        return self.free_day(day) is not None


def of(programme: Programme) -> Office:
    """Read the hours in a programme's row."""
    return Office(*(getattr(programme, name) for name in Office._fields))


def duty(programme: Programme) -> Duty:
    """Give the programme's hours, on the clock of its zone."""
    office = of(programme)
    return Duty(office.tz, office.shifts, office.is_free)


@functools.lru_cache(maxsize=8)  # one programme's hours, and those before a lead changed them
def _shifts(workdays: tuple[int, ...], opens: time, closes: time) -> tuple[Shift, ...]:
    return tuple(Shift(weekday, opens, closes) for weekday in workdays)
