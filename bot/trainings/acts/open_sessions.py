"""Questions, ideas and offers for an open session, signed or unsigned as each one likes.

What is unsigned leaves one row with the day and nothing else, not even a line of record: a line
between two others would say when it was, and who was there just then.
"""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bot import journal, members
from bot.db import Session, append
from bot.journal.store import HERALD
from bot.trainings.models import Submission, Topic
from bot.trainings.rules import open_sessions as rules
from bot.trainings.store import open_sessions as store
from bot.trainings.store import trainings
from bot.trainings.store.feedback import today


class Words(NamedTuple):
    """What was sent; `window` is the random id of the window it was written in."""

    window: UUID
    topic: Topic
    words: str
    signed: bool


def hand_in(session: Session, training_id: UUID, said: Words, *, by: str, at: datetime) -> None:
    """Keep what somebody hands in, with their name if they signed it; sent twice it counts once."""
    members.admit(session, by)
    training = trainings.get(session, training_id).training
    rules.require_open(training, at)
    is_new = append(
        session,
        Submission,
        id=said.window,
        training_id=training_id,
        topic=said.topic,
        words=rules.clean(said.words),
        member_id=by if said.signed else None,
        on=today(session, at),
    )
    if is_new and said.signed:
        told = {"topic": said.topic}
        journal.note(session, "handed in", training_id, by=by, at=at, changed=told)


def forget(session: Session, *, at: datetime) -> int:
    """Forget what was handed in for sessions that ended thirty days ago."""
    count = store.forget_past(session, at)
    if count:
        journal.note(session, "what was handed in forgotten", "trainings", by=HERALD, at=at)
    return count
