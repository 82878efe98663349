"""What somebody has of the course, and what they still need: always of what is required now.

A lesson counts once, however often somebody sat through it, and so does a refresher of it: who was
there has heard it. What takes the place of a retired lesson counts for those who have the old one.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from bot.trainings.models import Lesson, Presence, Training, TrainingKind

ATTENDED = (Presence.THERE, Presence.LATE)
TEACHES = (TrainingKind.LESSON, TrainingKind.REFRESHER)  # a lesson, also when it is given again
RENEWS = (TrainingKind.OPEN, TrainingKind.REFRESHER)  # what keeps a title for another year


class Chance(NamedTuple):
    """A date that teaches a lesson which somebody still needs, and whether they have a seat."""

    training: Training
    lesson: Lesson
    is_mine: bool


class Progress(NamedTuple):
    """How far somebody has come; `chances` are all dates they can still take, soonest first."""

    required: Sequence[Lesson]
    earned: frozenset[UUID]
    has_joined: bool
    has_read: bool
    chances: Sequence[Chance] = ()

    @property
    def missing(self) -> list[Lesson]:
        """The lessons that somebody still needs, in their order."""
        return [lesson for lesson in self.required if lesson.id not in self.earned]

    @property
    def done(self) -> int:
        """How many of the required lessons somebody has."""
        return len(self.required) - len(self.missing)

    @property
    def is_complete(self) -> bool:
        """Whether all is done that leads to the title; a course without lessons leads to none."""
        return bool(self.required) and not self.missing and self.has_joined and self.has_read


def heirs(lessons: Sequence[Lesson]) -> dict[UUID, UUID]:
    """Say for each lesson, in force or retired, for which one in force it counts.

    A retired lesson in whose place nothing came counts for none and is left out.
    """
    by_id = {lesson.id: lesson for lesson in lessons}
    found = {lesson.id: _heir(lesson, by_id) for lesson in lessons}
    return {lesson_id: heir for lesson_id, heir in found.items() if heir is not None}


def uncovered(progress: Progress) -> list[Lesson]:
    """Name the lessons that somebody needs and for which they can take no date."""
    covered = {chance.lesson.id for chance in progress.chances}
    return [lesson for lesson in progress.missing if lesson.id not in covered]


def suffices(progress: Progress) -> bool:
    """Say whether the dates that somebody can take are enough to finish, one at a time."""
    options = [_dates(lesson, progress.chances) for lesson in progress.missing]
    return _fits(sorted(options, key=len), ())


def _heir(lesson: Lesson, by_id: Mapping[UUID, Lesson]) -> UUID | None:
    seen: set[UUID] = set()
    while lesson.retired_at is not None and lesson.id not in seen:
        seen.add(lesson.id)
        follows = by_id.get(lesson.replaced_by) if lesson.replaced_by else None
        if follows is None:
            return None
        lesson = follows
    return lesson.id if lesson.retired_at is None else None


def _dates(lesson: Lesson, chances: Sequence[Chance]) -> list[Training]:
    return [chance.training for chance in chances if chance.lesson.id == lesson.id]


def _fits(options: Sequence[Sequence[Training]], taken: Collection[Training]) -> bool:
    """Try to take one date of each list so that no two overlap."""
    if not options:
        return True
    free = [date for date in options[0] if not any(_overlap(date, one) for one in taken)]
    return any(_fits(options[1:], (*taken, date)) for date in free)


def _overlap(one: Training, other: Training) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
