"""What changes the programme."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.db import append
from bot.journal.store import HERALD
from bot.programme.models import Programme


def adopt(session: Session, settled: Programme, *, at: datetime) -> None:
    """Take the programme over as the environment describes it; what is the same stays."""
    new = settled.model_dump()
    is_first = append(session, Programme, **new)
    before = session.get_one(Programme, 1, with_for_update=True)
    old = {} if is_first else before.model_dump()
    changed = {k: (str(old.get(k, "")), str(v)) for k, v in new.items() if old.get(k) != v}
    if changed:
        session.merge(settled)
        journal.note(session, "programme settled", "programme", by=HERALD, at=at, changed=changed)


def send_again(session: Session, *, by: str, at: datetime) -> int:
    """Send everything again that could not be sent, and say how many messages that is."""
    count = outbox.retry(session)
    journal.note(session, "outbox sent again", "outbox", by=by, at=at, changed={"messages": count})
    return count


def invited(session: Session, room: str, *, at: datetime) -> int:
    """Herald came into a channel: what could not be posted there goes out now."""
    count = outbox.mended(session, room)
    journal.note(session, "invited", room, by=HERALD, at=at, changed={"messages": count})
    return count
