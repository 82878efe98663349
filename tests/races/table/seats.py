"""Acts about seats: taking, giving up, offering, changing, and what people need."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.trainings.acts import needs, offers, reaching, seats
from bot.trainings.models import Need, Seat, SeatState, Training, TrainingState
from bot.trainings.rules.needs import Kind, Said
from bot.trainings.store import trainings
from tests import given
from tests.given import ANA, BEN, NOON
from tests.races.table.trial import (
    LATER,
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
from tests.trainings.checking import planned

SAID = Said([Kind.CAPTIONS], "A seat near the door")


def having(state: SeatState) -> Count:
    """Count the seats in a state."""
    return lambda session: session.scalar(select(func.count()).where(col(Seat.state) == state))


def with_one_waiting(session: Session) -> Training:
    """Plan a training for one, which Ana goes to and Ben waits for."""
    people(session)
    training = planned(session, capacity=1, going=[ANA])
    waiting = given.seat(training, BEN, state=SeatState.WAITING, turn=2)
    session.add(waiting)
    session.flush()
    return training


def locked(act: Callable[..., Any], training: Training) -> Callable[..., Any]:
    """Let an act that is a part of others lock the training itself."""

    def alone(session: Session, **more: Any) -> None:
        act(session, trainings.take(session, training.id), **more)

    return alone


def eight_for_five_seats(session: Session) -> Trial:
    people(session)
    training = planned(session, capacity=5, going=[])
    calls = by_the_team(seats.take_seat, training_id=training.id)
    left = {having(SeatState.GOING): 5, having(SeatState.WAITING): 3}
    return Trial(calls, 8, {"seat taken": 5, "seat waited for": 3}, left)


def giving_up(session: Session) -> Trial:
    training = with_one_waiting(session)
    calls = by_one(seats.give_up, by=BEN, training_id=training.id)
    return Trial(calls, 8, {"seat given up": 1}, {having(SeatState.GIVEN_UP): 1})


def declining(session: Session) -> Trial:
    training = with_one_waiting(session)
    seats.give_up(session, training.id, by=ANA, at=LATER)
    calls = by_one(seats.decline, by=BEN, training_id=training.id)
    return Trial(calls, 8, {"offer declined": 1}, {having(SeatState.GIVEN_UP): 2, told(BEN): 0})


def offering_a_free_seat(session: Session) -> Trial:
    training = with_one_waiting(session)
    training.capacity = 2
    session.flush()
    calls = by_itself(locked(offers.fill, training))
    return Trial(calls, 8, {"seat offered": 1}, {told(BEN): 1})


def settling(session: Session) -> Trial:
    training = with_one_waiting(session)
    training.capacity = 2
    session.flush()
    calls = by_itself(offers.settle, training_id=training.id)
    return Trial(calls, 8, {"seat offered": 1}, {told(BEN): 1})


def reaching_everybody(session: Session) -> Trial:
    training = with_one_waiting(session)
    calls = by_itself(locked(reaching.changed, training))
    return Trial(calls, 8, {"change told": 8}, {told(ANA): 3, told(BEN): 1})


def cancelling(session: Session) -> Trial:
    training = with_one_waiting(session)
    training.state = TrainingState.CANCELLED
    session.flush()
    calls = by_itself(locked(reaching.cancelled, training))
    return Trial(calls, 8, {"cancellation told": 8}, {told(ANA): 1, told(BEN): 1})


def saying_what_one_needs(session: Session) -> Trial:
    people(session)
    training = planned(session, hosts=[BEN])
    calls = by_one(needs.say_needs, training_id=training.id, said=SAID)
    return Trial(calls, 8, {"needs told": 1}, {rows(Need): 1, told(BEN): 1})


def seeing_needs(session: Session) -> Trial:
    people(session)
    training = planned(session, hosts=[BEN])
    needs.say_needs(session, training.id, SAID, by=ANA, at=LATER)
    calls = by_one(needs.see_needs, by=BEN, training_id=training.id)
    return Trial(calls, 8, {"names read": 8}, {told(BEN): 1})


def forgetting_needs(session: Session) -> Trial:
    people(session)
    training = planned(session, hosts=[BEN])
    needs.say_needs(session, training.id, SAID, by=ANA, at=LATER)
    calls = [partial(needs.forget_needs, at=NOON.replace(hour=14)) for _ in range(8)]
    return Trial(calls, 8, {"needs forgotten": 1}, {rows(Need): 0})


TABLE: list[tuple[object, Arrange]] = [
    (seats.take_seat, eight_for_five_seats),
    (seats.give_up, giving_up),
    (seats.decline, declining),
    (offers.fill, offering_a_free_seat),
    (offers.settle, settling),
    (reaching.changed, reaching_everybody),
    (reaching.cancelled, cancelling),
    (needs.say_needs, saying_what_one_needs),
    (needs.see_needs, seeing_needs),
    (needs.forget_needs, forgetting_needs),
]
