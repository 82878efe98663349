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
from bot.errors import FormRefusal
from bot.hours import office
from bot.hours.office import Office
from bot.journal.models import Line
from bot.members import store as people
from bot.members.models import Member, Standing
from bot.members.rules import require_team
from bot.programme import store as programmes
from bot.programme.models import Programme
from bot.trainings.models import Host, Lesson, Training, TrainingState
from bot.trainings.rules.changing import require_open
from bot.trainings.rules.planning import (
    Wish,
    mark,
    problems,
    require,
    same,
    same_wish,
    times,
)
from bot.trainings.rules.series import Free, Plan, unfold
from bot.trainings.store import showing, trainings
from bot.trainings.store.showing import Seats, Shown
from bot.trainings.store.trainings import Dated

PAGE = 8  # dates in a window: three blocks each
NO_HOST = "Only full members of the workspace can host. Please choose somebody else."
CHANGED = ("training changed", "training cancelled")


class Desk(NamedTuple):
    """A page of dates, as those see it who plan them."""

    dates: Sequence[Shown]
    skip: int
    has_more: bool
    is_lead: bool
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


class Preview(NamedTuple):
    """A series before it is planned: what is new, what is planned already, which days are free."""

    dates: Sequence[Dated]
    known: int
    free: Sequence[Free]
    mark: str


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
    return Desk(shown, skip, len(dates) > PAGE, member.is_lead, past)


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


def open_for(session: Session, training_id: UUID, *, by: str, at: datetime) -> Planned:
    """Read a training that can still be changed, or refuse."""
    found = planned(session, training_id, by=by, at=at)
    require_open(found.dated.training, at)
    return found


def hours(session: Session) -> Office:
    """Read when the programme is at work, and which days are free."""
    return office.of(programmes.get(session))


def preview(session: Session, plan: Plan, *, by: str, at: datetime) -> Preview:
    """Say what a series comes to; refuses one of which any date cannot be."""
    lessons, programme, _ = ground(session, by=by, at=at)
    require_members(session, plan.first.hosts)
    require(problems(plan.first, programme.tz, at))
    office_hours = office.of(programme)
    found = unfold(plan, [one.id for one in lessons], office_hours.free_day)
    for wish in found.wishes:
        require(problems(wish, programme.tz, at))
    new = new_ones(session, found.wishes, programme.tz)
    titles = {one.id: one for one in lessons}
    dates = [as_dated(wish, titles, programme.tz) for wish in new]
    return Preview(dates, len(found.wishes) - len(new), found.free, mark(new))


def as_dated(wish: Wish, lessons: Mapping[UUID, Lesson], tz: ZoneInfo) -> Dated:
    """Give a date that is only wished as if it were planned, to be shown."""
    training = Training(
        kind=wish.kind,
        lesson_id=wish.lesson_id,
        place=wish.place,
        link=wish.link,
        capacity=wish.capacity,
        **times(wish, tz)._asdict(),
    )
    return Dated(training, lessons.get(wish.lesson_id) if wish.lesson_id else None)


def require_members(session: Session, named: Iterable[str]) -> None:
    """Let only full members host."""
    if strangers(session, named):
        raise FormRefusal({"hosts": NO_HOST})


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


def who_changed(session: Session, training_id: UUID) -> str:
    """Name who changed a training last."""
    lines = select(col(Line.by)).where(
        col(Line.thing) == str(training_id), col(Line.act).in_(CHANGED)
    )
    by = session.scalar(lines.order_by(col(Line.seq).desc()).limit(1))
    member = people.find(session, by) if by else None
    return member.name if member else "Somebody"


def recent_cards(session: Session, since: datetime, most: int) -> Sequence[UUID]:
    """Give one training of each card with dates that are to come, or were a short while ago."""
    recent = select(Training).where(col(Training.ends_at) > since)
    in_order = recent.order_by(col(Training.starts_at), col(Training.id)).limit(most)
    by_card = {showing.card_of(one): one.id for one in session.scalars(in_order)}
    return list(by_card.values())


def next_edge(session: Session, at: datetime) -> datetime | None:
    """Give when a training begins or ends next, if any does."""
    begins = select(func.min(col(Training.starts_at))).where(col(Training.starts_at) > at)
    ends = select(func.min(col(Training.ends_at))).where(col(Training.ends_at) > at)
    found = [session.scalar(one) for one in (begins, ends)]
    return min((one for one in found if one is not None), default=None)


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
