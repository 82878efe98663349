"""One person's entries: those that wait for an answer, a page of them, and what each comes to."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from bot import db, members
from bot.hours.models import Kind, PaidTime
from bot.hours.pay.rules import entries as rules
from bot.members.models import Member

PAGE = 8  # entries that *My paid minutes* shows at a time


class Standing(NamedTuple):
    """An entry, and the minutes that count with its corrections."""

    entry: PaidTime
    minutes: int


class Mine(NamedTuple):
    """A page of somebody's paid minutes, newest first."""

    is_paid_by_the_hour: bool
    standing: Sequence[Standing]
    skip: int
    has_more: bool


def lock(session: Session, member_id: str) -> Member | None:
    """Let nobody else write on a person's time record until the act ends."""
    return db.take(session, Member, member_id)


def waiting(session: Session, member_id: str) -> Sequence[PaidTime]:
    """List a person's newest entries that they have not answered for."""
    open_ones = _of(member_id).where(col(PaidTime.confirmed_at).is_(None))
    return session.scalars(_newest_first(open_ones).limit(rules.ASKED)).all()


def take(session: Session, entry_id: UUID, by: str) -> PaidTime:
    """Read an entry of this person as it is now, and keep others from changing it."""
    return rules.require_own(db.take(session, PaidTime, entry_id), by)


def take_all(session: Session, entry_ids: Sequence[UUID], by: str) -> Sequence[PaidTime]:
    """Read those of the entries that are still on this person's record, and lock them, by id."""
    wanted = _of(by).where(col(PaidTime.id).in_(entry_ids)).order_by(col(PaidTime.id))
    fresh = wanted.with_for_update().execution_options(populate_existing=True)
    return session.scalars(fresh).all()


def take_at(session: Session, member_id: str, kind: Kind, started_at: datetime) -> PaidTime | None:
    """Find and lock the entry for what somebody did at a moment; the latest of several."""
    meant = _of(member_id).where(col(PaidTime.kind) == kind, col(PaidTime.started_at) == started_at)
    first = meant.order_by(col(PaidTime.export_id).is_not(None), col(PaidTime.id)).limit(1)
    fresh = first.with_for_update().execution_options(populate_existing=True)
    return session.scalars(fresh).one_or_none()


def read(session: Session, entry_id: UUID, *, by: str) -> Standing:
    """Read an entry of somebody's own."""
    members.admit(session, by)
    entry = rules.require_own(db.find(session, PaidTime, entry_id), by)
    return Standing(entry, minutes_of(session, entry))


def minutes_of(session: Session, entry: PaidTime) -> int:
    """Give the minutes that count: the entry's with all corrections."""
    session.flush()
    return entry.minutes + _corrected(session, entry, exported_only=False)


def exported_minutes(session: Session, entry: PaidTime) -> int:
    """Give the minutes of an exported entry that files so far have told payroll of."""
    return entry.minutes + _corrected(session, entry, exported_only=True)


def open_correction(session: Session, entry: PaidTime) -> PaidTime | None:
    """Find and lock the counter-entry that is in no file yet; there is one at most."""
    open_one = select(PaidTime).where(
        col(PaidTime.corrects) == entry.id, col(PaidTime.export_id).is_(None)
    )
    fresh = open_one.with_for_update().execution_options(populate_existing=True)
    return session.scalars(fresh).one_or_none()


def mine(session: Session, *, by: str, skip: int = 0) -> Mine:
    """Read a page of somebody's own paid minutes."""
    member = members.get(session, by)
    again = aliased(PaidTime)
    corrected = select(func.coalesce(func.sum(col(again.minutes)), 0)).where(
        col(again.corrects) == col(PaidTime.id)
    )
    page = _newest_first(_of(by)).add_columns(corrected.scalar_subquery())
    rows = session.execute(page.offset(skip).limit(PAGE + 1)).all()
    standing = [Standing(entry, entry.minutes + more) for entry, more in rows]
    by_the_hour = rules.is_paid_by_the_hour(member)
    return Mine(by_the_hour, standing[:PAGE], skip, len(standing) > PAGE)


def _of(member_id: str) -> Select[PaidTime]:
    whose = col(PaidTime.member_id) == member_id
    return select(PaidTime).where(whose, col(PaidTime.kind) != Kind.CORRECTION)


def _newest_first(entries: Select[PaidTime]) -> Select[PaidTime]:
    return entries.order_by(col(PaidTime.started_at).desc(), col(PaidTime.id).desc())


def _corrected(session: Session, entry: PaidTime, *, exported_only: bool) -> int:
    added = select(func.coalesce(func.sum(col(PaidTime.minutes)), 0)).where(
        col(PaidTime.corrects) == entry.id
    )
    if exported_only:
        added = added.where(col(PaidTime.export_id).is_not(None))
    return session.scalar(added) or 0
