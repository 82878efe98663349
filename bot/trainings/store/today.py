"""Today's trainings, for those who host them and for the digital team."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.hours.rules import moment
from bot.members.viewer import Viewer
from bot.trainings.models import Host, Training, TrainingState
from bot.trainings.store import showing, trainings
from bot.trainings.store.showing import Seats, Shown
from bot.trainings.store.trainings import Dated

MOST = 5  # trainings of one day on a Home


class Hosted(NamedTuple):
    """A training of today, and who hosts it."""

    shown: Shown
    hosts: Sequence[str]


class Today(NamedTuple):
    """What takes place today; `way_in`: whether the digital team's door is shown beside it."""

    trainings: Sequence[Hosted]
    way_in: bool


def today(session: Session, viewer: Viewer) -> Today | None:
    """List what takes place today: for the digital team all, for a host their own."""
    member, at, tz = viewer.member, viewer.at, viewer.programme.tz
    day = at.astimezone(tz).date()
    since, until = (moment(day + timedelta(days=n), time(), tz) for n in (0, 1))
    found = _on(session, since, until, None if member.is_team else member.slack_id)
    way_in = member.is_team and not member.is_lead  # leads have theirs at the foot
    return Today(_hosted(session, found), way_in) if found or way_in else None


def _on(session: Session, since: datetime, until: datetime, host: str | None) -> Sequence[Dated]:
    """Find what takes place between two moments; hosts put people down afterwards, too."""
    is_planned = col(Training.state) == TrainingState.PLANNED
    wanted = trainings.dated().where(
        is_planned, col(Training.ends_at) > since, col(Training.starts_at) < until
    )
    if host is not None:
        mine = select(col(Host.training_id)).where(col(Host.member_id) == host)
        wanted = wanted.where(col(Training.id).in_(mine))
    in_order = wanted.order_by(col(Training.starts_at), col(Training.id)).limit(MOST)
    return [Dated(training, lesson) for training, lesson in session.execute(in_order)]


def _hosted(session: Session, dates: Sequence[Dated]) -> list[Hosted]:
    taken = showing.seats(session, [one.training.id for one in dates])
    hosts = hosts_of(session, [one.training.id for one in dates])
    return [
        Hosted(Shown(one, taken.get(one.training.id, Seats())), hosts.get(one.training.id, []))
        for one in dates
    ]


def hosts_of(session: Session, training_ids: Sequence[UUID]) -> Mapping[UUID, Sequence[str]]:
    """List who hosts some trainings, with one question."""
    rows = select(Host).where(col(Host.training_id).in_(training_ids))
    found: dict[UUID, list[str]] = {}
    for host in session.scalars(rows.order_by(col(Host.member_id))):
        found.setdefault(host.training_id, []).append(host.member_id)
    return found
