"""What waits for payroll, and the files that went there."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, select, true, update
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, members
from bot.errors import Refusal
from bot.hours.models import PaidTime, PayExport
from bot.hours.pay.rules import periods
from bot.hours.pay.rules.file import Row
from bot.hours.pay.rules.periods import Period
from bot.members.models import Member
from bot.members.rules import require_lead
from bot.programme import store as programmes
from bot.programme.models import Programme

FILES = 5  # that the overview shows at a time
PEOPLE = 20  # that the list of people shows at a time
NO_FILE = "There is no such file any more. Please open *Payroll* again."


class Sums(NamedTuple):
    """What a number of entries comes to; corrections count as entries."""

    entries: int
    minutes: int
    unconfirmed: int
    people: int


class Due(NamedTuple):
    """What one person is owed and no file has told payroll of yet."""

    member_id: str
    name: str
    entries: int
    minutes: int
    unconfirmed: int


class Made(NamedTuple):
    """A file that went to payroll, without what is in it."""

    id: UUID
    period: Period
    by: str
    at: datetime
    entries: int
    minutes: int


class File(NamedTuple):
    """A file for payroll, as it was made the first time."""

    id: UUID
    name: str
    contents: str
    is_new: bool


class Owed(NamedTuple):
    """A page of the people whom payroll has not been told of yet."""

    people: Sequence[Due]
    skip: int
    has_more: bool


class Overview(NamedTuple):
    """What a lead sees of payroll: sums, no names.

    `last` is the pay period that ended last; `due` is all that its file would hold, or None if
    the file is made.
    """

    now: Period
    so_far: Sums
    last: Period
    due: Sums | None
    files: Sequence[Made]
    skip: int
    has_more: bool


def overview(session: Session, *, by: str, at: datetime, skip: int = 0) -> Overview:
    """Read for a lead what waits for payroll, and the files that went there."""
    require_lead(members.get(session, by))
    programme = programmes.get(session)
    now, last = current(programme, at), ended(programme, at)
    before = periods.ends_at(last, programme.tz)
    due = None if find(session, last) else sums(session, col(PaidTime.started_at) < before)
    rest = true() if due is None else col(PaidTime.started_at) >= before
    files = made(session, skip, FILES + 1)
    so_far = sums(session, rest)
    return Overview(now, so_far, last, due, files[:FILES], skip, len(files) > FILES)


def current(programme: Programme, at: datetime) -> Period:
    """Give the pay period that is running."""
    today = at.astimezone(programme.tz).date()
    return periods.period_of(today, programme.pay_period, programme.pay_began)


def ended(programme: Programme, at: datetime) -> Period:
    """Give the pay period that ended last."""
    running = current(programme, at)
    return periods.before(running, programme.pay_period, programme.pay_began)


def find(session: Session, period: Period) -> UUID | None:
    """Find the file of a pay period."""
    return session.scalar(
        select(col(PayExport.id)).where(
            col(PayExport.first_on) == period.first_on, col(PayExport.last_on) == period.last_on
        )
    )


def get(session: Session, export_id: UUID | None) -> PayExport:
    """Read a file; refuses if there is none."""
    found = db.find(session, PayExport, export_id)
    if found is None:
        raise Refusal(NO_FILE)
    return found


def begin(session: Session, export_id: UUID, period: Period, by: str, at: datetime) -> bool:
    """Begin a period's file, and say whether nobody else did before."""
    first_on, last_on = period
    return db.append(
        session,
        PayExport,
        id=export_id,
        first_on=first_on,
        last_on=last_on,
        by=by,
        at=at,
        contents="",
    )


def fill(session: Session, export_id: UUID, before: datetime) -> Sequence[Row]:
    """Put into a file all that is in none yet and began before a moment, and read it."""
    unsent = and_(col(PaidTime.export_id).is_(None), col(PaidTime.started_at) < before)
    session.flush()
    db.changed(session, update(PaidTime).where(unsent).values(export_id=export_id))
    rows = session.execute(
        select(
            func.coalesce(col(Member.name), col(PaidTime.member_id)),
            col(PaidTime.member_id),
            func.coalesce(col(Member.email), ""),
            col(PaidTime.started_at),
            col(PaidTime.minutes),
            col(PaidTime.confirmed_at).is_not(None),
        )
        .outerjoin(Member, col(Member.slack_id) == col(PaidTime.member_id))
        .where(col(PaidTime.export_id) == export_id)
    )
    return [Row(*row) for row in rows]


def keep(session: Session, export_id: UUID, contents: str) -> None:
    """Keep a file word for word."""
    which = col(PayExport.id) == export_id
    db.changed(session, update(PayExport).where(which).values(contents=contents))


def people_in(session: Session, export_id: UUID) -> Sequence[str]:
    """List the people who are in a file."""
    whose = select(col(PaidTime.member_id)).where(col(PaidTime.export_id) == export_id)
    return session.scalars(whose.distinct().order_by(col(PaidTime.member_id))).all()


def sums(session: Session, *which: ColumnElement[bool]) -> Sums:
    """Add up what no file has told payroll of yet."""
    whose = func.count(col(PaidTime.member_id).distinct())
    unsent = col(PaidTime.export_id).is_(None)
    row = session.execute(select(*_sums(), whose).where(unsent, *which)).one()
    return Sums(*row)


def due_by_person(session: Session, skip: int, most: int) -> Sequence[Due]:
    """List who is owed something that no file has told payroll of yet, by name."""
    name = func.coalesce(col(Member.name), col(PaidTime.member_id))
    rows = session.execute(
        select(col(PaidTime.member_id), name, *_sums())
        .outerjoin(Member, col(Member.slack_id) == col(PaidTime.member_id))
        .where(col(PaidTime.export_id).is_(None))
        .group_by(col(PaidTime.member_id), name)
        .order_by(name, col(PaidTime.member_id))
        .offset(skip)
        .limit(most)
    )
    return [Due(*row) for row in rows]


def made(session: Session, skip: int, most: int) -> Sequence[Made]:
    """List the files that went to payroll, newest first."""
    entries, minutes, _ = _sums()
    newest = (
        select(col(PayExport.id), col(PayExport.first_on), col(PayExport.last_on))
        .add_columns(col(PayExport.by), col(PayExport.at), entries, minutes)
        .outerjoin(PaidTime, col(PaidTime.export_id) == col(PayExport.id))
        .group_by(col(PayExport.id))
        .order_by(col(PayExport.last_on).desc(), col(PayExport.first_on).desc())
        .offset(skip)
        .limit(most)
    )
    return [
        Made(which, Period(first_on, last_on), *rest)
        for which, first_on, last_on, *rest in session.execute(newest)
    ]


def _sums() -> tuple[ColumnElement[int], ColumnElement[int], ColumnElement[int]]:
    unanswered = and_(col(PaidTime.id).is_not(None), col(PaidTime.confirmed_at).is_(None))
    return (
        func.count(col(PaidTime.id)),
        func.coalesce(func.sum(col(PaidTime.minutes)), 0),
        func.coalesce(func.sum(case((unanswered, 1), else_=0)), 0),
    )
