"""The pilot: leads name a small group, and lift it when everybody may come."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, journal, outbox
from bot.errors import FormRefusal
from bot.members import store
from bot.members.models import Member, Standing
from bot.programme.models import Programme

ONLY_MEMBERS = "Only full members can be in the pilot, no guests and no apps."


def begin_pilot(
    session: Session, people: Sequence[str], channels: Sequence[str], *, by: str, at: datetime
) -> None:
    """Let only these people and the leads use Herald, and let it post only in these channels."""
    programme = _take(session, by)
    if set(people) - _full_members(session, people):
        raise FormRefusal({"people": ONLY_MEMBERS})
    before = (programme.pilot, programme.pilot_people, programme.pilot_channels)
    after = (True, sorted(people), sorted(channels))
    if before != after:
        programme.pilot, programme.pilot_people, programme.pilot_channels = after
        names = ("pilot", "pilot_people", "pilot_channels")
        changed = {n: [b, a] for n, b, a in zip(names, before, after, strict=True) if a != b}
        _changed(session, "pilot named", changed, by=by, at=at)


def lift_pilot(session: Session, *, by: str, at: datetime) -> None:
    """Let everybody come, and send what has waited for that; the names are kept for a next time."""
    programme = _take(session, by)
    if programme.pilot:
        programme.pilot = False
        _changed(session, "pilot lifted", {"pilot": [True, False]}, by=by, at=at)


def _take(session: Session, by: str) -> Programme:
    store.for_lead(session, by=by)
    return db.take(session, Programme, 1) or Programme()


def _changed(
    session: Session, act: str, changed: Mapping[str, object], *, by: str, at: datetime
) -> None:
    """Look again at all that waits, and at all open Homes."""
    outbox.reconsider_all(session)
    outbox.refresh(session)
    journal.note(session, act, "programme", by=by, at=at, changed=changed)


def _full_members(session: Session, people: Sequence[str]) -> set[str]:
    ids = select(col(Member.slack_id)).where(
        col(Member.slack_id).in_(people), col(Member.standing) == Standing.MEMBER
    )
    return set(session.scalars(ids))
