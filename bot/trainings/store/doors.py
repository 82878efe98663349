"""Finding the training behind a door page's address."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.trainings.models import Training
from bot.trainings.store import attendance, trainings
from bot.trainings.store.trainings import Dated


class Door(NamedTuple):
    """A training as its door page shows it: nobody's name is in it, only how many are there."""

    dated: Dated
    programme: Programme
    there: int


def find(session: Session, door: str) -> Door | None:
    """Find the training whose door page this is."""
    behind = select(col(Training.id)).where(col(Training.door) == door)
    training_id = session.scalar(behind)
    if training_id is None:
        return None
    there = attendance.count_there(session, training_id)
    return Door(trainings.get(session, training_id), programmes.find(session), there)
