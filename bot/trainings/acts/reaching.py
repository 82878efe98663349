"""A change or a cancellation reaches everyone with a seat, an offer or a place in line."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.hours import store as hours
from bot.journal.store import HERALD
from bot.outbox import Because, Enclosure
from bot.trainings.acts import reminders
from bot.trainings.acts.ending import CANCELLATION, INVITATION
from bot.trainings.acts.offers import fill
from bot.trainings.models import Seat, SeatState, Training
from bot.trainings.rules import keys
from bot.trainings.rules import reminders as moments
from bot.trainings.rules import seats as rules
from bot.trainings.store import seats as store
from bot.trainings.store import trainings
from bot.trainings.store.trainings import Dated
from bot.trainings.views import seats as views


def changed(
    session: Session, training: Training, *, at: datetime, was_at: datetime | None = None
) -> None:
    """Tell everyone concerned how a locked training is now, and lay their reminders anew.

    What was not sent yet gives way, so that a quick second change is one message. `was_at` is when
    the training began before, if it was moved.
    """
    _begin_anew(session, training)
    dated = trainings.get(session, training.id)
    first = min(was_at or training.starts_at, training.starts_at)
    concerned = store.live(session, training.id)
    for seat in concerned:
        _tell_changed(session, dated, seat, first, at)
        if seat.state is SeatState.GOING:
            reminders.lay_anew(session, dated, seat, at)
    _note(session, "change told", training, concerned, at)
    fill(session, training, at=at)


def cancelled(session: Session, training: Training, *, at: datetime) -> None:
    """Tell everyone concerned that a locked training does not take place; nothing else follows."""
    _begin_anew(session, training)
    dated = trainings.get(session, training.id)
    concerned = store.live(session, training.id)
    for seat in concerned:
        _tell_cancelled(session, dated, seat, at)
        if seat.state is SeatState.OFFERED:
            rules.lapse(seat, seat.turn, at)
    session.flush()
    _note(session, "cancellation told", training, concerned, at)


def _begin_anew(session: Session, training: Training) -> None:
    """Take back all that was not said yet, and let offers end no later than offers do now."""
    session.flush()
    outbox.withdraw_all(session, keys.of_training(training))
    for seat in store.offered(session, training.id):
        rules.cut(seat, training)
    session.flush()


def _tell_changed(
    session: Session, dated: Dated, seat: Seat, first: datetime, at: datetime
) -> None:
    """Tell one person; at once, if the training could begin before they read it on duty."""
    key = keys.message(seat, f"{dated.training.sequence}:changed:{dated.training.seen}")
    note, who, ends = views.changed_note(dated, seat), seat.member_id, dated.training.ends_at
    files = _files(INVITATION, seat)
    outbox.unsay(session, key)
    if moments.cannot_wait(first, hours.duty(session, who), at):
        outbox.tell(session, who, note, key=key, because=Because.TRAINING, until=ends, files=files)
    else:
        outbox.tell(session, who, note, key=key, until=ends, files=files)


def _tell_cancelled(session: Session, dated: Dated, seat: Seat, at: datetime) -> None:
    key, who = keys.message(seat, "cancelled"), seat.member_id
    note, ends = views.cancelled_note(dated, seat), dated.training.ends_at
    files = _files(CANCELLATION, seat)
    outbox.unsay(session, key)
    if moments.cannot_wait(dated.training.starts_at, hours.duty(session, who), at):
        outbox.tell(session, who, note, key=key, because=Because.TRAINING, until=ends, files=files)
    else:
        outbox.tell(session, who, note, key=key, until=ends, files=files)


def _note(
    session: Session, act: str, training: Training, concerned: Sequence[Seat], at: datetime
) -> None:
    if concerned:
        told = {"people": len(concerned)}
        journal.note(session, act, training.id, by=HERALD, at=at, changed=told)


def _files(maker: str, seat: Seat) -> tuple[Enclosure, ...]:
    """Give the calendar file to who has the training in their calendar."""
    return (Enclosure(maker, str(seat.id)),) if seat.state is SeatState.GOING else ()
