"""Steps that several acts about people take."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import journal, outbox
from bot.journal.store import HERALD
from bot.members import departments, rules, store
from bot.members.models import DepartmentPart, Member, Source
from bot.members.profiles import Profile
from bot.members.rules import consent
from bot.members.rules.departments import known, place, said
from bot.members.views import people as views
from bot.programme.models import Programme


def take(session: Session, slack_ids: Iterable[str]) -> dict[str, Member]:
    """Read people as they are now, by id, and keep others from changing them."""
    rows = select(Member).where(col(Member.slack_id).in_(list(slack_ids)))
    ordered = rows.order_by(col(Member.slack_id)).with_for_update()
    fresh = ordered.execution_options(populate_existing=True)
    return {member.slack_id: member for member in session.scalars(fresh)}


def take_member(session: Session, slack_id: str) -> Member:
    """Read a member as they are now, and keep others from changing them; refuses like `get`."""
    store.get(session, slack_id)
    return take(session, [slack_id])[slack_id]


def take_lead(session: Session, slack_id: str) -> Member:
    """Read a lead as they are now; refuses everybody else."""
    lead = store.get(session, slack_id)
    rules.require_lead(lead)
    return lead


def drop_out(session: Session, left: Sequence[Member], *, at: datetime) -> None:
    """Let people drop out of all they did here, because they are full members no more.

    Who comes back is a member like any other: they join again, and leads and departments name
    them again.
    """
    if not left:
        return
    ids = [member.slack_id for member in left]
    led = [member.slack_id for member in left if member.is_lead]
    for member in left:
        was = {"lead": member.is_lead, "digital team": member.in_team_channel}
        was["joined"] = consent.leave(member, at) is not None
        member.is_lead = member.in_team_channel = False
        changed = {name: [True, False] for name, value in was.items() if value}
        journal.note(session, "left us", member.slack_id, by=HERALD, at=at, changed=changed)
    session.execute(delete(DepartmentPart).where(col(DepartmentPart.member_id).in_(ids)))
    outbox.drop_all(session, *ids)
    session.flush()
    if led and not store.leads(session):
        key = f"no lead:{','.join(led)}:{at.isoformat()}"
        outbox.say(session, outbox.TEAM, views.no_lead_left_note(), key=key)


def place_as_said(session: Session, profiles: Sequence[Profile], *, at: datetime) -> None:
    """Put people into the departments that their profiles name."""
    programme = session.get(Programme, 1)
    field = programme.department_field if programme else ""
    told = {p.slack_id: words for p in profiles if (words := said(p.said, field)) is not None}
    if not told:
        return
    by_name = {known(one.name): one.id for one in departments.every(session)}
    for member in take(session, told).values():
        department_id = by_name.get(known(told[member.slack_id]))
        put(session, member, department_id, said_by=Source.PROFILE, by=HERALD, at=at)


def put(
    session: Session,
    member: Member,
    department_id: UUID | None,
    *,
    said_by: Source,
    by: str,
    at: datetime,
) -> bool:
    """Put somebody into a department if that counts, and say whether it is news."""
    before = member.department_id
    if not place(member, department_id, by=said_by):
        return False
    changed = {"department": [str(before or ""), str(department_id or "")], "said by": said_by}
    journal.note(session, "department told", member.slack_id, by=by, at=at, changed=changed)
    return True
