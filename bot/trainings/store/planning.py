"""What planning asks: the lessons, the hours, who may host, and what is planned already."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.hours import office
from bot.hours.office import Office
from bot.journal.models import Line
from bot.members import store as people
from bot.members.models import Member, Standing
from bot.members.rules import require_team
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.trainings.models import Host, Lesson, Seat, Training, TrainingState
from bot.trainings.rules.planning import Wish, same, same_wish, times
from bot.trainings.rules.seats import HELD
from bot.trainings.store import showing, trainings
from bot.trainings.store.showing import Seats, Shown
from bot.trainings.store.trainings import Dated

PAGE = 8  # dates in a window: three blocks each
CHANGED = ("training changed", "training cancelled")


class Desk(NamedTuple):
    """A page of dates, as those see it who plan them."""

    dates: Sequence[Shown]
    skip: int
    has_more: bool
    is_lead: bool
    at: datetime
    past: bool = False


class Ground(NamedTuple):
    """What a form for a date is drawn from."""

    lessons: Sequence[Lesson]
    programme: Programme
    at: datetime


class Planned(NamedTuple):
    """A training as it is now, for those who change it."""

    dated: Dated
    hosts: Sequence[str]
    seats: Seats
    ground: Ground


def team(session: Session, by: str) -> Member:
    """Read one of the digital team, or a lead; refuses everybody else."""
    member = members.get(session, by)
    require_team(member)
    return member


def desk(session: Session, skip: int = 0, *, past: bool = False, by: str, at: datetime) -> Desk:
    """Read a page of what is planned, soonest first; or of what is over, the latest first."""
    member = team(session, by)
    found = session.execute(_page(past, at).offset(skip).limit(PAGE + 1))
    dates = [Dated(one, lesson) for one, lesson in found]
    taken = showing.seats(session, [one.training.id for one in dates])
    shown = [Shown(one, taken.get(one.training.id, Seats())) for one in dates[:PAGE]]
    return Desk(shown, skip, len(dates) > PAGE, member.is_lead, at, past)


def ground(session: Session, *, by: str, at: datetime) -> Ground:
    """Read what a form for a new date is drawn from."""
    team(session, by)
    return Ground(trainings.lessons(session), programmes.get(session), at)


def planned(session: Session, training_id: UUID, *, by: str, at: datetime) -> Planned:
    """Read a training for those who change it."""
    ground_of = ground(session, by=by, at=at)
    dated = trainings.get(session, training_id)
    taken = showing.seats(session, [training_id]).get(training_id, Seats())
    return Planned(dated, trainings.hosts(session, training_id), taken, ground_of)


def hours(session: Session) -> Office:
    """Read when the programme is at work, and which days are free."""
    return office.of(programmes.get(session))


def strangers(session: Session, named: Iterable[str]) -> Sequence[str]:
    """List those of some people who are no full members of the workspace."""
    wanted = {*named}
    theirs = select(col(Member.slack_id)).where(
        col(Member.slack_id).in_(wanted), col(Member.standing) == Standing.MEMBER
    )
    return sorted(wanted - {*session.scalars(theirs)})


def new_ones(session: Session, wishes: Sequence[Wish], tz: ZoneInfo) -> list[Wish]:
    """Give those of some dates that are not planned yet, each once."""
    starts = {times(wish, tz).starts_at for wish in wishes}
    is_planned = col(Training.state) == TrainingState.PLANNED
    known = select(Training).where(is_planned, col(Training.starts_at).in_(starts))
    taken = {same(one) for one in session.scalars(known)}
    new: list[Wish] = []
    for wish in wishes:
        mine = same_wish(wish, tz)
        new += [wish] if mine not in taken else []
        taken.add(mine)
    return new


def held(session: Session, training_id: UUID) -> int:
    """Count the seats that are taken or offered."""
    mine = col(Seat.training_id) == training_id
    counted = select(func.count()).where(mine, col(Seat.state).in_(HELD))
    return session.scalar(counted) or 0


def who_changed(session: Session, training_id: UUID) -> str:
    """Name who changed a training last."""
    lines = select(col(Line.by)).where(
        col(Line.thing) == str(training_id), col(Line.act).in_(CHANGED)
    )
    by = session.scalar(lines.order_by(col(Line.seq).desc()).limit(1))
    member = people.find(session, by) if by else None
    return member.name if member else "Somebody"


def stale_cards(session: Session, since: datetime, most: int) -> Sequence[Training]:
    """Give one training of each card with dates that are to come, or were a short while ago."""
    recent = select(Training).where(col(Training.ends_at) > since)
    in_order = recent.order_by(col(Training.starts_at), col(Training.id)).limit(most)
    by_card: Mapping[str, Training] = {
        showing.card_of(one): one for one in session.scalars(in_order)
    }
    return list(by_card.values())


def host_rows(training_id: UUID, named: Iterable[str]) -> list[Host]:
    """Make the rows that say who hosts a training."""
    return [Host(training_id=training_id, member_id=one) for one in dict.fromkeys(named)]


def _page(past: bool, at: datetime) -> Select[Training, Lesson]:
    """Ask for what is planned and not over, or for what is over or cancelled."""
    if past:
        rows = trainings.dated().where(col(Training.ends_at) <= at)
        return rows.order_by(col(Training.starts_at).desc(), col(Training.id))
    is_planned = col(Training.state) == TrainingState.PLANNED
    rows = trainings.dated().where(is_planned, col(Training.ends_at) > at)
    return rows.order_by(col(Training.starts_at), col(Training.id))
