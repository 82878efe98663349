"""What the programme channel's card shows: the dates of a series, and how many seats are taken."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.trainings.models import Seat, SeatState, Training
from bot.trainings.rules.seats import HELD
from bot.trainings.store.trainings import Dated, dated


class Seats(NamedTuple):
    """How many seats of a training are taken, and how many people wait for one."""

    taken: int = 0
    waiting: int = 0


class Shown(NamedTuple):
    """A date as a card shows it."""

    dated: Dated
    seats: Seats


def card_of(training: Training) -> str:
    """Name the card on which a training stands; a series shares one."""
    return f"training:{training.series_id or training.id}"


def on_card(session: Session, training: Training) -> Sequence[Shown]:
    """List what stands on the card of a training, soonest first."""
    series = training.series_id
    mine = col(Training.id) == training.id if series is None else col(Training.series_id) == series
    in_order = dated().where(mine).order_by(col(Training.starts_at), col(Training.id))
    dates = [Dated(one, lesson) for one, lesson in session.execute(in_order)]
    taken = seats(session, [one.training.id for one in dates])
    return [Shown(one, taken.get(one.training.id, Seats())) for one in dates]


def seats(session: Session, training_ids: Sequence[UUID]) -> Mapping[UUID, Seats]:
    """Count the seats of some trainings with one question."""
    taken = func.count(case((col(Seat.state).in_(HELD), 1)))
    waiting = func.count(case((col(Seat.state) == SeatState.WAITING, 1)))
    counted = select(col(Seat.training_id), taken, waiting).group_by(col(Seat.training_id))
    rows = session.execute(counted.where(col(Seat.training_id).in_(training_ids)))
    return {training_id: Seats(*counts) for training_id, *counts in rows}
