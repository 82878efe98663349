"""Reading what leads see to."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.errors import FormRefusal
from bot.journal.models import Line
from bot.members import store as people
from bot.members.models import Member, Standing
from bot.members.rules import require_lead
from bot.programme import store as programmes
from bot.programme.models import SHARE, TEAM, Programme
from bot.steering.rules.steps import Step, missing
from bot.stories.models import Story, StoryStatus
from bot.stories.store import stories
from bot.stories.views import channel, review

CHANGED = "settings changed"
NO_COLLEAGUE = "Please choose a colleague: not a guest, not a bot, not somebody who has left."
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


def require_colleague(session: Session, field: str, slack_id: str) -> None:
    """Refuse, under a field, whoever is no member of the workspace; nobody is all right."""
    found = people.find(session, slack_id) if slack_id else None
    if slack_id and (found is None or found.standing is not Standing.MEMBER):
        raise FormRefusal({field: NO_COLLEAGUE})


def unknown(session: Session, slack_ids: Sequence[str]) -> list[str]:
    """Pick those whom Herald has not heard of."""
    known = select(col(Member.slack_id)).where(col(Member.slack_id).in_(slack_ids))
    return sorted(set(slack_ids) - set(session.scalars(known)))


def open_cards(session: Session, lane: str, at: datetime) -> list[str]:
    """Name the cards of a channel on which something can still be done, in one order for all."""
    if lane == TEAM:
        open_ones = [*stories.waiting(session), *stories.queue(session, at).stories]
        return [review.card_name(one) for one in sorted(open_ones, key=lambda one: one.id)]
    if lane == SHARE:
        out = select(Story).where(col(Story.status) == StoryStatus.PUBLISHED)
        return [channel.card_name(one) for one in session.scalars(out.order_by(col(Story.id)))]
    return []


def last_change(session: Session) -> str:
    """Name whoever changed the settings last."""
    newest = select(col(Line.by)).where(col(Line.act) == CHANGED).order_by(col(Line.seq).desc())
    who = people.find(session, session.scalar(newest.limit(1)) or "")
    return who.name if who else "Somebody"
