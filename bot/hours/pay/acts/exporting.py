"""Payroll's file, and looking into it: for leads, and for whoever holds the database anyway."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from bot import journal, members
from bot.errors import Refusal
from bot.hours.models import PayExport
from bot.hours.pay.rules import file, periods
from bot.hours.pay.rules.periods import Period
from bot.hours.pay.store import exports as store
from bot.hours.pay.store.exports import File, Owed
from bot.members.rules import require_lead
from bot.programme import store as programmes

NOTHING = "No paid minutes wait for payroll up to {last}, so there is no file. Nothing has changed."


def export(session: Session, day: date, *, by: str, at: datetime) -> File:
    """Make the file of the pay period a day lies in, or give it again; for leads."""
    require_lead(members.get(session, by))
    return _file_of(session, day, by, at)


def export_here(session: Session, day: date, *, by: str, at: datetime) -> File:
    """Make or give the file on the machine itself, where nobody has a role."""
    return _file_of(session, day, by, at)


def fetch(session: Session, export_id: UUID, *, by: str, at: datetime) -> File:
    """Give a lead a file again, word for word as it was."""
    require_lead(members.get(session, by))
    return _again(session, store.get(session, export_id), by, at)


def look(session: Session, skip: int = 0, *, by: str, at: datetime) -> Owed:
    """Show a lead the people whom payroll has not been told of yet; each sees that they did."""
    require_lead(members.get(session, by))
    found = store.due_by_person(session, skip, store.PEOPLE + 1)
    shown = found[: store.PEOPLE]
    people = [one.member_id for one in shown]
    journal.looked(session, "paid minutes by person", people, by=by, at=at)
    return Owed(shown, skip, len(found) > store.PEOPLE)


def _file_of(session: Session, day: date, by: str, at: datetime) -> File:
    programme = programmes.get(session)
    period = periods.period_of(day, programme.pay_period, programme.pay_began)
    periods.require_over(period, at.astimezone(programme.tz).date())
    new_id = uuid4()
    if not store.begin(session, new_id, period, by, at):
        return _again(session, store.get(session, store.find(session, period)), by, at)
    return _made(session, new_id, period, by, at)


def _made(session: Session, new_id: UUID, period: Period, by: str, at: datetime) -> File:
    tz = programmes.get(session).tz
    rows = store.fill(session, new_id, periods.ends_at(period, tz))
    if not rows:
        last = period.last_on
        raise Refusal(NOTHING.format(last=f"{last.day} {last:%B %Y}"))
    contents, people = file.contents(rows, tz), {row.member_id for row in rows}
    store.keep(session, new_id, contents)
    minutes = sum(row.minutes for row in rows)
    told = {"people": len(people), "entries": len(rows), "minutes": minutes}
    journal.seen(session, "payroll's file", sorted(people), by=by, at=at)
    journal.note(session, "payroll file made", new_id, by=by, at=at, changed=told)
    return File(new_id, file.file_name(period), contents, is_new=True)


def _again(session: Session, made: PayExport, by: str, at: datetime) -> File:
    people = store.people_in(session, made.id)
    journal.seen(session, "payroll's file", people, by=by, at=at)
    told = {"people": len(people)}
    journal.note(session, "payroll file given again", made.id, by=by, at=at, changed=told)
    name = file.file_name(Period(made.first_on, made.last_on))
    return File(made.id, name, made.contents, is_new=False)
