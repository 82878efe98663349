"""People who take seats, and what is written down of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.outbox.models import Delivery, State
from bot.trainings.acts import seats as acts
from bot.trainings.models import Seat, Training
from tests import given
from tests.given import MONDAY

TOLD = (State.HELD, State.WAITING)


def planned(session: Session, **fields: Any) -> Training:
    """Save a training of a lesson."""
    lesson = given.lesson()
    session.add(lesson)
    session.flush()
    training = given.training(**{"lesson_id": lesson.id, **fields})
    session.add(training)
    session.flush()
    return training


def sit(session: Session, training: Training, *people: str, at: datetime = MONDAY) -> None:
    """Let people press *Take a seat*, one after the other."""
    for person in people:
        acts.take_seat(session, training.id, by=person, at=at)


def states(session: Session, training: Training) -> dict[str, str]:
    """Read what everybody's wish for a seat has come to."""
    rows = select(Seat).where(col(Seat.training_id) == training.id)
    found = session.scalars(rows.execution_options(populate_existing=True))
    return {seat.member_id: seat.state.value for seat in found}


def line(session: Session, training: Training) -> list[str]:
    """Read who waits, in their order."""
    mine = select(Seat).where(col(Seat.training_id) == training.id)
    waiting = mine.where(col(Seat.state) == "waiting").order_by(col(Seat.turn))
    return [seat.member_id for seat in session.scalars(waiting)]


def letters(session: Session, person: str) -> Sequence[Delivery]:
    """Read what is on its way to somebody, as it was said."""
    mine = select(Delivery).where(col(Delivery.lane) == person, col(Delivery.state).in_(TOLD))
    fresh = mine.order_by(col(Delivery.seq)).execution_options(populate_existing=True)
    return session.scalars(fresh).all()


def sent(session: Session, person: str) -> None:
    """Let everything that is on its way to somebody have arrived."""
    for letter in letters(session, person):
        letter.state = State.SENT
    session.flush()


def kinds(session: Session, person: str) -> list[str]:
    """Read what kinds of messages about seats are on their way to somebody."""
    return [(letter.key or "").rpartition(":")[2] for letter in letters(session, person)]
