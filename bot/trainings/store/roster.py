"""The roster of a training: who has a seat, who came, and what became of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.journal.models import Line
from bot.members.models import Member, Standing
from bot.trainings.models import Attendance, Guest, Presence, Seat, SeatState
from bot.trainings.rules.presence import require_host
from bot.trainings.rules.roster import PAGE
from bot.trainings.store import trainings
from bot.trainings.store.trainings import Dated

MARKED = "attendance marked"  # the act that a line of the journal names
LINES = 40  # of the history that are shown


class Name(NamedTuple):
    """Somebody on the roster: a member by their Slack id, or a guest by the id they have here."""

    key: str
    name: str
    email: str
    is_guest: bool
    presence: Presence | None


class Roster(NamedTuple):
    """A page of a roster, by name; `is_over` says that changes need a reason."""

    dated: Dated
    names: Sequence[Name]
    skip: int
    total: int
    is_over: bool

    @property
    def has_more(self) -> bool:
        """Whether there are names behind this page."""
        return self.skip + len(self.names) < self.total


class Change(NamedTuple):
    """A line of the history of a roster."""

    line: Line
    who: str


class History(NamedTuple):
    """What became of a roster, the newest first."""

    dated: Dated
    changes: Sequence[Change]
    has_more: bool


def roster(session: Session, training_id: UUID, skip: int, at: datetime) -> Roster:
    """Read a page of a roster: who has a seat, and whoever is written down."""
    dated = trainings.get(session, training_id)
    known = _known(session, training_id)
    people = [*_members(session, training_id, known), *_guests(session, known)]
    people.sort(key=lambda one: (one.name.casefold(), one.key))
    page = people[skip : skip + PAGE]
    return Roster(dated, page, skip, len(people), at >= dated.training.ends_at)


def for_host(session: Session, training_id: UUID, *, by: str) -> Dated:
    """Read a training for those who look after it; refuses everybody else."""
    member = members.get(session, by)
    require_host(member, is_host=trainings.is_host(session, training_id, by))
    return trainings.get(session, training_id)


def history(session: Session, training_id: UUID, *, by: str) -> History:
    """Read what became of a roster, for a host, the digital team or a lead."""
    dated = for_host(session, training_id, by=by)
    rows = select(Line).where(col(Line.thing) == str(training_id), col(Line.act) == MARKED)
    found = session.scalars(rows.order_by(col(Line.seq).desc()).limit(LINES + 1)).all()
    names = _names_by_row(session, training_id)
    changes = [Change(one, names.get(one.changed["attendance"], "")) for one in found[:LINES]]
    return History(dated, changes, len(found) > LINES)


def guest(session: Session, key: str) -> Guest | None:
    """Find a guest by the id they have here."""
    return session.get(Guest, UUID(key))


def member_by_email(session: Session, email: str) -> Member | None:
    """Find a full member by their address, in small letters."""
    theirs = (col(Member.email) == email, col(Member.standing) == Standing.MEMBER)
    in_order = select(Member).where(*theirs).order_by(col(Member.slack_id))
    return session.scalars(in_order.limit(1)).one_or_none()


def count(session: Session, training_id: UUID) -> Mapping[Presence, int]:
    """Count who is written down as what."""
    rows = (
        select(col(Attendance.presence), func.count())
        .where(col(Attendance.training_id) == training_id)
        .group_by(col(Attendance.presence))
    )
    return {row[0]: row[1] for row in session.execute(rows)}


def _known(session: Session, training_id: UUID) -> dict[str, Presence]:
    rows = select(Attendance).where(col(Attendance.training_id) == training_id)
    return {str(one.member_id or one.guest_id): one.presence for one in session.scalars(rows)}


def _members(session: Session, training_id: UUID, known: Mapping[str, Presence]) -> list[Name]:
    going = select(col(Seat.member_id)).where(
        col(Seat.training_id) == training_id, col(Seat.state) == SeatState.GOING
    )
    listed = or_(col(Member.slack_id).in_(going), col(Member.slack_id).in_([*known]))
    rows = select(col(Member.slack_id), col(Member.name), col(Member.email)).where(listed)
    return [
        Name(key, name, email, is_guest=False, presence=known.get(key))
        for key, name, email in session.execute(rows)
    ]


def _guests(session: Session, known: Mapping[str, Presence]) -> list[Name]:
    ids = [UUID(key) for key in known if "-" in key]  # no Slack id has one
    rows = session.scalars(select(Guest).where(col(Guest.id).in_(ids)))
    return [
        Name(str(one.id), one.name, one.email, is_guest=True, presence=known[str(one.id)])
        for one in rows
    ]


def _names_by_row(session: Session, training_id: UUID) -> dict[str, str]:
    rows = (
        select(col(Attendance.id), func.coalesce(col(Member.name), col(Guest.name)))
        .outerjoin(Member, col(Member.slack_id) == col(Attendance.member_id))
        .outerjoin(Guest, col(Guest.id) == col(Attendance.guest_id))
        .where(col(Attendance.training_id) == training_id)
    )
    return {str(row_id): name or "" for row_id, name in session.execute(rows)}
