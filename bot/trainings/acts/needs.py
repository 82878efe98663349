"""People say what they need to take part; hosts and HR's person read it; then it is deleted.

The words stand in one table and in no message, no journal and no export.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from bot import db, journal, members, outbox
from bot.errors import Refusal
from bot.journal.store import HERALD
from bot.trainings.models import Need, Training
from bot.trainings.rules import needs as rules
from bot.trainings.rules.needs import Said
from bot.trainings.store import needs as store
from bot.trainings.store import seats, trainings
from bot.trainings.views import needs as views

SOMEBODY = "a member"  # the journal is read by more people than may know who needs something


def say_needs(session: Session, training_id: UUID, said: Said, *, by: str, at: datetime) -> bool:
    """Keep what somebody needs, in the place of what they said before; say whether it is there."""
    members.admit(session, by)
    training = trainings.take(session, training_id)
    rules.require_seat(seats.find(session, training_id, by), training, at)
    readers = [who for who in store.readers(session, training_id) if who != by]
    if not readers:
        raise Refusal(rules.NOBODY)
    before, words = store.find(session, training_id, by), rules.write(said)
    if words != (before.words if before else ""):
        store.forget(session, training_id, by)
        _keep(session, training, words, readers, by, at)
    return bool(words)


def see_needs(session: Session, training_id: UUID, *, by: str, at: datetime) -> Sequence[Need]:
    """Show a host or HR's person what is needed in a training; each who said so can see who did."""
    members.admit(session, by)
    if by not in store.readers(session, training_id):
        raise Refusal(rules.NOT_YOURS)
    needs = store.of_training(session, training_id)
    names = [need.member_id for need in needs]
    journal.looked(session, "what people need to take part", names, by=by, at=at)
    return needs


def forget_needs(session: Session, *, at: datetime) -> int:
    """Forget what was needed in trainings that are over."""
    count = store.forget_past(session, at)
    if count:
        told = {"count": count}
        journal.note(session, "needs forgotten", "trainings", by=HERALD, at=at, changed=told)
    return count


def forget_of(session: Session, training: Training, member_id: str) -> None:
    """Forget what somebody needed who does not come any more; who was to read it has nothing to.

    The journal has no line of it: beside the one of the seat it would say who needed something.
    """
    if store.forget(session, training.id, member_id) and not store.of_training(
        session, training.id
    ):
        outbox.withdraw_all(session, _of(training))


def _keep(
    session: Session,
    training: Training,
    words: str,
    readers: Sequence[str],
    by: str,
    at: datetime,
) -> None:
    if words:
        db.add(session, Need, training_id=training.id, member_id=by, words=words, at=at)
        _tell(session, training, readers)
    act = "needs told" if words else "needs taken back"
    journal.note(session, act, training.id, by=SOMEBODY, at=at)


def _tell(session: Session, training: Training, readers: Sequence[str]) -> None:
    """Tell who may know that there is something to read; what was not sent yet gives way."""
    prefix = _of(training)
    outbox.withdraw_all(session, prefix)
    note, ends = views.needs_note(trainings.get(session, training.id)), training.ends_at
    for who in readers:
        outbox.tell(session, who, note, key=f"{prefix}{uuid4()}", until=ends)


def _of(training: Training) -> str:
    """Begin the keys of all messages about what is needed in a training."""
    return f"need:{training.id}:"
