"""The lessons of the course: their names, their order, and what happens when one goes."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from bot.errors import FormRefusal, Refusal
from bot.trainings.models import Lesson
from bot.trainings.rules.planning import one_line

FIRST = (
    "Why we share",
    "Policy and guidelines",
    "Sharing well",
    "When people answer",
    "Video, live and emergencies",
)
LONGEST = 75  # characters of a title: what a menu shows of it (option object)
MOST = 30  # lessons in a course, and retired ones that are listed; a window shows them all
MARK = 12  # characters that tell one state of the course from another

GONE = "This lesson isn't there any more. Nothing has changed."
EMPTY = "Please give the lesson a name."
TOO_LONG = f"This name is too long. Please keep it to {LONGEST} characters."
TWICE = "There is a lesson of this name already."
FULL = f"A course has at most {MOST} lessons. Nothing has changed."
LAST = "The course keeps at least one lesson. Nothing has changed."
NOT_INSTEAD = "This lesson is not part of the course, so it can't stand in for another."
MOVED_ON = (
    "Somebody changed the course meanwhile. This is how it is now; nothing of yours was done."
)


class Stale(Refusal):
    """Two leads change the course; the later one sees what the earlier one did first."""

    def __init__(self) -> None:
        super().__init__(MOVED_ON)


def mark(lessons: Sequence[Lesson]) -> str:
    """Give a mark of the course as it is, which any change makes another one."""
    told = [
        (str(one.id), one.title, one.position, bool(one.retired_at), str(one.replaced_by))
        for one in lessons
    ]
    return sha256(repr(sorted(told)).encode()).hexdigest()[:MARK]


def require_seen(lessons: Sequence[Lesson], seen: str) -> None:
    """Refuse to write over what somebody did since this person looked."""
    if mark(lessons) != seen:
        raise Stale


def in_force(lessons: Sequence[Lesson]) -> list[Lesson]:
    """List what is part of the course, in its order."""
    kept = (one for one in lessons if one.retired_at is None)
    return sorted(kept, key=lambda one: (one.position, str(one.id)))


def retired(lessons: Sequence[Lesson]) -> list[Lesson]:
    """List what was part of the course, the latest first."""
    gone = [(one.retired_at, one) for one in lessons if one.retired_at is not None]
    return [one for _, one in sorted(gone, key=lambda pair: (pair[0], str(pair[1].id)))][::-1]


def find(lessons: Sequence[Lesson], lesson_id: UUID) -> Lesson:
    """Give a lesson that is part of the course; refuses another."""
    found = next((one for one in in_force(lessons) if one.id == lesson_id), None)
    if found is None:
        raise Refusal(GONE)
    return found


def rename(lessons: Sequence[Lesson], lesson_id: UUID, title: str) -> Lesson:
    """Call a lesson by another name; it stays the lesson that people have earned."""
    lesson = find(lessons, lesson_id)
    lesson.title = _title(title, [one for one in in_force(lessons) if one is not lesson])
    return lesson


def add(lessons: Sequence[Lesson], title: str) -> Lesson:
    """Add a lesson at the end of the course."""
    known = in_force(lessons)
    if len(known) >= MOST:
        raise FormRefusal({"title": FULL})
    return Lesson(title=_title(title, known), position=_end(known))


def move(lessons: Sequence[Lesson], lesson_id: UUID, steps: int) -> Lesson:
    """Move a lesson towards the beginning or the end, as far as there is room."""
    lesson, order = find(lessons, lesson_id), in_force(lessons)
    place = order.index(lesson)
    order.remove(lesson)
    order.insert(max(0, place + steps), lesson)
    for position, one in enumerate(order, 1):
        one.position = position
    return lesson


def retire(
    lessons: Sequence[Lesson], lesson_id: UUID, instead: UUID | None, at: datetime
) -> Lesson:
    """Take a lesson out of the course; who has earned it keeps it.

    What stands in for it is part of the course, so it is never the lesson itself nor a retired
    one, and no two stand in for each other.
    """
    lesson, order = find(lessons, lesson_id), in_force(lessons)
    if len(order) == 1:
        raise Refusal(LAST)
    if instead is not None and instead not in {one.id for one in order if one is not lesson}:
        raise FormRefusal({"instead": NOT_INSTEAD})
    lesson.retired_at, lesson.replaced_by = at, instead
    return lesson


def bring_back(lessons: Sequence[Lesson], lesson_id: UUID) -> Lesson:
    """Put a retired lesson at the end of the course; nothing stands in for it any more."""
    lesson = next((one for one in retired(lessons) if one.id == lesson_id), None)
    known = in_force(lessons)
    if lesson is None:
        raise Refusal(GONE)
    if len(known) >= MOST:
        raise Refusal(FULL)
    if _is_known(lesson.title, known):
        raise Refusal(TWICE)
    lesson.retired_at, lesson.replaced_by, lesson.position = None, None, _end(known)
    return lesson


def _title(typed: str, others: Sequence[Lesson]) -> str:
    title = one_line(typed)
    problem = None if title else EMPTY
    if len(title) > LONGEST:
        problem = TOO_LONG
    if _is_known(title, others):
        problem = TWICE
    if problem:
        raise FormRefusal({"title": problem})
    return title


def _is_known(title: str, others: Sequence[Lesson]) -> bool:
    return title.casefold() in {one.title.casefold() for one in others}


def _end(known: Sequence[Lesson]) -> int:
    return max((one.position for one in known), default=0) + 1
