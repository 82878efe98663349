"""Acts about the course and its dates: lessons, planning, changing, cancelling, drawing cards."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.outbox.models import Card
from bot.trainings.acts import changing, course, planning, table
from bot.trainings.models import Lesson, Training, TrainingKind, TrainingState
from bot.trainings.rules import planning as rules
from bot.trainings.rules.planning import Wish
from bot.trainings.rules.series import Plan
from bot.trainings.store import course as lessons_store
from bot.trainings.store.table import Looked
from tests.given import ANA, BEN, DANA, MONDAY
from tests.races.table.trial import (
    Arrange,
    Count,
    Trial,
    by_itself,
    by_one,
    by_the_team,
    people,
    rows,
    told,
)

WEDNESDAY = date(2026, 11, 18)


def lessons(session: Session) -> Mapping[str, Any]:
    """Save the people and the first five lessons; gives what a lead's window is about."""
    people(session)
    course.seed(session, at=MONDAY)
    session.flush()
    return {"seen": lessons_store.for_lead(session, by=DANA, at=MONDAY).seen}


def first(session: Session) -> Lesson:
    """Give the first lesson."""
    return lessons_store.every(session)[0]


def wish(session: Session, **fields: Any) -> Wish:
    """Wish a date of the first lesson, hosted by Ana."""
    usual: dict[str, Any] = {"kind": TrainingKind.LESSON, "day": WEDNESDAY, "place": "Room 2"}
    made = {"lesson_id": first(session).id, "starts": time(12), "ends": time(13), "hosts": (ANA,)}
    return Wish(**usual | made | fields)


def dated(session: Session) -> Training:
    """Plan a date of the first lesson, with two seats."""
    lessons(session)
    return planning.plan_training(session, wish(session, capacity=2), by=BEN, at=MONDAY)


def in_force(session: Session) -> int:
    """Count the lessons of the course."""
    return session.scalar(select(func.count()).where(col(Lesson.retired_at).is_(None))) or 0


def cards(state: TrainingState) -> Count:
    """Count the trainings in a state, and the cards."""

    def count(session: Session) -> tuple[int, int]:
        found = session.scalar(select(func.count()).where(col(Training.state) == state)) or 0
        return found, session.scalar(select(func.count()).select_from(Card)) or 0

    return count


def beginning_the_course(session: Session) -> Trial:
    people(session)
    return Trial(by_itself(course.seed), 8, {"course begun": 1}, {rows(Lesson): 5})


def renaming(session: Session) -> Trial:
    seen = lessons(session)
    calls = by_one(course.rename_lesson, by=DANA, lesson_id=first(session).id, title="Why", **seen)
    return Trial(calls, 1, {"lesson renamed": 1})


def adding(session: Session) -> Trial:
    seen = lessons(session)
    calls = by_one(course.add_lesson, by=DANA, title="Photos", **seen)
    return Trial(calls, 1, {"lesson added": 1}, {rows(Lesson): 6})


def moving(session: Session) -> Trial:
    seen = lessons(session)
    calls = by_one(course.move_lesson, by=DANA, lesson_id=first(session).id, steps=1, **seen)
    return Trial(calls, 1, {"lesson moved": 1})


def retiring(session: Session) -> Trial:
    seen = lessons(session)
    calls = by_one(course.retire_lesson, by=DANA, lesson_id=first(session).id, instead=None, **seen)
    return Trial(calls, 1, {"lesson retired": 1}, {in_force: 4})


def bringing_back(session: Session) -> Trial:
    seen, one = lessons(session), first(session)
    course.retire_lesson(session, one.id, None, **seen, by=DANA, at=MONDAY)
    now = lessons_store.for_lead(session, by=DANA, at=MONDAY).seen
    calls = by_one(course.bring_lesson_back, by=DANA, lesson_id=one.id, seen=now)
    return Trial(calls, 1, {"lesson brought back": 1}, {in_force: 5})


def planning_one_date(session: Session) -> Trial:
    lessons(session)
    calls = by_the_team(planning.plan_training, wish=wish(session))
    planned = cards(TrainingState.PLANNED)
    return Trial(calls, 1, {"training planned": 1}, {planned: (1, 1), told(ANA): 1})


def planning_a_series(session: Session) -> Trial:
    lessons(session)
    plan = Plan(wish(session), 2, 1)
    ids = [one.id for one in lessons_store.every(session)]
    later = replace(plan.first, day=date(2026, 11, 25), lesson_id=ids[1])
    calls = by_the_team(planning.plan_series, plan=plan, seen=rules.mark([plan.first, later]))
    planned = cards(TrainingState.PLANNED)
    return Trial(calls, 1, {"training planned": 2}, {planned: (2, 1), told(ANA): 1})


def planning_a_table(session: Session) -> Trial:
    lessons(session)
    wishes = [wish(session), wish(session, day=date(2026, 12, 2))]
    calls = by_the_team(planning.plan_all, wishes=wishes, seen=rules.mark(wishes))
    planned = cards(TrainingState.PLANNED)
    return Trial(calls, 1, {"training planned": 2}, {planned: (2, 1), told(ANA): 1})


def changing_a_training(session: Session) -> Trial:
    training = dated(session)
    wanted = wish(session, place="Room 9", hosts=(ANA, BEN), capacity=2)
    calls = by_the_team(changing.change_training, training_id=training.id, wish=wanted, seen=1)
    return Trial(calls, 1, {"training changed": 1}, {told(ANA): 1, told(BEN): 1})


def cancelling(session: Session) -> Trial:
    training = dated(session)
    how = {"why": "The water main broke.", "seen": 1}
    calls = by_the_team(changing.cancel_training, training_id=training.id, **how)
    left = {cards(TrainingState.CANCELLED): (1, 1), told(ANA): 1}
    return Trial(calls, 1, {"training cancelled": 1}, left)


def looking_at_a_table(session: Session) -> Trial:
    people(session)
    looked = Looked([], [], 1, [])
    calls = by_one(table.show_table, by=BEN, looked=looked, file="F1:abc", keys=["k"])
    return Trial(calls, 8, {"table looked at": 1}, {told(BEN): 1})


TABLE: list[tuple[Any, Arrange]] = [
    (course.seed, beginning_the_course),
    (course.rename_lesson, renaming),
    (course.add_lesson, adding),
    (course.move_lesson, moving),
    (course.retire_lesson, retiring),
    (course.bring_lesson_back, bringing_back),
    (planning.plan_training, planning_one_date),
    (planning.plan_series, planning_a_series),
    (planning.plan_all, planning_a_table),
    (changing.change_training, changing_a_training),
    (changing.cancel_training, cancelling),
    (table.show_table, looking_at_a_table),
]
