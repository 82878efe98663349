"""Adding, changing and removing departments, and saying who belongs to which."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, update
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, journal, outbox
from bot.errors import FormRefusal, Refusal
from bot.members import departments
from bot.members.acts import parts
from bot.members.models import Department, DepartmentPart, Member, Part, Source
from bot.members.rules import departments as rules
from bot.members.rules.departments import Wish
from bot.members.rules.leads import PERSON
from bot.members.views import departments as views
from bot.programme.models import Programme


def add_department(session: Session, wish: Wish, *, by: str, at: datetime) -> UUID:
    """Add a department, with its share channel, contributors and contacts."""
    _begin(session, by)
    rules.check(wish, departments.every(session), team_channel=_team_channel(session))
    people = _named(session, wish)
    department = Department(id=uuid4(), name=wish.name, share_channel=wish.share_channel)
    session.add(department)
    session.flush()
    changed = _give_parts(session, department, wish, people, by=by, at=at)
    told = {"name": ["", wish.name], "share channel": ["", wish.share_channel], **changed}
    journal.note(session, "department added", department.id, by=by, at=at, changed=told)
    outbox.refresh(session)
    return department.id


def add_departments(session: Session, names: Sequence[str], *, by: str, at: datetime) -> None:
    """Add those departments of a list that are not there yet, with nothing but their names."""
    _begin(session, by)
    there = {rules.known(one.name) for one in departments.every(session)}
    for name in names:
        if rules.known(name) not in there:
            add_department(session, Wish(name), by=by, at=at)


def change_department(
    session: Session, department_id: UUID, wish: Wish, *, seen: str, by: str, at: datetime
) -> None:
    """Change a department as it was seen; what somebody else changed meanwhile is not lost."""
    _begin(session, by)
    department = departments.take(session, department_id)
    others = [one for one in departments.every(session) if one.id != department_id]
    before = _wish(session, department)
    rules.check_seen(before, seen)
    rules.check(wish, others, team_channel=_team_channel(session))
    people = _named(session, wish)
    changed: dict[str, list[Any]] = {
        "name": [department.name, wish.name],
        "share channel": [department.share_channel, wish.share_channel],
        **_give_parts(session, department, wish, people, by=by, at=at),
    }
    department.name, department.share_channel = wish.name, wish.share_channel
    news = {name: values for name, values in changed.items() if values[0] != values[1]}
    journal.note(session, "department changed", department.id, by=by, at=at, changed=news)
    outbox.refresh(session)


def remove_department(session: Session, department_id: UUID, *, by: str, at: datetime) -> None:
    """Remove a department that nothing needs; its people belong to none until somebody says so."""
    _begin(session, by)
    department = departments.take(session, department_id)
    if departments.is_needed(session, department_id):
        raise Refusal(rules.IN_USE)
    mine = update(Member).where(col(Member.department_id) == department_id)
    count = db.changed(session, mine.values(department_id=None, department_by=None))
    of_it = col(DepartmentPart.department_id) == department_id
    session.execute(delete(DepartmentPart).where(of_it))
    session.delete(department)
    changed = {"name": [department.name, ""], "people": count}
    journal.note(session, "department removed", department_id, by=by, at=at, changed=changed)
    outbox.refresh(session)


def place_people(
    session: Session,
    slack_ids: Sequence[str],
    department_id: UUID | None,
    *,
    by: str,
    at: datetime,
) -> None:
    """A lead says to which department some people belong, or takes that back."""
    parts.take_lead(session, by)
    if department_id is not None:
        departments.get(session, department_id)
    people = _members(session, {"people": slack_ids})
    for member in people.values():
        parts.put(session, member, department_id, said_by=Source.LEAD, by=by, at=at)
    outbox.refresh(session, *people)


def choose_department(
    session: Session, department_id: UUID | None, *, by: str, at: datetime
) -> None:
    """A person says where they belong, as long as nobody else does."""
    member = parts.take_member(session, by)
    if department_id is not None:
        departments.get(session, department_id)
    before = member.department_id
    if rules.choose(member, department_id):
        changed = {"department": [str(before or ""), str(department_id or "")]}
        journal.note(session, "department chosen", by, by=by, at=at, changed=changed)
        outbox.refresh(session, by)


def _begin(session: Session, by: str) -> None:
    """Let one lead at a time change departments: two of one name would be none of the two."""
    db.take(session, Programme, 1)
    if by.startswith(PERSON):
        parts.take_lead(session, by)


def _team_channel(session: Session) -> str:
    programme = session.get(Programme, 1)
    return programme.team_channel if programme else ""


def _named(session: Session, wish: Wish) -> Mapping[str, Member]:
    """Read whom a form names; refuses under its field who can't be named."""
    return _members(session, {"contributors": wish.contributors, "contacts": wish.contacts})


def _members(session: Session, fields: Mapping[str, Sequence[str]]) -> Mapping[str, Member]:
    known = parts.take(session, {one for named in fields.values() for one in named})
    errors = {name: rules.problem_with(named, known) for name, named in fields.items()}
    if found := {name: told for name, told in errors.items() if told}:
        raise FormRefusal(found)
    return known


def _wish(session: Session, department: Department) -> Wish:
    found = departments.parts_of(session, [department.id])
    return rules.as_it_is(department, found)


def _give_parts(
    session: Session,
    department: Department,
    wish: Wish,
    people: Mapping[str, Member],
    *,
    by: str,
    at: datetime,
) -> dict[str, list[Any]]:
    """Let those and only those do something for a department, and tell the new ones."""
    before = _wish(session, department)
    for part in Part:
        was, now = set(before.named(part)), set(wish.named(part))
        mine = (
            col(DepartmentPart.department_id) == department.id,
            col(DepartmentPart.part) == part,
        )
        gone = col(DepartmentPart.member_id).in_(was - now)
        session.execute(delete(DepartmentPart).where(*mine, gone))
        for slack_id in sorted(now - was):
            row = DepartmentPart(department_id=department.id, member_id=slack_id, part=part)
            session.add(row)
            note = views.part_note(department_name=wish.name, part=part, by=by)
            key = f"part:{department.id}:{slack_id}:{part}:{at.isoformat()}"
            outbox.tell(session, slack_id, note, key=key)
    return {f"{part}s": [sorted(before.named(part)), sorted(wish.named(part))] for part in Part}
