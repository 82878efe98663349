"""The demo town's course: five Wednesdays at noon, and who came to the first."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from bot.db import Database
from bot.trainings.acts import check_in, planning, seats
from bot.trainings.models import TrainingKind
from bot.trainings.rules.codes import code_at
from bot.trainings.rules.planning import Wish, mark
from bot.trainings.store import trainings
from bot.wiring import MILESTONES

ROOM, SEATS = "Town Hall, Room 2", 20
NOON, ONE = time(12), time(13)


async def plan_lunchtimes(
    db: Database, first: date, hosts: Sequence[str], *, by: str, at: datetime
) -> list[UUID]:
    """Plan a date for each lesson, a week apart, and give their ids in order."""
    lessons = await db.read(trainings.lessons)
    wishes = [
        Wish(
            *(TrainingKind.LESSON, lesson.id, first + timedelta(weeks=n), NOON, ONE),
            place=ROOM,
            capacity=SEATS,
            hosts=tuple(hosts),
        )
        for n, lesson in enumerate(lessons)
    ]
    planned = await db.transact(planning.plan_all, wishes, seen=mark(wishes), by=by, at=at)
    return [training.id for training in planned]


async def take_seats(
    db: Database, training_ids: Sequence[UUID], people: Sequence[str], *, at: datetime
) -> None:
    """Let people take a seat in each of some trainings."""
    for training_id in training_ids:
        for person in people:
            await db.transact(seats.take_seat, training_id, by=person, at=at)


async def check_people_in(
    db: Database, training_id: UUID, people: Sequence[str], *, at: datetime
) -> None:
    """Let people type the code that the room shows."""
    secret = await db.read(_secret, training_id)
    for person in people:
        typed = code_at(secret, at)
        await db.transact(check_in.check_in, typed, by=person, at=at, milestones=MILESTONES)


def _secret(session: Session, training_id: UUID) -> str:
    return trainings.get(session, training_id).training.secret
