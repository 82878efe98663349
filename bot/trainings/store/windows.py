"""Windows with a code that hosts keep open, and what they show."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, members
from bot.members.models import Member, Standing
from bot.programme import store as programmes
from bot.trainings.models import Host, HostWindow, Training
from bot.trainings.rules import codes
from bot.trainings.rules.doors import Doorway, doorway
from bot.trainings.rules.presence import require_host
from bot.trainings.store import attendance, check_in, seats, trainings
from bot.trainings.store.check_in import Waiting
from bot.trainings.store.trainings import Dated

WINDOWS = "windows"  # for whom an act leaves work that changes what hosts see
KEPT = timedelta(hours=12)  # after a training, for which its windows are drawn anew


class Pane(NamedTuple):
    """What a host's window shows; `code` is empty while nobody can check in."""

    dated: Dated
    doorway: Doorway
    code: str
    next_at: datetime
    there: int
    going: int
    waiting: Sequence[Waiting]
    address: str


class Open(NamedTuple):
    """A window that is open, as far as Herald knows."""

    view_id: str
    shown: str
    pane: Pane


def pane_for(session: Session, training_id: UUID, *, by: str, at: datetime) -> Pane:
    """Read what a window shows, for a host, the digital team or a lead."""
    member = members.get(session, by)
    require_host(member, is_host=trainings.is_host(session, training_id, by))
    return _pane(session, training_id, at)


def every(session: Session, at: datetime) -> Sequence[Open]:
    """List the windows that are open, with what they have to show now.

    Nothing more is drawn for who has ceased to host it, or has left: it holds names.
    """
    is_recent = col(Training.ends_at) > at - KEPT
    mine = and_(
        col(Host.training_id) == col(HostWindow.training_id),
        col(Host.member_id) == col(HostWindow.host_id),
    )
    found = session.execute(
        select(HostWindow, Member, Host)
        .join(Training, col(Training.id) == col(HostWindow.training_id))
        .join(Member, col(Member.slack_id) == col(HostWindow.host_id))
        .outerjoin(Host, mine)
        .where(is_recent, col(Member.standing) == Standing.MEMBER)
        .order_by(col(HostWindow.view_id))
    )
    rows = [window for window, member, host in found if host or member.is_team]
    panes = {one: _pane(session, one, at) for one in {row.training_id for row in rows}}
    return [Open(row.view_id, row.shown, panes[row.training_id]) for row in rows]


def claim(session: Session, view_id: str, was: str, shown: str) -> bool:
    """Say whether it is us who draw a window anew; of two replicas one does."""
    mine = (col(HostWindow.view_id) == view_id, col(HostWindow.shown) == was)
    return db.changed(session, update(HostWindow).where(*mine).values(shown=shown)) == 1


def forget(session: Session, view_id: str) -> None:
    """Forget a window that is closed."""
    db.changed(session, delete(HostWindow).where(col(HostWindow.view_id) == view_id))


def forget_before(session: Session, moment: datetime) -> int:
    """Forget the windows that were opened before a moment, and say how many."""
    old = delete(HostWindow).where(col(HostWindow.opened_at) < moment)
    return db.changed(session, old)


def _pane(session: Session, training_id: UUID, at: datetime) -> Pane:
    dated = trainings.get(session, training_id)
    training = dated.training
    is_open = codes.is_open(training, at)
    return Pane(
        dated,
        doorway(training, at),
        codes.code_at(training.secret, at) if is_open else "",
        codes.next_at(at),
        attendance.count_there(session, training_id),
        len(seats.going(session, training_id)),
        check_in.waiting(session, training_id),
        programmes.find(session).address,
    )
