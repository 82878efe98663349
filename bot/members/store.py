"""Finding people."""

from collections.abc import Sequence

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, outbox
from bot.errors import Refusal
from bot.members import rules
from bot.members.models import Member, Standing
from bot.programme.store import channel

UNKNOWN = "Herald doesn't know you yet. Please try again in a minute."
STANDING = select(col(Member.standing)).where(col(Member.slack_id) == bindparam("slack_id"))


def get(session: Session, slack_id: str) -> Member:
    """Read a member; refuses guests, bots, strangers, leavers and the unknown."""
    member = find(session, slack_id)
    if member is None:
        raise Refusal(UNKNOWN)
    rules.admit(member.standing)
    return member


def admit(session: Session, slack_id: str) -> None:
    """Let a member pass, without reading who they are; refuses whom `get` refuses."""
    standing = db.value(session, STANDING, slack_id=slack_id)
    if standing is None:
        raise Refusal(UNKNOWN)
    rules.admit(standing)


def find(session: Session, slack_id: str) -> Member | None:
    """Read anybody Herald has heard of, whatever they are."""
    return db.find(session, Member, slack_id)


def team(session: Session) -> Sequence[Member]:
    """List the digital team: who is in the team channel and a full member, by name."""
    wanted = _members().where(col(Member.in_team_channel))
    return session.scalars(wanted.order_by(col(Member.name))).all()


def leads(session: Session) -> Sequence[Member]:
    """List the leads who are still here, by name."""
    wanted = _members().where(col(Member.is_lead))
    return session.scalars(wanted.order_by(col(Member.name))).all()


def approvers(session: Session) -> int:
    """Count those who may approve: the digital team and the leads."""
    either = or_(col(Member.in_team_channel), col(Member.is_lead))
    return (
        session.scalar(select(func.count()).select_from(_members().where(either).subquery())) or 0
    )


def room(session: Session, name: str) -> str | None:
    """Turn a name that Herald writes to into a Slack id, or None while there is none.

    What is meant for the leads goes to the first of them.
    """
    if name == outbox.LEADS:
        return next((lead.slack_id for lead in leads(session)), None)
    return channel(session, name)


def _members() -> Select[Member]:
    return select(Member).where(col(Member.standing) == Standing.MEMBER)
