"""Checking in: which training a code belongs to, what is wrong with it, and how often one tries."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.trainings.models import Attempts, Training, TrainingState
from bot.trainings.rules import codes

WRONG = 5  # codes after which somebody waits; three codes count, so guessing a million is hopeless
SPAN = timedelta(minutes=10)  # in which they were typed, and after which one may try again
KEPT = timedelta(days=1)  # for which wrong codes and unanswered questions are of any use


class Kind(StrEnum):
    """What came of a code that somebody typed."""

    IN = "checked in"
    AGAIN = "checked in before"
    OLD = "a code of a few minutes ago"
    EARLY = "check-in has not begun"
    OVER = "check-in is over"
    CANCELLED = "the training is cancelled"
    WRONG = "no code of a training that is on"
    UNREADABLE = "not six digits"
    NOTHING = "no check-in is open"
    WAIT = "too many wrong codes"
    SAID_NOT = "the host said that they were not there"
    ELSEWHERE = "checked in at the same time in another room"


COUNTED = (Kind.OLD, Kind.WRONG)


class Reading(NamedTuple):
    """What a code means now, and the training it is about, if that can be said."""

    kind: Kind
    training: Training | None = None


def read_code(
    trainings: Sequence[Training], mine: Iterable[UUID], code: str, at: datetime
) -> Reading:
    """Say what a code means among the trainings of the day; `mine` are those somebody goes to."""
    going = set(mine)
    nearest = sorted(trainings, key=lambda one: (one.id not in going, abs(one.starts_at - at)))
    if len(codes.tidy(code)) != codes.DIGITS:
        return Reading(Kind.UNREADABLE, _first(nearest, at))
    for one in nearest:
        if codes.accepts(one.secret, code, at):
            return Reading(kind_of(one, at), one)
    if _first(nearest, at) is None:
        expected = next((one for one in nearest if one.id in going), None)
        return Reading(kind_of(expected, at) if expected else Kind.NOTHING, expected)
    old = next((one for one in nearest if codes.was_accepted(one.secret, code, at)), None)
    return Reading(Kind.OLD, old) if old else Reading(Kind.WRONG, _first(nearest, at))


def kind_of(training: Training, at: datetime) -> Kind:
    """Say what a right code comes to at a training."""
    if training.state is TrainingState.CANCELLED:
        return Kind.CANCELLED
    if codes.is_open(training, at):
        return Kind.IN
    return Kind.EARLY if at < codes.opens_at(training) else Kind.OVER


def open_ones(trainings: Iterable[Training], at: datetime) -> list[Training]:
    """Choose the trainings in which people check in now, in the order in which they are locked."""
    return sorted((one for one in trainings if codes.is_open(one, at)), key=lambda one: one.id)


def count(attempts: Attempts, at: datetime) -> None:
    """Count a wrong code; those of some time ago are forgotten."""
    if not _counts(attempts, at):
        attempts.wrong, attempts.since = 0, at
    attempts.wrong += 1


def waits_until(attempts: Iterable[Attempts], at: datetime) -> datetime | None:
    """Say until when somebody has to wait who typed too many wrong codes, in whichever room."""
    full = [one.since for one in attempts if one.wrong >= WRONG and _counts(one, at)]
    return max(full) + SPAN if full else None


def can_ask(training: Training, at: datetime, tz: ZoneInfo) -> bool:
    """Say whether the host can be asked: from the opening to the end of the training's day."""
    last = training.ends_at.astimezone(tz).date()
    takes_place = training.state is TrainingState.PLANNED
    return takes_place and codes.opens_at(training) <= at and at.astimezone(tz).date() <= last


def why_not_ask(training: Training, at: datetime) -> Kind:
    """Say why the host cannot be asked: it is too early, too late, or cancelled."""
    kind = kind_of(training, at)
    return Kind.OVER if kind is Kind.IN else kind


def _first(nearest: Iterable[Training], at: datetime) -> Training | None:
    return next((one for one in nearest if codes.is_open(one, at)), None)


def _counts(attempts: Attempts, at: datetime) -> bool:
    return attempts.since <= at < attempts.since + SPAN
