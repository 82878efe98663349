"""Scenes for the messages about seats: each lets an act send just one kind of them."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy import delete, update
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.outbox.models import Delivery, State
from bot.trainings.acts import needs, offers, reaching, seats
from bot.trainings.acts.reminders import remind_as_wished
from bot.trainings.models import SeatState, Training
from bot.trainings.rules.needs import Kind, Said
from bot.trainings.store import trainings
from tests import given
from tests.given import ANA, BEN, MONDAY, NOON
from tests.races.table.trial import LATER
from tests.trainings.checking import planned

Act: TypeAlias = Callable[[Session], Any]
NIGHT = MONDAY + timedelta(hours=12)


def taking_a_seat(session: Session) -> Act:
    """Let a training begin so soon that no reminder is due."""
    given.people(session)
    training = planned(session, going=[], starts_at=LATER + timedelta(minutes=10))
    return partial(seats.take_seat, training_id=training.id, by=ANA, at=LATER)


def giving_up(session: Session) -> Act:
    """Let somebody give up a seat whose file they have."""
    given.people(session)
    training = planned(session, going=[ANA], starts_at=NOON)
    return partial(seats.give_up, training_id=training.id, by=ANA, at=LATER)


def offering(session: Session) -> Act:
    """Let a seat be free in the evening, so that it is offered until the next noon."""
    training = _waiting(session)
    training.capacity = 1
    session.flush()
    return partial(offers.settle, training_id=training.id, at=NIGHT - timedelta(hours=1))


def changing(session: Session) -> Act:
    """Let a training to come be another one now."""
    return _locked(reaching.changed, _waiting(session))


def changing_today(session: Session) -> Act:
    """Let a training be another one that begins before anybody is off duty."""
    return _locked(reaching.changed, _waiting(session, starts_at=MONDAY.replace(hour=16)))


def cancelling(session: Session) -> Act:
    """Let a training to come be called off."""
    return _locked(reaching.cancelled, _waiting(session))


def cancelling_today(session: Session) -> Act:
    """Let a training be called off that begins before anybody is off duty."""
    return _locked(reaching.cancelled, _waiting(session, starts_at=MONDAY.replace(hour=16)))


def reminding_of_tomorrow(session: Session) -> Act:
    """Let somebody wish for reminders who had the second one already."""
    given.people(session)
    training = planned(session, going=[], starts_at=NOON)
    seats.take_seat(session, training.id, by=ANA, at=MONDAY)
    mine = col(Delivery.lane) == ANA
    soon = col(Delivery.key).endswith("soon")
    session.execute(update(Delivery).where(mine, soon).values(state=State.SENT))
    session.execute(delete(Delivery).where(mine, ~soon))
    return partial(remind_as_wished, member_id=ANA, at=LATER)


def reminding_tonight(session: Session) -> Act:
    """Let a training begin at night, when nobody is on duty."""
    given.people(session)
    planned(session, going=[ANA], starts_at=NIGHT + timedelta(minutes=5))
    return partial(remind_as_wished, member_id=ANA, at=LATER)


def needing_something(session: Session) -> Act:
    """Let somebody need something in a training that Ben hosts."""
    given.people(session)
    training = planned(session, going=[ANA], hosts=[BEN])
    said = Said([Kind.CAPTIONS], "")
    return partial(needs.say_needs, training_id=training.id, said=said, by=ANA, at=LATER)


def _waiting(session: Session, **fields: Any) -> Training:
    """Let Ben wait for a seat."""
    given.people(session)
    training = planned(session, going=[], capacity=0, ends_at=NOON + timedelta(hours=1), **fields)
    session.add(given.seat(training, BEN, state=SeatState.WAITING))
    session.flush()
    return training


def _locked(act: Callable[..., Any], training: Training) -> Act:
    return lambda session: act(session, trainings.take(session, training.id), at=LATER)
