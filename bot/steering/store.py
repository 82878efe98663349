"""Reading what leads see to."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.journal.models import Line
from bot.members import store as people
from bot.members.models import Member, Standing
from bot.members.rules import require_lead
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.steering.rules.steps import Step, missing

CHANGED = "settings changed"
OUTSIDE = (Standing.GUEST, Standing.STRANGER)


class SetUp(NamedTuple):
    """How far the programme is set up, and what is wrong with its team channel."""

    steps: Sequence[Step]
    is_done: bool
    trouble: str
    outsiders: Sequence[str]


def for_leads(session: Session, *, by: str) -> Programme:
    """Read the programme for a lead who wants to change it."""
    require_lead(members.get(session, by))
    return programmes.get(session)


def set_up(session: Session, programme: Programme) -> SetUp:
    """Read how far the programme is set up."""
    return SetUp(
        missing(programme, people.approvers(session)),
        programme.set_up_at is not None,
        programme.team_trouble,
        [one.slack_id for one in outsiders(session)] if programme.team_trouble else [],
    )


def can_finish(session: Session) -> bool:
    """Say whether the programme is set up and nobody has noted it yet."""
    programme = programmes.find(session)
    return programme.set_up_at is None and not missing(programme, people.approvers(session))


def outsiders(session: Session) -> Sequence[Member]:
    """List the guests and strangers who are in the team channel, by id."""
    wanted = select(Member).where(col(Member.in_team_channel), col(Member.standing).in_(OUTSIDE))
    return session.scalars(wanted.order_by(col(Member.slack_id))).all()


def unknown(session: Session, slack_ids: Sequence[str]) -> list[str]:
    """Pick those whom Herald has not heard of."""
    known = select(col(Member.slack_id)).where(col(Member.slack_id).in_(slack_ids))
    return sorted(set(slack_ids) - set(session.scalars(known)))


def last_change(session: Session) -> str:
    """Name whoever changed the settings last."""
    newest = select(col(Line.by)).where(col(Line.act) == CHANGED).order_by(col(Line.seq).desc())
    who = people.find(session, session.scalar(newest.limit(1)) or "")
    return who.name if who else "Somebody"
