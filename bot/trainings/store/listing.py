"""What `/training` lists: somebody's own trainings, and what comes; a fixed number of questions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from bot import members
from bot.trainings.models import Seat, SeatState, Training, TrainingState
from bot.trainings.rules.progress import Progress
from bot.trainings.store import progress as progresses
from bot.trainings.store.seats import LIVE
from bot.trainings.store.showing import Seats, seats
from bot.trainings.store.trainings import Dated, dated

PAGE = 5  # trainings to come that are shown at a time
OWN = 10  # of somebody's own, which stand above them
AT_HOME = 3  # of somebody's own, or to choose from, for who has no seat

Own = tuple[Dated, Seat]


class Listed(NamedTuple):
    """A training as somebody finds it: their own seat, how full it is, their place in line.

    What has begun can neither be taken nor given up any more.
    """

    dated: Dated
    seat: Seat | None
    seats: Seats
    place: int = 0
    has_begun: bool = False


class Page(NamedTuple):
    """A page of `/training`; `skip` is how many to come stand before it."""

    mine: Sequence[Listed]
    coming: Sequence[Listed]
    skip: int = 0
    has_more: bool = False
    progress: Progress | None = None


def page(session: Session, skip: int = 0, *, by: str, at: datetime) -> Page:
    """Read what a member sees under `/training`; what is theirs stands on the first page only."""
    members.admit(session, by)
    mine = _mine(session, by, at, 0 if skip else OWN)
    coming = _coming(session, by, at, skip, PAGE + 1)
    progress = None if skip else progresses.progress(session, by, at)
    listed = _listed(session, by, mine, coming[:PAGE], at)
    return listed._replace(skip=skip, has_more=len(coming) > PAGE, progress=progress)


def short_page(session: Session, member_id: str, at: datetime) -> Page:
    """Read what somebody's Home shows: their own trainings, else a few to choose from."""
    mine = _mine(session, member_id, at, AT_HOME)
    coming = [] if mine else _coming(session, member_id, at, 0, AT_HOME)
    return _listed(session, member_id, mine, coming, at)


def _mine(session: Session, member_id: str, at: datetime, most: int) -> Sequence[Own]:
    not_over = and_(col(Training.state) == TrainingState.PLANNED, col(Training.ends_at) > at, LIVE)
    wanted = (
        dated()
        .join(Seat, col(Seat.training_id) == col(Training.id))
        .add_columns(Seat)
        .where(col(Seat.member_id) == member_id, not_over)
        .order_by(col(Training.starts_at), col(Training.id))
        .limit(most)
    )
    return [(Dated(training, lesson), seat) for training, lesson, seat in session.execute(wanted)]


def _coming(
    session: Session, member_id: str, at: datetime, skip: int, most: int
) -> Sequence[Dated]:
    """List what is to come and somebody has no seat in, and waits for none."""
    mine = exists().where(
        col(Seat.training_id) == col(Training.id), col(Seat.member_id) == member_id, LIVE
    )
    to_come = and_(col(Training.state) == TrainingState.PLANNED, col(Training.starts_at) > at)
    in_order = dated().where(to_come, ~mine).order_by(col(Training.starts_at), col(Training.id))
    rows = session.execute(in_order.offset(skip).limit(most))
    return [Dated(training, lesson) for training, lesson in rows]


def _listed(
    session: Session, member_id: str, mine: Sequence[Own], coming: Sequence[Dated], at: datetime
) -> Page:
    ids = [one.training.id for one in (*(own for own, _ in mine), *coming)]
    counts, places = seats(session, ids), _places(session, member_id)
    return Page(
        [
            Listed(
                *(one, seat, counts.get(one.training.id, Seats()), places.get(seat.id, 0)),
                has_begun=one.training.starts_at <= at,
            )
            for one, seat in mine
        ],
        [Listed(one, None, counts.get(one.training.id, Seats())) for one in coming],
    )


def _places(session: Session, member_id: str) -> Mapping[UUID, int]:
    """Say which places in line somebody has, by their seats' ids."""
    other = aliased(Seat)
    waits = col(Seat.state) == SeatState.WAITING
    before = (
        col(other.training_id) == col(Seat.training_id),
        col(other.state) == SeatState.WAITING,
        col(other.turn) <= col(Seat.turn),
    )
    rows = (
        select(col(Seat.id), func.count())
        .join(other, and_(*before))
        .where(col(Seat.member_id) == member_id, waits)
        .group_by(col(Seat.id))
    )
    return dict(session.execute(rows).all())
