"""Looking at a list: whom it means and what it would change, some hundred rows at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.hours.hr.rules.header import Column
from bot.hours.hr.rules.planning import Plan, Town
from bot.hours.hr.rules.reading import Fault, Row, open_sheet, rows
from bot.hours.models import OwnHours
from bot.members import asked, departments
from bot.members.models import Member
from bot.members.rules.departments import known

AT_ONCE = 500  # rows looked up with one question; SQLite takes thousands of values, not more


def plan(session: Session, text: str, mapping: Mapping[str, Column] | None = None) -> Plan:
    """Say what a list comes to; refuses what is no list of people."""
    sheet = open_sheet(text, mapping)
    by_name = {known(one.name): one.id for one in departments.every(session)}
    found, looked_at = Plan(unread=sheet.head.unread), []
    for some in in_parts(rows(sheet), AT_ONCE):
        town = _town(session, some, by_name)
        looked_at += [change for row in some if (change := found.take(row, town))]
        session.expunge_all()  # ten thousand people need not be in memory at once
    found.settle(looked_at)
    return found


def plan_for(session: Session, text: str, *, by: str) -> Plan:
    """Say to a lead what a list comes to."""
    asked.lead(session, by)
    return plan(session, text)


def hours_of(session: Session, slack_ids: Iterable[str]) -> dict[str, OwnHours]:
    """Read the hours that some people keep, by person."""
    theirs = select(OwnHours).where(col(OwnHours.member_id).in_(list(slack_ids)))
    return {hours.member_id: hours for hours in session.scalars(theirs)}


def in_parts(things: Iterable[Row | Fault], size: int) -> Iterator[Sequence[Row | Fault]]:
    """Give things some at a time."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


def _town(
    session: Session, some: Sequence[Row | Fault], departments_by_name: Mapping[str, UUID]
) -> Town:
    wanted = [row for row in some if isinstance(row, Row)]
    ids = {row.slack_id for row in wanted if row.slack_id}
    emails = {row.email for row in wanted if row.email and not row.slack_id}
    meant = or_(col(Member.slack_id).in_(ids), col(Member.email).in_(emails))
    people = session.scalars(select(Member).where(meant)).all()
    by_email: dict[str, list[Member]] = {}
    for member in people:
        by_email.setdefault(member.email, []).append(member)
    by_id = {member.slack_id: member for member in people}
    return Town(by_id, by_email, hours_of(session, by_id), departments_by_name)
