"""Naming leads, and taking that back."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import journal, outbox
from bot.errors import FormRefusal, Refusal
from bot.members import rules
from bot.members.models import Member
from bot.members.rules import leads as own
from bot.members.views import people as views

NOBODY = (
    "Herald has read nobody with the id {person} from Slack. Write a member id such as U024BE7LH; "
    "before the first one, let Herald run once."
)


def make_lead(session: Session, slack_id: str, *, by: str, at: datetime) -> Member:
    """Make a member a lead of the programme, from the command line."""
    member = _known(_with_leads(session, [slack_id]), slack_id)
    rules.admit(member.standing)
    if not member.is_lead:
        _name(session, member, by=by, at=at)
    return member


def remove_lead(session: Session, slack_id: str, *, by: str, at: datetime) -> Member:
    """Let somebody be a lead no more, from the command line."""
    everybody = _with_leads(session, [slack_id])
    member = _known(everybody, slack_id)
    own.leave(everybody.values(), {slack_id})
    if member.is_lead:
        _unname(session, member, by=by, at=at)
    return member


def change_leads(
    session: Session,
    *,
    added: Collection[str],
    removed: Collection[str],
    by: str,
    at: datetime,
) -> None:
    """A lead names others and takes that back; what other leads changed meanwhile stays."""
    everybody = _with_leads(session, [by, *added, *removed])
    own.may_change(everybody.get(by))
    if missing := set(added) - set(everybody):
        raise FormRefusal({"leads": own.UNKNOWN.format(people=" ".join(sorted(missing)))})
    new = [everybody[slack_id] for slack_id in sorted(added) if not everybody[slack_id].is_lead]
    own.can_lead(new)
    gone = [everybody[one] for one in sorted(removed) if one in everybody]
    own.leave([*everybody.values(), *new], set(removed), added=set(added))
    for member in new:
        _name(session, member, by=by, at=at)
    for member in gone:
        if member.is_lead:
            _unname(session, member, by=by, at=at)


def _known(everybody: dict[str, Member], slack_id: str) -> Member:
    if slack_id not in everybody:
        raise Refusal(NOBODY.format(person=slack_id))
    return everybody[slack_id]


def _name(session: Session, member: Member, *, by: str, at: datetime) -> None:
    member.is_lead = True
    journal.note(session, "lead added", member.slack_id, by=by, at=at)
    outbox.refresh(session, member.slack_id)
    if by.startswith(own.PERSON):
        key = f"lead:{member.slack_id}:{at.isoformat()}"
        outbox.tell(session, member.slack_id, views.you_lead_note(by), key=key)


def _unname(session: Session, member: Member, *, by: str, at: datetime) -> None:
    member.is_lead = False
    outbox.drop_for_lead(session, member.slack_id)
    journal.note(session, "lead removed", member.slack_id, by=by, at=at)
    outbox.refresh(session, member.slack_id)
    if by.startswith(own.PERSON) and by != member.slack_id:
        key = f"no lead:{member.slack_id}:{at.isoformat()}"
        outbox.tell(session, member.slack_id, views.you_lead_no_more_note(by), key=key)


def _with_leads(session: Session, slack_ids: Collection[str]) -> dict[str, Member]:
    """Lock some people and every lead, so that two leads cannot remove each other at once."""
    either = or_(col(Member.is_lead), col(Member.slack_id).in_(list(slack_ids)))
    rows = select(Member).where(either).order_by(col(Member.slack_id)).with_for_update()
    fresh = rows.execution_options(populate_existing=True)
    return {member.slack_id: member for member in session.scalars(fresh)}
