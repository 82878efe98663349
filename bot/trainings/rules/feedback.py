"""Who is asked how a training was, until when, and when answers may be read.

Nobody's answer can be found out from what others say: answers are let go in groups of at least
five, each made of whole days, so that no two readings differ by fewer than five.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from bot.errors import Refusal
from bot.trainings.models import Attendance, Feedback, Presence, Training, TrainingState

FEWEST = 5  # PRODUCT.md, Principles: no figure about fewer
ASKED_FOR = timedelta(days=3)  # that who is marked later is still asked
OPEN_FOR = timedelta(days=14)  # that an answer counts
RATINGS = range(1, 6)
LONGEST = 1000  # characters of a comment
PRESENT = (Presence.THERE, Presence.LATE)
NOT_THERE = "Only those who were at this training are asked how it was. Nothing was saved."
NOT_YET = "This training is not over yet. Nothing was saved."
TOO_LATE = "This question was open for two weeks after the training. Nothing was saved."
NOT_YOURS = "Only the hosts of this training and the digital team can read this."


class Figures(NamedTuple):
    """What was said about a training: how many by rating, from one to five, and in words."""

    by_rating: tuple[int, ...]
    comments: Sequence[str]

    @property
    def answers(self) -> int:
        """How many have answered."""
        return sum(self.by_rating)

    @property
    def average(self) -> float:
        """The middle of all ratings."""
        given = (rating * count for rating, count in zip(RATINGS, self.by_rating, strict=True))
        return sum(given) / self.answers


def require_open(training: Training, attendance: Attendance | None, at: datetime) -> None:
    """Take answers only of those who were there, after the end and for two weeks."""
    if attendance is None or attendance.presence not in PRESENT:
        raise Refusal(NOT_THERE)
    if at < training.ends_at or training.state is not TrainingState.PLANNED:
        raise Refusal(NOT_YET)
    if at > training.ends_at + OPEN_FOR:
        raise Refusal(TOO_LATE)


def figures(answers: Iterable[Feedback], today: date) -> Figures | None:
    """Sum up what may be read; nothing before there are five answers."""
    known = released(answers, today)
    if not known:
        return None
    by_rating = tuple(sum(one.rating == rating for one in known) for rating in RATINGS)
    in_no_order = sorted(known, key=lambda one: one.id)  # ids are random
    return Figures(by_rating, [one.comment for one in in_no_order if one.comment])


def released(answers: Iterable[Feedback], today: date) -> list[Feedback]:
    """Give the answers of the days before, up to the last day that makes up a group of five."""
    in_order = sorted((one for one in answers if one.on < today), key=lambda one: one.on)
    known: list[Feedback] = []
    waiting: list[Feedback] = []
    for _, of_day in groupby(in_order, key=lambda one: one.on):
        waiting += of_day
        if len(waiting) >= FEWEST:
            known, waiting = known + waiting, []
    return known
