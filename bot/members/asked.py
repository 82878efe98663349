"""What leads and members may ask about departments and leads; everybody else is refused."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from bot.members import departments, rules, store
from bot.members.departments import Page
from bot.members.models import Department, Member


def department_list(session: Session, start: int = 0, *, by: str) -> Page:
    """Read a page of the departments, for a lead."""
    lead(session, by)
    return departments.page(session, start)


def department(session: Session, department_id: UUID, *, by: str) -> tuple[Department, Page]:
    """Read a department with its people, for a lead."""
    lead(session, by)
    found = departments.get(session, department_id)
    return found, Page([found], {}, departments.parts_of(session, [found.id]), 0, 1)


def all_departments(session: Session, *, by: str) -> Sequence[Department]:
    """List the departments, for a lead."""
    lead(session, by)
    return departments.every(session)


def my_department(
    session: Session, *, by: str
) -> tuple[Member, Sequence[Department], Department | None]:
    """Read who somebody is, the departments, and the one they belong to."""
    member = store.get(session, by)
    return member, departments.every(session), departments.of(session, by)


def leads(session: Session, *, by: str) -> Sequence[Member]:
    """List who leads, for a lead."""
    lead(session, by)
    return store.leads(session)


def lead(session: Session, slack_id: str) -> Member:
    """Read a lead; refuses everybody else."""
    found = store.get(session, slack_id)
    rules.require_lead(found)
    return found
