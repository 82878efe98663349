"""Steps of acts in which a seat, an offer or a place in line ends, whoever ended it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot import outbox
from bot.outbox import Because, Enclosure
from bot.trainings.acts import needs
from bot.trainings.models import Seat, SeatState, Training
from bot.trainings.rules import keys
from bot.trainings.store import trainings
from bot.trainings.views import seats as views

INVITATION, CANCELLATION = "trainings.invitation", "trainings.cancellation"
FILES = 10  # with one message


def let_go(session: Session, training: Training, seat: Seat, was: SeatState) -> bool:
    """Take back what waits to be said about a seat that ended, and forget what was needed.

    Says whether the file of the seat may be in the person's calendar.
    """
    is_in = was is SeatState.GOING and _has_file(session, seat)
    outbox.withdraw_all(session, keys.of_seat(seat))
    needs.forget_of(session, training, seat.member_id)
    return is_in


def take_out(session: Session, member_id: str, ended: Sequence[Seat]) -> None:
    """Send somebody the files that take seats they gave up out of their calendar."""
    for start in range(0, len(ended), FILES):
        some = ended[start : start + FILES]
        files = [Enclosure(CANCELLATION, str(seat.id)) for seat in some]
        note = views.given_up_note([trainings.get(session, seat.training_id) for seat in some])
        key = keys.message(some[0], "given up")
        outbox.tell(session, member_id, note, key=key, because=Because.ANSWER, files=files)


def _has_file(session: Session, seat: Seat) -> bool:
    """Say whether the file of a seat went out, or may have: then it is to be taken out again.

    Whoever comes back to a seat and goes again, before anything was sent, has that of their
    first time.
    """
    is_unsent = outbox.unsay(session, keys.message(seat, "going"))
    return not is_unsent or outbox.last_file(session, keys.of_seat(seat)) == INVITATION
