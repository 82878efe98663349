"""Writing and reading the journal."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.db import add
from bot.journal.models import Line, Look

HERALD = "herald"  # who acts when a job does


def note(
    session: Session,
    act: str,
    thing: UUID | str,
    *,
    by: str,
    at: datetime,
    why: str = "",
    changed: Mapping[str, object] | None = None,
) -> None:
    """Write one line; `changed` holds what is different now, by field, as before and after."""
    was = dict(changed or {})
    add(session, Line, at=at, by=by, act=act, thing=str(thing), changed=was, why=why)


def looked(session: Session, names: str, people: Sequence[str], *, by: str, at: datetime) -> None:
    """Write down that somebody opened a list with names, for each who is on it."""
    seen(session, names, people, by=by, at=at)
    note(session, "names read", names, by=by, at=at, changed={"people": len(people)})


def seen(session: Session, names: str, people: Sequence[str], *, by: str, at: datetime) -> None:
    """Let people know who saw their name, where the act has a line of its own."""
    for member_id in people:
        add(session, Look, member_id=member_id, by=by, list=names, at=at)


def lines_about(session: Session, thing: UUID | str) -> Sequence[Line]:
    """Read what happened to a thing, oldest first."""
    return session.scalars(
        select(Line).where(col(Line.thing) == str(thing)).order_by(col(Line.seq))
    ).all()
