"""The calendar files of a seat, drawn as things are when they are sent."""

from uuid import UUID

from sqlalchemy.orm import Session

from bot.outbox.files import File
from bot.programme.models import Programme
from bot.trainings.calendars.entries import Attendee, Entry, Method, letter
from bot.trainings.store import entries as store
from bot.trainings.store.entries import Seated
from bot.trainings.views import calendar as views


def invitation(session: Session, about: str) -> File | None:
    """Write the entry of a seat: new, or changed; None if nobody has it any more."""
    seated = store.seated(session, UUID(about))
    if seated is None or not store.is_on(seated):
        return None
    return _file(session, seated, Method.REQUEST)


def cancellation(session: Session, about: str) -> File | None:
    """Write what takes an entry out again; None while somebody has the seat after all."""
    seated = store.seated(session, UUID(about))
    if seated is None or store.is_on(seated):
        return None
    return _file(session, seated, Method.CANCEL)


def entry(one: Seated, programme: Programme) -> Entry:
    """Describe a training for a calendar; whoever has a seat in it has the same entry.

    Its id is the training's alone: a random UUID, as RFC 7986 (5.3) asks, that names no machine.
    """
    training = one.training
    return Entry(
        uid=str(training.id),
        sequence=training.sequence,
        stamp=one.changed_at,
        starts_at=training.starts_at,
        ends_at=training.ends_at,
        summary=views.summary(training, one.lesson),
        place=views.where(training),
        link=training.link,
        words=views.description(training, programme),
        is_cancelled=not store.is_on(one),
    )


def _file(session: Session, one: Seated, method: Method) -> File | None:
    known = store.known(session, one.seat.member_id)
    if known is None:
        return None
    member, programme = known
    contents = letter(
        method,
        entry(one, programme),
        Attendee(member.name, member.email),
        organiser=views.organiser(programme),
        zone=programme.tz,
    )
    day = one.training.starts_at.astimezone(programme.tz).date()
    title = views.summary(one.training, one.lesson)
    return File(f"training-{day.isoformat()}.ics", title, contents)
