"""Taking a seat, or a place in line; giving it up; saying no to an offer. Safe to repeat."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from bot import journal, members, outbox
from bot.errors import Refusal
from bot.outbox import Because, Enclosure
from bot.trainings.acts import ending, reminders
from bot.trainings.acts.ending import INVITATION
from bot.trainings.acts.offers import fill
from bot.trainings.acts.showing import show
from bot.trainings.models import Seat, SeatState, Training
from bot.trainings.rules import keys
from bot.trainings.rules import seats as rules
from bot.trainings.store import seats as store
from bot.trainings.store import trainings
from bot.trainings.store.standing import Outcome, outcome
from bot.trainings.views import seats as views

ACTS = {SeatState.GOING: "seat taken", SeatState.WAITING: "seat waited for"}


def take_seat(session: Session, training_id: UUID, *, by: str, at: datetime) -> Outcome:
    """Give a member a free seat or the one offered to them, else a place in line."""
    training = _begin(session, training_id, by, at)
    seat, was = _own(session, training, by, at)
    turn, taken = store.next_turn(session, training.id), store.taken(session, training.id)
    is_free = rules.is_free(training, taken)
    if not rules.take(seat, is_free=is_free, turn=turn, at=at):
        return outcome(session, seat, was)
    session.flush()
    came_of_it = outcome(session, seat, was)
    if seat.state is SeatState.GOING:
        _confirm(session, came_of_it, at)
    _changed(session, training, ACTS[seat.state], by, at)
    return came_of_it


def give_up(session: Session, training_id: UUID, *, by: str, at: datetime) -> Outcome:
    """Let somebody give up their seat, offer or place in line; what is free goes to the line."""
    training = _begin(session, training_id, by, at, rules.BEGUN_ALREADY)
    seat = store.find(session, training.id, by)
    if seat is None:
        raise Refusal(rules.NO_SEAT)
    was = seat.state
    if rules.give_up(seat, at):
        _let_go(session, training, seat, was, "seat given up", by, at)
    return outcome(session, seat, was)


def decline(session: Session, training_id: UUID, *, by: str, at: datetime) -> Outcome:
    """Let somebody say no to an offer, which goes to the next in line."""
    training = _begin(session, training_id, by, at, rules.BEGUN_ALREADY)
    seat = store.find(session, training.id, by)
    if seat is None:
        raise Refusal(rules.NO_SEAT)
    was = seat.state
    if rules.decline(seat, at):
        _let_go(session, training, seat, was, "offer declined", by, at)
    return outcome(session, seat, was)


def _begin(
    session: Session, training_id: UUID, by: str, at: datetime, begun: str = rules.BEGUN
) -> Training:
    """Lock a training for a member, and do what time has brought about."""
    members.admit(session, by)
    training = trainings.take(session, training_id)
    rules.require_to_come(training, at, begun)
    fill(session, training, at=at)
    return training


def _own(
    session: Session, training: Training, by: str, at: datetime
) -> tuple[Seat, SeatState | None]:
    """Read somebody's seat, and what it is so far; who never wished for one begins with none."""
    seat = store.find(session, training.id, by)
    if seat is not None:
        return seat, None if seat.state is SeatState.GIVEN_UP else seat.state
    seat = Seat(training_id=training.id, member_id=by, state=SeatState.GIVEN_UP, at=at)
    session.add(seat)
    return seat, None


def _confirm(session: Session, new: Outcome, at: datetime) -> None:
    """Send somebody who has a seat now the file for their calendar, and lay the reminders."""
    seat, note = new.seat, views.going_note(new)
    outbox.withdraw_all(session, keys.of_seat(seat))
    files, key = (Enclosure(INVITATION, str(seat.id)),), keys.message(seat, "going")
    outbox.tell(session, seat.member_id, note, key=key, because=Because.ANSWER, files=files)
    reminders.lay(session, new.dated, seat, at)


def _let_go(
    session: Session,
    training: Training,
    seat: Seat,
    was: SeatState,
    act: str,
    by: str,
    at: datetime,
) -> None:
    """Let a seat end, also in the person's calendar, and the line have it."""
    if ending.let_go(session, training, seat, was):
        ending.take_out(session, by, [seat])
    fill(session, training, at=at)
    _changed(session, training, act, by, at)


def _changed(session: Session, training: Training, act: str, by: str, at: datetime) -> None:
    """Show the seats as they are now, on the channel's card and on the person's Home."""
    outbox.refresh(session, by)
    show(session, training, at)
    journal.note(session, act, training.id, by=by, at=at)
