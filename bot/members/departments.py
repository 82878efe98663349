"""Finding departments, who belongs to them, and who does something for them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from bot import db
from bot.errors import Refusal
from bot.members.models import Department, DepartmentPart, Member, Part, Standing

GONE = "This department isn't there any more. Please open the list again."
EIGHT = 8  # departments on a page: each takes two blocks, and a form holds a hundred


class Page(NamedTuple):
    """Some departments, how many belong to each, who does something for them, and what follows."""

    departments: Sequence[Department]
    sizes: Mapping[UUID, int]
    parts: Mapping[tuple[UUID, Part], Sequence[Member]]
    start: int
    total: int


def get(session: Session, department_id: UUID) -> Department:
    """Read a department; refuses if it is gone."""
    found = db.find(session, Department, department_id)
    if found is None:
        raise Refusal(GONE)
    return found


def take(session: Session, department_id: UUID) -> Department:
    """Read a department as it is now, and keep others from changing it; refuses if it is gone."""
    found = db.take(session, Department, department_id)
    if found is None:
        raise Refusal(GONE)
    return found


def every(session: Session) -> Sequence[Department]:
    """List the departments by name; there are never more than a menu holds."""
    return session.scalars(select(Department).order_by(func.lower(col(Department.name)))).all()


def of(session: Session, member_id: str) -> Department | None:
    """Read the department that somebody belongs to, if anybody said so."""
    mine = select(Department).join(Member, col(Member.department_id) == col(Department.id))
    return session.scalars(mine.where(col(Member.slack_id) == member_id)).one_or_none()


def contacts(session: Session, department_id: UUID) -> Sequence[Member]:
    """List whom Herald asks on a department's behalf, by name."""
    return session.scalars(_named(department_id, Part.CONTACT)).all()


def contributors(session: Session, department_id: UUID) -> Sequence[Member]:
    """List who writes stories for a department, by name."""
    return session.scalars(_named(department_id, Part.CONTRIBUTOR)).all()


def contributes_to(session: Session, member_id: str) -> Sequence[Department]:
    """List the departments for which somebody writes stories, by name."""
    return session.scalars(_served_by(member_id, Part.CONTRIBUTOR)).all()


def is_contact(session: Session, member_id: str, department_id: UUID) -> bool:
    """Say whether somebody answers on a department's behalf."""
    key = {"department_id": department_id, "member_id": member_id, "part": Part.CONTACT}
    return session.get(DepartmentPart, key) is not None


def share_channel(session: Session, member_id: str) -> str:
    """Read the share channel of somebody's department; empty if it has none of its own."""
    mine = of(session, member_id)
    return mine.share_channel if mine else ""


def page(session: Session, start: int = 0) -> Page:
    """Read a page of the list of departments, with a fixed number of questions."""
    total = session.scalar(select(func.count()).select_from(Department)) or 0
    start = min(start, max(total - 1, 0) // EIGHT * EIGHT)
    ordered = select(Department).order_by(func.lower(col(Department.name)))
    found = session.scalars(ordered.offset(start).limit(EIGHT)).all()
    ids = [one.id for one in found]
    return Page(found, _sizes(session, ids), parts_of(session, ids), start, total)


def parts_of(session: Session, ids: Sequence[UUID]) -> Mapping[tuple[UUID, Part], Sequence[Member]]:
    """Read who does what for some departments, by name."""
    rows = (
        select(DepartmentPart, Member)
        .join(Member, col(Member.slack_id) == col(DepartmentPart.member_id))
        .where(col(DepartmentPart.department_id).in_(ids), _is_here())
        .order_by(col(Member.name))
    )
    found: dict[tuple[UUID, Part], list[Member]] = {}
    for part, member in session.execute(rows):
        found.setdefault((part.department_id, part.part), []).append(member)
    return found


def is_needed(session: Session, department_id: UUID) -> bool:
    """Say whether anything but its people and their parts points at a department."""
    tables = SQLModel.metadata.sorted_tables
    columns = [
        column
        for table in tables
        for column in table.columns
        if column.references(_KEY) and table.name != DepartmentPart.__tablename__
    ]
    return any(
        session.scalar(select(func.count()).where(column == department_id)) for column in columns
    )


_KEY = SQLModel.metadata.tables["department"].c.id


def _sizes(session: Session, ids: Sequence[UUID]) -> dict[UUID, int]:
    mine = col(Member.department_id)
    counts = select(mine, func.count()).where(mine.in_(ids), _is_here()).group_by(mine)
    return {key: number for key, number in session.execute(counts) if key is not None}


def _named(department_id: UUID, part: Part) -> Select[Member]:
    joined = select(Member).join(
        DepartmentPart, col(DepartmentPart.member_id) == col(Member.slack_id)
    )
    named = joined.where(
        col(DepartmentPart.department_id) == department_id, col(DepartmentPart.part) == part
    )
    return named.where(_is_here()).order_by(col(Member.name))


def _served_by(member_id: str, part: Part) -> Select[Department]:
    joined = select(Department).join(
        DepartmentPart, col(DepartmentPart.department_id) == col(Department.id)
    )
    mine = joined.where(
        col(DepartmentPart.member_id) == member_id, col(DepartmentPart.part) == part
    )
    return mine.order_by(col(Department.name))


def _is_here() -> ColumnElement[bool]:
    return col(Member.standing) == Standing.MEMBER
