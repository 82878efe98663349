"""Steps of acts that lay reminders into the outbox when a seat is taken, and take them back.

So they go out once, at their moment, and never after a cancellation or a seat given up.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import outbox
from bot.hours import store as hours
from bot.members import store as people
from bot.outbox import Because
from bot.trainings.models import Seat, SeatState
from bot.trainings.rules import keys, reminders
from bot.trainings.store import seats as store
from bot.trainings.store import trainings
from bot.trainings.store.trainings import Dated
from bot.trainings.views import seats as views

DAY, SOON = "day", "soon"


def lay(session: Session, dated: Dated, seat: Seat, at: datetime) -> None:
    """Let somebody be reminded twice, at the moments that are still to come, if they wish."""
    if people.preference(session, seat.member_id).reminders:
        _day_before(session, dated, seat, at)
        _shortly_before(session, dated, seat, at)


def lay_anew(session: Session, dated: Dated, seat: Seat, at: datetime) -> None:
    """Lay reminders in the place of those that wait; what went out does not go out again."""
    for what in (DAY, SOON):
        outbox.unsay(session, _key(dated, seat, what))
    lay(session, dated, seat, at)


def remind_as_wished(session: Session, member_id: str, at: datetime) -> None:
    """Lay or take back all reminders of somebody who wishes otherwise now."""
    ids = store.to_come_of(session, member_id, at)
    for training in [trainings.take(session, training_id) for training_id in ids]:
        seat = store.find(session, training.id, member_id)
        if seat is not None and seat.state is SeatState.GOING:
            lay_anew(session, trainings.get(session, training.id), seat, at)


def _day_before(session: Session, dated: Dated, seat: Seat, at: datetime) -> None:
    """Remind on the working day before; too late, or without one, the second reminder does."""
    starts_at = dated.training.starts_at
    day = reminders.day_before(starts_at, hours.duty(session, seat.member_id))
    if day is not None and day > at:
        note, ends = views.day_before_note(dated, seat), reminders.shortly_before(starts_at)
        key = _key(dated, seat, DAY)
        outbox.tell(session, seat.member_id, note, key=key, due=day, until=ends)


def _shortly_before(session: Session, dated: Dated, seat: Seat, at: datetime) -> None:
    """Remind at the last moment that helps; the time of a seat counts as duty."""
    ends = dated.training.starts_at
    soon = reminders.shortly_before(ends)
    if soon > at:
        who, note = seat.member_id, views.shortly_note(dated, seat)
        key = _key(dated, seat, SOON)
        outbox.tell(session, who, note, key=key, because=Because.TRAINING, due=soon, until=ends)


def _key(dated: Dated, seat: Seat, what: str) -> str:
    return keys.message(seat, f"{dated.training.sequence}:{what}")
