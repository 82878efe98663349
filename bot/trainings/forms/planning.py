"""What the forms about dates carry."""

from datetime import date, time
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator

from bot.slack.forms import Form
from bot.trainings.models import TrainingKind
from bot.trainings.rules.planning import SEATS, Wish, one_line
from bot.trainings.rules.series import MOST, WEEKS, Plan

COUNT = f"Please give a number from 1 to {MOST}."


def _seats(typed: Any) -> Any:
    return None if typed is None else _whole(typed, SEATS)


def _count(typed: Any) -> Any:
    number = _whole(typed, COUNT)
    if not 1 <= number <= MOST:
        raise ValueError(COUNT)
    return number


def _whole(typed: Any, sentence: str) -> int:
    """Read a number of at most nine digits, so that no database has to refuse it."""
    text = str(typed)
    if not (text.isascii() and text.lstrip("-").isdigit() and len(text) < 10):
        raise ValueError(sentence)
    return int(text)


class TimesForm(Form):
    """When and where a training is, for how many, and who hosts it."""

    day: date
    starts: time
    ends: time
    place: str = ""
    link: str = ""
    capacity: Annotated[int | None, BeforeValidator(_seats)] = None
    hosts: tuple[str, ...] = ()

    def wish(self, kind: TrainingKind, lesson_id: UUID | None) -> Wish:
        """Give the date that is wished."""
        return Wish(
            kind=kind,
            lesson_id=lesson_id,
            day=self.day,
            starts=self.starts.replace(second=0, microsecond=0, tzinfo=None),
            ends=self.ends.replace(second=0, microsecond=0, tzinfo=None),
            place=one_line(self.place),
            link=self.link,
            capacity=self.capacity,
            hosts=tuple(dict.fromkeys(self.hosts)),
        )


class PlanForm(TimesForm):
    """One date."""

    kind: TrainingKind
    lesson: UUID | None = None

    def date(self) -> Wish:
        """Give the date that is wished."""
        return self.wish(self.kind, self.lesson)


class SeriesForm(PlanForm):
    """Several dates in a row."""

    count: Annotated[int, BeforeValidator(_count)]
    weeks: int

    def plan(self) -> Plan:
        """Give the series that is wished."""
        return Plan(self.date(), self.count, self.weeks if self.weeks in WEEKS else WEEKS[0])


class CancelForm(Form):
    """Why a training does not take place."""

    why: str
