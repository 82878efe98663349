"""How things stand between somebody and a training: their seat, their place in line, the rest."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.trainings.models import Seat, SeatState
from bot.trainings.store import seats, trainings
from bot.trainings.store.trainings import Dated


class Outcome(NamedTuple):
    """What somebody's wish for a seat has come to; `place` is theirs in line, 0 out of it.

    `was` is the state before, None if there was none; `overlaps` are other trainings at the same
    time in which they have a seat.
    """

    dated: Dated
    seat: Seat
    was: SeatState | None
    place: int
    overlaps: Sequence[Dated]
    programme: Programme


def outcome(session: Session, seat: Seat, was: SeatState | None) -> Outcome:
    """Read how things stand with a seat."""
    dated = trainings.get(session, seat.training_id)
    waits = seat.state is SeatState.WAITING
    return Outcome(
        dated,
        seat,
        was,
        seats.place(session, seat) if waits else 0,
        seats.overlapping(session, dated.training, seat.member_id),
        programmes.find(session),
    )
