"""What ends for somebody who takes part no more."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal
from bot.trainings.acts import ending
from bot.trainings.acts.offers import fill
from bot.trainings.acts.showing import show
from bot.trainings.models import SeatState
from bot.trainings.rules import seats as rules
from bot.trainings.store import seats as store
from bot.trainings.store import trainings


def give_up_all(session: Session, member_id: str, at: datetime) -> None:
    """Give up all seats, offers and places in line that somebody has; the line gets what is free.

    All trainings are locked before anything else, in the order of their ids: so no two acts wait
    for each other. What stands in their calendar is taken out with one message.
    """
    ids, in_calendar = store.to_come_of(session, member_id, at), []
    for training in [trainings.take(session, training_id) for training_id in ids]:
        seat = store.find(session, training.id, member_id)
        was = seat.state if seat else SeatState.GIVEN_UP
        if seat is None or not rules.give_up(seat, at):
            continue
        if ending.let_go(session, training, seat, was):
            in_calendar.append(seat)
        journal.note(session, "seat given up", training.id, by=member_id, at=at)
        fill(session, training, at=at)
        show(session, training, at)
    ending.take_out(session, member_id, in_calendar)
