"""Steps of acts that take somebody's time: they put minutes down, take them back, and ask."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from bot import outbox
from bot.hours import store as hours
from bot.hours.models import Kind, PaidTime
from bot.hours.pay.rules import entries as rules
from bot.hours.pay.store import entries as store
from bot.hours.pay.views import asking as views
from bot.members import store as people
from bot.programme import store as programmes


def record(
    session: Session,
    member_id: str,
    kind: Kind,
    started_at: datetime,
    *,
    minutes: int | None = None,
) -> int | None:
    """Put down what somebody did off the clock, and say how many minutes that is.

    None if they are not paid by the hour, or were on duty. `minutes` is for what is known by its
    length; everything else takes the programme's usual ones. The act that calls this says the
    minutes in its own line of the journal.
    """
    member = people.find(session, member_id)
    if member is None or not rules.is_paid_by_the_hour(member):
        return None
    duty, programme = hours.duty(session, member_id), programmes.get(session)
    due = rules.minutes_due(kind, started_at, minutes, duty, programme)
    if due is None:
        return None
    store.lock(session, member_id)
    asked = unanswered(session, member_id, started_at)
    entry = PaidTime(member_id=member_id, kind=kind, started_at=started_at, minutes=due)
    session.add(entry)
    session.flush()
    ask(session, member_id, was=asked, now=rules.unanswered([*asked, entry]))
    return due


def record_once(
    session: Session, member_id: str, kind: Kind, started_at: datetime, *, minutes: int
) -> int | None:
    """Put down what is known by its start and its length, unless it is on the record already.

    What was taken back after an export comes back, in the next file. Says how many minutes are
    new; None if none are.
    """
    store.lock(session, member_id)
    entry = store.take_at(session, member_id, kind, started_at)
    if entry is None:
        return record(session, member_id, kind, started_at, minutes=minutes)
    member, duty = people.find(session, member_id), hours.duty(session, member_id)
    due = rules.off_the_clock(started_at, minutes, duty)
    if not rules.can_return(entry, store.minutes_of(session, entry), member) or not due:
        return None
    correct(session, entry, due, at=started_at)
    return due


def put_anew(
    session: Session,
    member_id: str,
    kind: Kind,
    was_at: datetime,
    started_at: datetime,
    *,
    minutes: int,
    at: datetime,
) -> None:
    """Let the minutes of something follow when it has another start or length.

    What the person has said something about stays as they said.
    """
    store.lock(session, member_id)
    entry = store.take_at(session, member_id, kind, was_at)
    if entry is not None and entry.confirmed_at is not None:
        return
    take_back(session, member_id, kind, was_at, at=at)
    record_once(session, member_id, kind, started_at, minutes=minutes)


def take_back(
    session: Session, member_id: str, kind: Kind, started_at: datetime, *, at: datetime
) -> int | None:
    """Take back the minutes of something that is undone, and say how many; None if there are none.

    What payroll has got already is taken back in its next file.
    """
    store.lock(session, member_id)
    entry = store.take_at(session, member_id, kind, started_at)
    if entry is None:
        return None
    minutes = store.minutes_of(session, entry)
    asked = unanswered(session, member_id, started_at)
    if entry.export_id is None:
        session.delete(entry)
    else:
        correct(session, entry, 0, at=at)
    session.flush()
    ask(session, member_id, was=asked, now=[one for one in asked if one is not entry])
    return minutes


def is_down(session: Session, member_id: str, kind: Kind, started_at: datetime) -> bool:
    """Say whether something that somebody did at a moment is on their time record."""
    store.lock(session, member_id)
    return store.take_at(session, member_id, kind, started_at) is not None


def correct(session: Session, entry: PaidTime, minutes: int, *, at: datetime) -> None:
    """Bring an exported entry to so many minutes, with one counter-entry for the next file."""
    exported = store.exported_minutes(session, entry)
    if old := store.open_correction(session, entry):
        session.delete(old)
    if new := rules.correction(entry, exported, minutes, new_id=uuid4(), at=at):
        session.add(new)
    entry.confirmed_at = at


def unanswered(session: Session, member_id: str, started_at: datetime) -> Sequence[PaidTime]:
    """List what one question asks about: all of one stretch off duty that has no answer."""
    duty = hours.duty(session, member_id)
    waiting = store.waiting(session, member_id)
    return rules.unanswered(rules.same_stretch(waiting, started_at, duty))


def ask(
    session: Session, member_id: str, *, was: Sequence[PaidTime], now: Sequence[PaidTime]
) -> None:
    """Ask on duty whether the minutes are right: one question for one stretch off duty.

    The question that waits gives way to the new one; what was asked already is not asked twice.
    """
    if was and not outbox.unsay(session, _key(was[-1].id)):
        now = [entry for entry in now if entry not in was]
    if now:
        outbox.tell(session, member_id, views.question_note(now), key=_key(now[-1].id))


def _key(entry_id: UUID) -> str:
    return f"minutes:{entry_id}"
