"""What changes the programme."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import journal, outbox
from bot.db import append
from bot.journal.store import HERALD
from bot.programme import store
from bot.programme.models import Programme


def adopt(session: Session, first: Programme, *, at: datetime) -> None:
    """Take over what the environment says the first time; later only leads change it.

    Where the web pages are is known to the installation alone, so that is taken over every time.
    """
    values = first.model_dump()
    if append(session, Programme, **values):
        told = {name: str(value) for name, value in values.items() if value}
        journal.note(session, "programme begun", "programme", by=HERALD, at=at, changed=told)
    else:
        _move_pages(session, first.address, at)


def _move_pages(session: Session, address: str, at: datetime) -> None:
    programme = store.take(session)
    if programme.address != address:
        told = {"address": [programme.address, address]}
        programme.address = address
        journal.note(session, "pages moved", "programme", by=HERALD, at=at, changed=told)


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
