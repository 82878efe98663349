"""Reading what somebody has said about their hours, for themself."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, members
from bot.hours.models import Away, OwnHours
from bot.hours.office import Office
from bot.hours.rules import Duty, Shift, next_duty
from bot.hours.store import reaching
from bot.hours.store.reaching import Reached
from bot.members.models import Member, Source
from bot.programme import store as programmes

SOON = 60  # days in which the next day that is free for everybody is worth a line


class Clock(NamedTuple):
    """The zone in which hours are meant, and who says so."""

    zone: str
    own: str
    slack: str
    is_slacks: bool = False


class FreeDay(NamedTuple):
    """A day on which everybody is off, and why."""

    day: date
    name: str


class MyHours(NamedTuple):
    """All that somebody can see and change about their hours; `shifts` are those that hold."""

    whose: str
    shifts: Sequence[Shift]
    is_own: bool
    clock: Clock
    begins_at: datetime | None
    is_on_duty: bool
    away: Sequence[Away]
    free_day: FreeDay | None
    exempt: bool | None
    exempt_by: Source | None
    is_hrs: bool = False


def my_hours(session: Session, *, by: str, at: datetime) -> MyHours:
    """Read a member's hours; refuses whom Herald does not serve."""
    member = members.get(session, by)
    found, away = _found(session, by), away_from(session, by, at)
    is_own = bool(found.shifts)
    duty = reaching.duty_of(found, reaching.away_days(session, by))
    return _mine(session, member, found, duty, away, is_own=is_own, at=at)


def draft(
    session: Session, shifts: Sequence[Shift], zone: str, *, by: str, at: datetime
) -> MyHours:
    """Read a member's hours as they would be with another week and zone."""
    member = members.get(session, by)
    found = _found(session, by)._replace(shifts=reaching.rows_of(shifts), own_zone=zone)
    duty = reaching.duty_of(found, reaching.away_days(session, by))
    away = away_from(session, by, at)
    return _mine(session, member, found, duty, away, is_own=bool(shifts), at=at)


def today(session: Session, *, by: str, at: datetime) -> date:
    """Give the day that a member has just now."""
    members.admit(session, by)
    return day_of(session, by, at)


def day_of(session: Session, member_id: str, at: datetime) -> date:
    """Give the day of a moment on the clock of somebody's hours."""
    return at.astimezone(reaching.duty(session, member_id).tz).date()


def away_from(session: Session, member_id: str, at: datetime) -> Sequence[Away]:
    """List somebody's days away that are not over, by day."""
    since = day_of(session, member_id, at)
    wanted = select(Away).where(col(Away.member_id) == member_id, col(Away.last_on) >= since)
    return session.scalars(wanted.order_by(col(Away.first_on), col(Away.last_on))).all()


def away(session: Session, away_id: UUID, member_id: str) -> Away | None:
    """Read an entry of somebody's own, or None."""
    found = db.find(session, Away, away_id)
    return found if found is not None and found.member_id == member_id else None


def are_hrs(hours: OwnHours | None, shifts: Sequence[Shift]) -> bool:
    """Say whether these are the hours that HR's list told, and no others."""
    if hours is None or hours.said_by is not Source.HR:
        return False
    return hours.shifts == reaching.rows_of(shifts)


def _found(session: Session, member_id: str) -> Reached:
    found = reaching.reached(session, member_id)
    if found is None:
        raise LookupError(f"{member_id} was admitted and is not there")
    return found


def _mine(
    session: Session,
    member: Member,
    found: Reached,
    duty: Duty,
    away: Sequence[Away],
    *,
    is_own: bool,
    at: datetime,
) -> MyHours:
    begins = next_duty(at, duty)
    return MyHours(
        whose=programmes.get(session).whose,
        shifts=duty.shifts,
        is_own=is_own,
        clock=Clock(
            duty.tz.key, found.own_zone or "", found.slack_zone, reaching.is_by_slack(found)
        ),
        begins_at=begins,
        is_on_duty=begins == at,
        away=away,
        free_day=_next_free(found.office, at.astimezone(duty.tz).date()),
        exempt=member.exempt,
        exempt_by=member.exempt_by,
        is_hrs=are_hrs(db.find(session, OwnHours, member.slack_id), duty.shifts),
    )


def _next_free(office: Office, today: date) -> FreeDay | None:
    days = (today + timedelta(days=n) for n in range(SOON))
    named = ((day, office.free_day(day)) for day in days)
    return next((FreeDay(day, name) for day, name in named if name is not None), None)
