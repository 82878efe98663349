"""Several dates in a row: the same hour every week or two, but not on free days."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle, islice
from typing import NamedTuple
from uuid import UUID

from bot.errors import FormRefusal
from bot.trainings.models import TrainingKind
from bot.trainings.rules.planning import Wish

MOST = 20  # dates in a series: what one card shows
WEEKS = (1, 2, 4)
SEARCHED = 80  # steps in which free days are passed over: a programme that is never open has none

NO_DAYS = "Every one of these days is free. Please look at the programme's free days."


class Free(NamedTuple):
    """A day that is passed over, and why."""

    day: date
    name: str


class Series(NamedTuple):
    """The dates that are to be planned, and the days between them that are free."""

    wishes: Sequence[Wish]
    free: Sequence[Free]


@dataclass(frozen=True)
class Plan:
    """Dates as somebody wishes them: the first one, how many, and every how many weeks."""

    first: Wish
    count: int
    weeks: int


def unfold(
    plan: Plan, lesson_ids: Sequence[UUID], free_day: Callable[[date], str | None]
) -> Series:
    """Give each date of a series, with the lessons in their order, from that of the first on.

    A free day moves what was to be on it, and all that follows, by one step. `free_day` names a
    day on which nobody works, or gives None.
    """
    days, free = _days(plan, free_day)
    lessons = islice(_lessons(plan.first, lesson_ids), len(days))
    wishes = [
        replace(plan.first, day=day, lesson_id=lesson_id)
        for day, lesson_id in zip(days, lessons, strict=True)
    ]
    return Series(wishes, free)


def _days(
    plan: Plan, free_day: Callable[[date], str | None]
) -> tuple[Sequence[date], Sequence[Free]]:
    days: list[date] = []
    free: list[Free] = []
    step = timedelta(weeks=plan.weeks)
    for day in (plan.first.day + n * step for n in range(SEARCHED)):
        if len(days) == plan.count:
            return days, free
        if name := free_day(day):
            free.append(Free(day, name))
        else:
            days.append(day)
    raise FormRefusal({"day": NO_DAYS})


def _lessons(first: Wish, lesson_ids: Sequence[UUID]) -> Iterator[UUID | None]:
    """Give the lessons in their order, again and again; a session for all teaches none."""
    if first.kind is TrainingKind.OPEN or first.lesson_id not in lesson_ids:
        return cycle([first.lesson_id])
    place = lesson_ids.index(first.lesson_id)
    return cycle([*lesson_ids[place:], *lesson_ids[:place]])
