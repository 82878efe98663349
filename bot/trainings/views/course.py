"""The leads' window in which the course is changed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from bot.slack.blocks import (
    actions,
    button,
    context,
    divider,
    field,
    modal,
    select,
    text_input,
)
from bot.slack.prose import Bold, prose
from bot.slack.text import counted
from bot.slack.types import Block, View
from bot.trainings.ids import course as ids
from bot.trainings.models import Lesson
from bot.trainings.rules import course as rules
from bot.trainings.store.course import Course

TITLE = "Lessons"
REQUIRED = "Everybody needs each of these once, in any order."
KEPT = "Retired lessons are required of nobody. Whoever has earned one keeps it."
STILL = "{dates} of this lesson are still planned. They stay; cancel them if nobody needs them."
STILL_ONE = "One date of this lesson is still planned. It stays; cancel it if nobody needs it."
RETIRING = "It is required of nobody from now on. Whoever has earned it keeps it."
INSTEAD = "Whoever has earned the old lesson has earned this one, too."
SHOWN = 10  # retired lessons that are listed


class Seen(NamedTuple):
    """What a button or a form is about: a lesson, and the course as the lead saw it."""

    lesson_id: UUID | None
    mark: str


def written(lesson: Lesson | None, course: Course) -> str:
    """Write what a button or a form is about."""
    return f"{lesson.id if lesson else ''}:{course.seen}"


def read_seen(text: str) -> Seen:
    """Read what a button or a form is about."""
    lesson_id, _, rest = text.partition(":")
    return Seen(UUID(lesson_id) if lesson_id else None, rest.partition(":")[0])


def course_view(course: Course, note: str = "") -> View:
    """Draw the lessons, each with what leads do with it."""
    known = rules.in_force(course.lessons)
    blocks = [
        *([prose(Bold(note))] if note else []),
        context(REQUIRED),
        *(block for place, one in enumerate(known) for block in _lesson(course, known, place, one)),
        actions(button("Add a lesson", ids.ADD, written(None, course))),
        *_retired(course),
    ]
    return modal(TITLE, blocks)


def lesson_form(course: Course, lesson: Lesson | None) -> View:
    """Ask what a lesson is called; without a lesson it is a new one."""
    title = field(
        "title", "What is it called?", text_input(lesson.title if lesson else "", longest=200)
    )
    return modal(
        "Rename a lesson" if lesson else "Add a lesson",
        [title],
        callback_id=ids.LESSON_FORM,
        submit="Save",
        close="Cancel",
        about=written(lesson, course),
    )


def retire_form(course: Course, lesson: Lesson) -> View:
    """Ask what stands in for a lesson that goes."""
    others = {str(one.id): one.title for one in rules.in_force(course.lessons) if one is not lesson}
    return modal(
        "Retire a lesson",
        [
            prose(Bold(lesson.title)),
            prose(RETIRING),
            *_still(course.coming.get(lesson.id, 0)),
            field(
                "instead",
                "Does a lesson stand in for it?",
                select(others),
                hint=INSTEAD,
                optional=True,
            ),
        ],
        callback_id=ids.RETIRE_FORM,
        submit="Retire",
        close="Cancel",
        about=written(lesson, course),
    )


def _lesson(course: Course, known: Sequence[Lesson], place: int, one: Lesson) -> Iterator[Block]:
    value, last = written(one, course), len(known) - 1
    buttons = [button("Rename", ids.RENAME, value, spoken=f"Rename: {one.title}")]
    if place > 0:
        buttons.append(button("Up", ids.MOVE_UP, value, spoken=f"Move up: {one.title}"))
    if place < last:
        buttons.append(button("Down", ids.MOVE_DOWN, value, spoken=f"Move down: {one.title}"))
    if last > 0:
        buttons.append(button("Retire", ids.RETIRE, value, spoken=f"Retire: {one.title}"))
    yield prose(f"{place + 1}. ", Bold(one.title))
    yield actions(*buttons)


def _retired(course: Course) -> Iterator[Block]:
    gone, names = rules.retired(course.lessons), {one.id: one.title for one in course.lessons}
    if gone:
        yield divider()
        yield context(KEPT)
    for one in gone[:SHOWN]:
        instead = names.get(one.replaced_by) if one.replaced_by else None
        yield prose(Bold(one.title), f"; instead of it: {instead}" if instead else "")
        yield actions(button("Bring back", ids.BRING_BACK, written(one, course)))


def _still(dates: int) -> list[Block]:
    if not dates:
        return []
    return [prose(STILL_ONE if dates == 1 else STILL.format(dates=counted(dates, "date")))]
