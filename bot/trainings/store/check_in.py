"""What checking in needs to know: the trainings of the day, wrong codes, who asked the hosts."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import db, members
from bot.members.models import Member
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.trainings.models import (
    Asked,
    Attempts,
    Attendance,
    Seat,
    SeatState,
    Training,
    TrainingState,
)
from bot.trainings.rules import check_in as rules
from bot.trainings.rules import codes
from bot.trainings.store import attendance, trainings
from bot.trainings.store.trainings import Dated

AROUND = timedelta(hours=12)  # before and after now: a code may be of any training of the day


class Waiting(NamedTuple):
    """Somebody who asked the hosts to check them in."""

    member_id: str
    name: str
    at: datetime


class Offered(NamedTuple):
    """What the window for a code is about."""

    programme: Programme
    dated: Dated | None


def around(session: Session, at: datetime) -> Sequence[Training]:
    """List the trainings that begin within half a day of a moment, cancelled ones too."""
    begins = col(Training.starts_at).between(at - AROUND, at + AROUND)
    rows = select(Training).where(begins).order_by(col(Training.starts_at), col(Training.id))
    return session.scalars(rows).all()


def beginning(session: Session, since: datetime, until: datetime) -> Sequence[Training]:
    """List the trainings that take place and begin between two moments, the second included."""
    takes_place = col(Training.state) == TrainingState.PLANNED
    rows = select(Training).where(
        takes_place, col(Training.starts_at) > since, col(Training.starts_at) <= until
    )
    return session.scalars(rows.order_by(col(Training.starts_at), col(Training.id))).all()


def going_to(session: Session, member_id: str, training_ids: Sequence[UUID]) -> Sequence[UUID]:
    """List in which of some trainings somebody has a seat."""
    mine = (col(Seat.member_id) == member_id, col(Seat.state) == SeatState.GOING)
    rows = select(col(Seat.training_id)).where(*mine, col(Seat.training_id).in_(training_ids))
    return session.scalars(rows).all()


def attempts(session: Session, member_id: str) -> Sequence[Attempts]:
    """List the wrong codes that somebody typed, by training."""
    return session.scalars(
        select(Attempts)
        .where(col(Attempts.member_id) == member_id)
        .execution_options(populate_existing=True)
    ).all()


def forget_attempts(session: Session, member_id: str) -> None:
    """Forget the wrong codes of somebody who typed the right one."""
    db.changed(session, delete(Attempts).where(col(Attempts.member_id) == member_id))


def at_the_same_time(session: Session, training: Training, member_id: str) -> Training | None:
    """Find another training at which somebody is said to have been while this one takes place."""
    rows = (
        select(Training)
        .join(Attendance, col(Attendance.training_id) == col(Training.id))
        .where(
            col(Attendance.member_id) == member_id,
            col(Attendance.presence).in_(attendance.PRESENT),
            col(Training.state) == TrainingState.PLANNED,
            col(Training.starts_at) < training.ends_at,
            col(Training.ends_at) > training.starts_at,
            col(Training.id) != training.id,
        )
    )
    return session.scalars(rows.limit(1)).one_or_none()


def waiting(session: Session, training_id: UUID) -> Sequence[Waiting]:
    """List who asked the hosts to check them in, in the order in which they did."""
    rows = (
        select(col(Asked.member_id), col(Member.name), col(Asked.at))
        .join(Member, col(Member.slack_id) == col(Asked.member_id))
        .where(col(Asked.training_id) == training_id)
        .order_by(col(Asked.at), col(Asked.member_id))
    )
    return [Waiting(*row) for row in session.execute(rows)]


def forget_asked(session: Session, training_id: UUID, member_id: str) -> bool:
    """Forget that somebody asked, and say whether they had."""
    mine = (col(Asked.training_id) == training_id, col(Asked.member_id) == member_id)
    return db.changed(session, delete(Asked).where(*mine)) == 1


def offered(session: Session, training_id: UUID | None, *, by: str, at: datetime) -> Offered:
    """Read what the window for a code is about: a training, or the one that is somebody's now."""
    members.get(session, by)
    programme = programmes.get(session)
    if training_id is not None:
        return Offered(programme, trainings.get(session, training_id))
    near = around(session, at)
    found = rules.read_code(near, going_to(session, by, [one.id for one in near]), "", at)
    named = trainings.get(session, found.training.id) if found.training else None
    return Offered(programme, named)


def can_ask_about(session: Session, *, by: str, at: datetime) -> Sequence[Dated]:
    """List the trainings whose hosts somebody can ask now: those they go to, else all."""
    programme = programmes.get(session)
    near = [one for one in around(session, at) if rules.can_ask(one, at, programme.tz)]
    going = going_to(session, by, [one.id for one in near])
    mine = [one for one in near if one.id in going] or near
    return [trainings.get(session, one.id) for one in mine]


def forget_before(session: Session, moment: datetime) -> int:
    """Forget wrong codes and questions that are older than a moment, and say how many."""
    tries = delete(Attempts).where(col(Attempts.since) < moment)
    asked = delete(Asked).where(col(Asked.at) < moment)
    return db.changed(session, tries) + db.changed(session, asked)


def to_check_in(session: Session, member_id: str, at: datetime) -> Sequence[Dated]:
    """List the trainings that somebody goes to, that are open, and where nothing is known yet."""
    known = select(col(Attendance.training_id)).where(col(Attendance.member_id) == member_id)
    near = col(Training.starts_at).between(at - codes.EDGE, at + codes.EDGE)
    rows = (
        trainings.dated()
        .join(Seat, col(Seat.training_id) == col(Training.id))
        .where(col(Seat.member_id) == member_id, col(Seat.state) == SeatState.GOING, near)
        .where(col(Training.state) == TrainingState.PLANNED, col(Training.id).not_in(known))
        .order_by(col(Training.starts_at), col(Training.id))
    )
    return [Dated(training, lesson) for training, lesson in session.execute(rows)]
