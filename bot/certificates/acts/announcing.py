"""Colleagues hear of a title if its bearer likes: one post a day, for all of that day."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy.orm import Session

from bot import db, journal, outbox
from bot.certificates.acts.parts import both_files, key
from bot.certificates.store import certificates
from bot.certificates.views import notes
from bot.errors import Refusal
from bot.hours import office
from bot.journal.store import HERALD
from bot.members import store as people
from bot.outbox import Because
from bot.programme import store as programmes

HOUR = time(10)  # of a working day, on the programme's clock
MOST = 20  # names in one post


def choose(session: Session, certificate_id: UUID, *, wanted: bool, by: str, at: datetime) -> None:
    """Take somebody's answer whether colleagues may be told; it can change until they are."""
    people.get(session, by)
    certificate = certificates.take_mine(session, certificate_id, by=by)
    if certificate.told_at is not None:
        raise Refusal(notes.TOLD)
    before, certificate.announced = certificate.announced, wanted
    session.flush()
    outbox.refresh(session, by)
    changed = {"announced": [before, wanted]}
    journal.note(session, "telling wished", certificate_id, by=by, at=at, changed=changed)


def announce(session: Session, *, at: datetime) -> bool:
    """Post once a working day who bears the title and wants it known; says whether it did.

    Without a channel for it nobody counts as told.
    """
    programme = programmes.find(session)
    local = at.astimezone(programme.tz)
    has_day = local.weekday() in programme.workdays and local.time() >= HOUR
    is_due = has_day and not office.of(programme).is_free(local.date())
    if not (is_due and programme.programme_channel):
        return False
    fresh = certificates.to_announce(session, at, MOST)
    if not fresh or not db.once(session, f"titles:{local.date()}"):
        return False
    for certificate in fresh:
        certificate.told_at = at
    post = notes.announcement(fresh, programme)
    outbox.say(session, outbox.PROGRAMME, post, key=f"titles:{local.date()}")
    outbox.refresh(session, *(certificate.member_id for certificate in fresh))
    told = {"people": len(fresh)}
    journal.note(session, "titles announced", "certificates", by=HERALD, at=at, changed=told)
    return True


def send_again(session: Session, certificate_id: UUID, *, by: str, at: datetime) -> None:
    """Bring somebody their certificate once more; pressed twice in a minute, it comes once."""
    people.get(session, by)
    certificate = certificates.take_mine(session, certificate_id, by=by)
    note = notes.again_note(certificate, programmes.get(session))
    minute = key(certificate, f"again:{at:%Y%m%d%H%M}")
    files = both_files(certificate)
    outbox.tell(session, by, note, key=minute, because=Because.ANSWER, files=files)
    journal.note(session, "certificate sent again", certificate_id, by=by, at=at)
