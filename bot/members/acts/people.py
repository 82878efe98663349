"""What changes what Herald knows about people."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import journal
from bot.db import append
from bot.errors import Refusal
from bot.journal.store import HERALD
from bot.members import rules
from bot.members.models import Member
from bot.members.profiles import Profile
from bot.programme.models import TEAM
from bot.programme.store import channel

NOBODY = "Slack knows no {person}. Write a Slack member id such as U024BE7LH."


def read_people(session: Session, profiles: Sequence[Profile], *, at: datetime) -> None:
    """Take over how Slack describes some people."""
    known = _take(session, [profile.slack_id for profile in profiles])
    changed = [p.slack_id for p in profiles if _take_over(session, p, known.get(p.slack_id), at)]
    if changed:
        journal.note(
            session, "people read", "members", by=HERALD, at=at, changed={"people": changed}
        )


def read_team(session: Session, slack_ids: Sequence[str], *, at: datetime) -> None:
    """Take over who is in the team channel now."""
    before = set(session.scalars(select(col(Member.slack_id)).where(col(Member.in_team_channel))))
    changed = before ^ set(slack_ids)
    for member in sorted(_take(session, sorted(changed)).values(), key=lambda m: m.slack_id):
        _set_team(session, member, belongs=member.slack_id in slack_ids, at=at)


def entered(session: Session, slack_id: str, *, room: str, at: datetime) -> None:
    """Somebody came into a channel; in the team channel they belong to the digital team now."""
    _moved(session, slack_id, room=room, belongs=True, at=at)


def departed(session: Session, slack_id: str, *, room: str, at: datetime) -> None:
    """Somebody left a channel; out of the team channel they no longer review."""
    _moved(session, slack_id, room=room, belongs=False, at=at)


def make_lead(session: Session, slack_id: str, *, by: str, at: datetime) -> Member:
    """Make a member a lead of the programme."""
    member = session.get(Member, slack_id, with_for_update=True)
    if member is None:
        raise Refusal(NOBODY.format(person=slack_id))
    rules.admit(member.standing)
    if not member.is_lead:
        member.is_lead = True
        journal.note(session, "lead added", slack_id, by=by, at=at)
    return member


def _moved(session: Session, slack_id: str, *, room: str, belongs: bool, at: datetime) -> None:
    if room != channel(session, TEAM):
        return
    for member in _take(session, [slack_id]).values():
        _set_team(session, member, belongs=belongs, at=at)


def _set_team(session: Session, member: Member, *, belongs: bool, at: datetime) -> None:
    if member.in_team_channel == belongs:
        return
    member.in_team_channel = belongs
    act = "joined the digital team" if belongs else "left the digital team"
    journal.note(session, act, member.slack_id, by=member.slack_id, at=at)


def _take(session: Session, slack_ids: Sequence[str]) -> dict[str, Member]:
    rows = select(Member).where(col(Member.slack_id).in_(slack_ids))
    ordered = rows.order_by(col(Member.slack_id)).with_for_update()
    return {member.slack_id: member for member in session.scalars(ordered)}


def _take_over(session: Session, profile: Profile, known: Member | None, at: datetime) -> bool:
    new = profile.model_dump()
    if known is None:
        return append(session, Member, **new, seen_at=at)
    if all(getattr(known, name) == value for name, value in new.items()):
        return False
    for name, value in new.items():
        setattr(known, name, value)
    known.seen_at = at
    return True
