"""After a training those who were there are asked once how it was; who answers is kept nowhere.

An answer leaves one row with the day and nothing else: no line of record of its own, no message,
no lock on anything that names a person. The record says the day after that there were answers.
"""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bot import journal, members, outbox
from bot.db import Session, append, once
from bot.journal.store import HERALD
from bot.trainings.models import Feedback
from bot.trainings.rules import feedback as rules
from bot.trainings.store import attendance, trainings
from bot.trainings.store import feedback as store
from bot.trainings.views import feedback as views


class Said(NamedTuple):
    """An answer, as it was sent: `window` is the random id of the window it was written in."""

    window: UUID
    rating: int
    comment: str


def ask(session: Session, training_id: UUID, *, at: datetime) -> int:
    """Ask those who were at a training how it was, each once, and say how many."""
    trainings.take(session, training_id)
    dated = trainings.get(session, training_id)
    people = [
        one for one in store.to_ask(session, training_id) if once(session, f"{store.ASKED}{one.id}")
    ]
    for one in people:
        until = dated.training.ends_at + rules.OPEN_FOR
        key, note = f"feedback:{one.id}", views.feedback_note(dated)
        outbox.tell(session, one.member_id or "", note, key=key, until=until)
    if people:
        told = {"people": len(people)}
        journal.note(session, "feedback asked", training_id, by=HERALD, at=at, changed=told)
    return len(people)


def give(session: Session, training_id: UUID, said: Said, *, by: str, at: datetime) -> None:
    """Keep an answer without who gave it; a window that is sent twice counts once."""
    members.admit(session, by)
    dated = trainings.get(session, training_id)
    rules.require_open(dated.training, attendance.of_member(session, training_id, by), at)
    append(
        session,
        Feedback,
        id=said.window,
        training_id=training_id,
        rating=said.rating,
        comment=said.comment.strip()[: rules.LONGEST],
        on=store.today(session, at),
    )


def note_given(session: Session, *, at: datetime) -> None:
    """Write down that there were answers, a line for each training and day before today."""
    for training_id, day in store.days(session, store.today(session, at)):
        if once(session, f"{store.NOTED}{training_id}:{day.isoformat()}"):
            said = {"day": day.isoformat()}
            journal.note(session, "feedback given", training_id, by=HERALD, at=at, changed=said)
