"""Seats: taken, waited for, offered, given up (PRODUCT.md, T3). One person, one seat, one state.

Whoever holds a seat, or an offer, keeps it whatever becomes of the capacity. Seats that are free
are offered in the order of the line, to each only once; whoever lets an offer lapse waits on at
the end of the line, and may take what is free whenever they like.
"""

from datetime import datetime, timedelta

from bot.errors import Offer, Refusal
from bot.trainings.ids.seats import GIVE_UP
from bot.trainings.models import Seat, SeatState, Training, TrainingState

STANDS = timedelta(hours=4)  # of the person's working time, for which an offer stands
LAST = timedelta(hours=2)  # before the start: then offers end, and who takes a seat has it

HELD = (SeatState.GOING, SeatState.OFFERED)
CANCELLED = "This training was cancelled. Nothing has changed."
BEGUN = "This training has begun. If you would like to come, just go in: the host can let you in."
BEGUN_ALREADY = "This training has begun, so there is no seat to give up. Nothing has changed."
NO_SEAT = "You have no seat in this training, so there is nothing to give up."
TAKEN = "You have taken this seat already, so it is yours. Nothing has changed."


def require_to_come(training: Training, at: datetime, begun: str = BEGUN) -> None:
    """Let nobody take or give up seats in what was cancelled, or has begun."""
    if training.state is TrainingState.CANCELLED:
        raise Refusal(CANCELLED)
    if at >= training.starts_at:
        raise Refusal(begun)


def take(seat: Seat, *, is_free: bool, turn: int, at: datetime) -> bool:
    """Give somebody the seat that is free or offered to them, else a place in line.

    `turn` is the one at the end of the line; gives whether anything is new.
    """
    before = seat.state
    if before is SeatState.GOING or (before is SeatState.WAITING and not is_free):
        return False
    is_theirs = is_free or before is SeatState.OFFERED
    seat.turn = turn if before is SeatState.GIVEN_UP else seat.turn
    seat.state = SeatState.GOING if is_theirs else SeatState.WAITING
    seat.offered_until, seat.at = None, at
    return True


def give_up(seat: Seat | None, at: datetime) -> bool:
    """Give up a seat, an offer or a place in line, and say whether there was any."""
    if seat is None or seat.state is SeatState.GIVEN_UP:
        return False
    seat.state, seat.offered_until, seat.at = SeatState.GIVEN_UP, None, at
    return True


def decline(seat: Seat | None, at: datetime) -> bool:
    """Say no to an offer, also after it lapsed; a seat that was taken since is not lost by it."""
    if seat is not None and seat.state is SeatState.GOING:
        raise Refusal(TAKEN, Offer("Give up my seat", GIVE_UP, str(seat.training_id)))
    return give_up(seat, at)


def latest(training: Training) -> datetime:
    """Give the moment up to which seats are offered."""
    return training.starts_at - LAST


def may_offer(training: Training, at: datetime) -> bool:
    """Say whether free seats are offered to the line; later they go to whoever takes them."""
    return training.state is TrainingState.PLANNED and at < latest(training)


def is_free(training: Training, taken: int) -> bool:
    """Say whether somebody may have a seat, when so many are held or offered."""
    return training.capacity is None or taken < training.capacity


def may_be_asked(seat: Seat) -> bool:
    """Say whether somebody in line may get an offer: who let one lapse is not asked again."""
    return seat.state is SeatState.WAITING and seat.offered_until is None


def offer(seat: Seat, until: datetime, at: datetime) -> None:
    """Hold a seat for the next in line until a moment."""
    seat.state, seat.offered_until, seat.at = SeatState.OFFERED, until, at


def has_lapsed(seat: Seat, at: datetime) -> bool:
    """Say whether an offer is over; it is, from the very moment that was named."""
    until = seat.offered_until
    return seat.state is SeatState.OFFERED and until is not None and until <= at


def lapse(seat: Seat, turn: int, at: datetime) -> None:
    """Let an offer end, and the person wait on at the end of the line."""
    seat.state, seat.turn, seat.at = SeatState.WAITING, turn, at


def cut(seat: Seat, training: Training) -> None:
    """Let an offer end no later than offers do, because the training begins earlier now."""
    if seat.offered_until is not None:
        seat.offered_until = min(seat.offered_until, latest(training))
