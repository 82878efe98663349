"""Asking for all that a Home shows: a fixed number of questions, whatever the history."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from bot import members
from bot.certificates.models import Certificate
from bot.certificates.store import certificates
from bot.certificates.store.validity import holds
from bot.home.sections import SECTIONS, Section
from bot.members.models import Member
from bot.members.store import approvers
from bot.members.viewer import Viewer
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.steering import section as steering


class Part(NamedTuple):
    """A section, and what it found for this viewer."""

    section: Section
    found: Any


class Home(NamedTuple):
    """What matters to one member now; `approvers` is counted for those who can mend it."""

    viewer: Viewer
    approvers: int
    parts: Sequence[Part]


class Me(NamedTuple):
    """Who somebody is here; `title` is the certificate of an ambassador."""

    member: Member
    programme: Programme
    approvers: int
    set_up: steering.Seen | None
    title: Certificate | None


def home(session: Session, *, by: str, at: datetime) -> Home:
    """Read what a member's Home shows."""
    viewer = Viewer(members.get(session, by), programmes.get(session), at)
    found = (Part(section, section.read(session, viewer)) for section in SECTIONS)
    return Home(
        viewer,
        approvers(session) if viewer.member.is_team else 0,
        [part for part in found if part.found is not None],
    )


def me(session: Session, *, by: str, at: datetime) -> Me:
    """Read who somebody is."""
    member, programme = members.get(session, by), programmes.get(session)
    left = steering.seen_by(session, member, programme)
    title = certificates.current(session, by) if member.has_joined else None
    bears = title is not None and holds(session, title.id, at)
    return Me(member, programme, approvers(session), left, title if bears else None)
