"""Asking for all that a Home shows: a fixed number of questions, whatever the history."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from bot import members
from bot.members.models import Member
from bot.members.store import approvers
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.stories.models import Story
from bot.stories.store import sharing, stories
from bot.stories.store.sharing import Listed, Shared
from bot.stories.store.stories import Queue


class Desk(NamedTuple):
    """What the digital team's Home shows more."""

    waiting: Sequence[Story]
    coming: Queue
    approvers: int


class Home(NamedTuple):
    """What matters to one member now."""

    member: Member
    programme: Programme
    found: Sequence[Listed]
    shared: Sequence[Shared]
    desk: Desk | None


class Me(NamedTuple):
    """Who somebody is here."""

    member: Member
    programme: Programme
    approvers: int


def home(session: Session, *, by: str, at: datetime) -> Home:
    """Read what a member's Home shows."""
    member = members.get(session, by)
    return Home(
        member,
        programmes.get(session),
        sharing.open_stories(session, by, at),
        sharing.shares_of(session, by),
        _desk(session, at) if member.is_team else None,
    )


def me(session: Session, *, by: str) -> Me:
    """Read who somebody is."""
    return Me(members.get(session, by), programmes.get(session), approvers(session))


def known(session: Session, *, by: str) -> tuple[Member, int, int]:
    """Read what is held about somebody: who they are, their shares and suggestions."""
    return (
        members.get(session, by),
        sharing.count_of(session, by),
        stories.count_of(session, by),
    )


def _desk(session: Session, at: datetime) -> Desk:
    return Desk(stories.waiting(session), stories.queue(session, at), approvers(session))
