"""Drawing the programme channel's card anew, in the act that changed what it shows."""

from datetime import datetime
from uuid import UUID

from bot import outbox
from bot.db import Session
from bot.programme import store as programmes
from bot.trainings.models import Training
from bot.trainings.store import showing, trainings
from bot.trainings.views.cards import training_card


def show(session: Session, training: Training, at: datetime) -> None:
    """Let the card on which a training stands show what is so now; the first time it is posted."""
    session.flush()
    is_paid = programmes.find(session).training_paid
    message = training_card(showing.on_card(session, training), at, is_paid=is_paid)
    outbox.show(session, showing.card_of(training), to=outbox.PROGRAMME, message=message)


def redraw(session: Session, training_id: UUID, at: datetime) -> None:
    """Draw the card of a training as it is now: time has gone on, and nobody did anything."""
    show(session, trainings.get(session, training_id).training, at)
