"""Free seats are offered to the line; offers lapse, and leavers' seats are free again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.hours import store as hours
from bot.hours.rules import after_working
from bot.journal.store import HERALD
from bot.trainings.acts import ending
from bot.trainings.acts.showing import show
from bot.trainings.models import Seat, Training
from bot.trainings.rules import keys
from bot.trainings.rules import seats as rules
from bot.trainings.store import seats as store
from bot.trainings.store import trainings
from bot.trainings.views import seats as views


def fill(session: Session, training: Training, *, at: datetime) -> None:
    """Offer the free seats of a locked training to the line, after what lapsed and who left.

    Each goes to the first who is on duty while offers are made; others are passed over and keep
    their place.
    """
    session.flush()
    changed = [*_end_lapsed(session, training, at), *_end_leavers(session, training, at)]
    if rules.may_offer(training, at):
        changed += _offer(session, training, at)
    if changed:
        outbox.refresh(session, *(seat.member_id for seat in changed))
        show(session, training, at)


def settle(session: Session, training_id: UUID, *, at: datetime) -> None:
    """Do for one training what time has brought about; nothing, mostly."""
    fill(session, trainings.take(session, training_id), at=at)


def _end_lapsed(session: Session, training: Training, at: datetime) -> Sequence[Seat]:
    """Let offers end whose time is over; who was asked waits on at the end of the line."""
    over = [one for one in store.offered(session, training.id) if rules.has_lapsed(one, at)]
    for seat in over:
        rules.lapse(seat, store.next_turn(session, training.id), at)
        outbox.withdraw_all(session, keys.of_seat(seat))
        session.flush()
        _note(session, "offer lapsed", seat, at)
    return over


def _end_leavers(session: Session, training: Training, at: datetime) -> Sequence[Seat]:
    """Take back the seats of those who have left the workspace."""
    gone = store.of_leavers(session, training.id)
    for seat in gone:
        was = seat.state
        rules.give_up(seat, at)
        ending.let_go(session, training, seat, was)
        _note(session, "seat of a leaver given up", seat, at)
    session.flush()
    return gone


def _offer(session: Session, training: Training, at: datetime) -> Sequence[Seat]:
    taken = store.taken(session, training.id)
    if not rules.is_free(training, taken):
        return ()
    asked: list[Seat] = []
    for seat in filter(rules.may_be_asked, store.line(session, training.id)):
        if not rules.is_free(training, taken + len(asked)):
            break
        until = _stands_until(session, training, seat.member_id, at)
        if until is not None:
            rules.offer(seat, until, at)
            asked.append(seat)
    if asked:
        _tell(session, training, asked, at)
    return asked


def _stands_until(
    session: Session, training: Training, member_id: str, at: datetime
) -> datetime | None:
    """Say how long an offer to somebody stands; None if they can't be reached in time."""
    reached, last = hours.may_reach(session, member_id, at, False), rules.latest(training)
    if reached is None or reached >= last:
        return None
    until = after_working(reached, rules.STANDS, hours.duty(session, member_id))
    return min(until or last, last)


def _tell(session: Session, training: Training, asked: Iterable[Seat], at: datetime) -> None:
    dated = trainings.get(session, training.id)
    for seat in asked:
        note, key = views.offer_note(dated, seat), keys.message(seat, "offer")
        outbox.tell(session, seat.member_id, note, key=key, until=seat.offered_until)
        _note(session, "seat offered", seat, at)


def _note(session: Session, act: str, seat: Seat, at: datetime) -> None:
    whose = {"seat": str(seat.id)}
    journal.note(session, act, seat.training_id, by=HERALD, at=at, changed=whose)
