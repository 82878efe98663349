"""Leads change the course: its lessons, their names and their order.

Whoever changes it holds the programme's row, so that two changes come one after the other, and a
date is never planned for a lesson that goes at the same moment.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.journal.store import HERALD
from bot.members import asked
from bot.programme import store as programmes
from bot.trainings.models import Lesson
from bot.trainings.rules import course as rules
from bot.trainings.store import course as store


def seed(session: Session, *, at: datetime) -> None:
    """Give the course its five first lessons; later it finds nothing to do."""
    programmes.take(session)
    if store.every(session):
        return
    session.add_all(Lesson(title=title, position=n) for n, title in enumerate(rules.FIRST, 1))
    journal.note(session, "course begun", "course", by=HERALD, at=at)


def rename_lesson(
    session: Session, lesson_id: UUID, title: str, *, seen: str, by: str, at: datetime
) -> None:
    """Call a lesson by another name."""
    lessons = _seen(session, seen, by)
    before = rules.find(lessons, lesson_id).title
    lesson = rules.rename(lessons, lesson_id, title)
    _note(session, "lesson renamed", lesson, by, at, title=[before, lesson.title])


def add_lesson(session: Session, title: str, *, seen: str, by: str, at: datetime) -> None:
    """Add a lesson at the end of the course."""
    lesson = rules.add(_seen(session, seen, by), title)
    session.add(lesson)
    _note(session, "lesson added", lesson, by, at, title=["", lesson.title])


def move_lesson(
    session: Session, lesson_id: UUID, steps: int, *, seen: str, by: str, at: datetime
) -> None:
    """Move a lesson up or down."""
    lessons = _seen(session, seen, by)
    before = rules.find(lessons, lesson_id).position
    lesson = rules.move(lessons, lesson_id, steps)
    _note(session, "lesson moved", lesson, by, at, position=[before, lesson.position])


def retire_lesson(
    session: Session, lesson_id: UUID, instead: UUID | None, *, seen: str, by: str, at: datetime
) -> None:
    """Take a lesson out of the course; what people have earned keeps counting.

    Who has all that is required from now on gets the certificate when certificates are looked at
    next: a whole programme's progress is too much for one act.
    """
    lesson = rules.retire(_seen(session, seen, by), lesson_id, instead, at)
    told = str(instead) if instead else ""
    _note(session, "lesson retired", lesson, by, at, replaced_by=["", told])


def bring_lesson_back(
    session: Session, lesson_id: UUID, *, seen: str, by: str, at: datetime
) -> None:
    """Make a retired lesson part of the course again."""
    lesson = rules.bring_back(_seen(session, seen, by), lesson_id)
    _note(session, "lesson brought back", lesson, by, at)


def _seen(session: Session, seen: str, by: str) -> Sequence[Lesson]:
    """Give the lessons as a lead saw them; refuses when somebody changed them since."""
    asked.lead(session, by)
    programmes.take(session)
    lessons = store.every(session)
    rules.require_seen(lessons, seen)
    return lessons


def _note(
    session: Session, act: str, lesson: Lesson, by: str, at: datetime, **changed: object
) -> None:
    session.flush()
    journal.note(session, act, lesson.id, by=by, at=at, changed=changed)
    outbox.refresh(session)
