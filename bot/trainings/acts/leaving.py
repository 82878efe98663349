"""What ends for somebody who takes part no more."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.trainings.acts.offers import fill
from bot.trainings.acts.showing import show
from bot.trainings.rules import keys
from bot.trainings.rules import seats as rules
from bot.trainings.store import seats as store
from bot.trainings.store import trainings


def give_up_all(session: Session, member_id: str, at: datetime) -> None:
    """Give up all seats, offers and places in line that somebody has; the line gets what is free.

    All trainings are locked before anything else, in the order of their ids: so no two acts wait
    for each other.
    """
    ids = store.to_come_of(session, member_id, at)
    for training in [trainings.take(session, training_id) for training_id in ids]:
        seat = store.find(session, training.id, member_id)
        if seat is not None and rules.give_up(seat, at):
            outbox.withdraw_all(session, keys.of_seat(seat))
            journal.note(session, "seat given up", training.id, by=member_id, at=at)
            fill(session, training, at=at)
            show(session, training, at)
