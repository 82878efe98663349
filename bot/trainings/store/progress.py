"""Who has which lessons: a fixed number of questions, for one person or for thousands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.members import store as people
from bot.members.models import Member, Standing
from bot.policies import store as policies
from bot.policies.models import Acknowledgement
from bot.policies.store.readers import NUMBER
from bot.trainings.models import Attendance, Lesson, Seat, SeatState, Training, TrainingState
from bot.trainings.rules.progress import (
    ATTENDED,
    RENEWS,
    TEACHES,
    Chance,
    Progress,
    heirs,
)
from bot.trainings.store import trainings

MOST = 30  # dates that are looked at for one person: half a year of them
HELD = (SeatState.GOING, SeatState.OFFERED)  # seats that nobody else can take
WAS_THERE = and_(
    col(Training.id) == col(Attendance.training_id),
    col(Training.state) == TrainingState.PLANNED,
    col(Attendance.presence).in_(ATTENDED),
)
TAUGHT = and_(WAS_THERE, col(Training.kind).in_(TEACHES))


def progress(session: Session, member_id: str, at: datetime) -> Progress:
    """Read how far somebody has come, with the dates that they can still take."""
    member = people.find(session, member_id)
    found = Progress(
        trainings.lessons(session),
        earned(session, [member_id]).get(member_id, frozenset()),
        member is not None and member.has_joined,
        policies.has_acknowledged(session, member_id),
    )
    return found._replace(chances=_chances(session, found, member_id, at))


def page(session: Session, member_ids: Sequence[str]) -> dict[str, Progress]:
    """Read how far several people have come, without dates: four questions for all of them."""
    required, lessons = trainings.lessons(session), earned(session, member_ids)
    joined = set(session.scalars(_joined().where(col(Member.slack_id).in_(member_ids))))
    read = set(session.scalars(_readers().where(col(Acknowledgement.member_id).in_(member_ids))))
    return {
        who: Progress(required, lessons.get(who, frozenset()), who in joined, who in read)
        for who in member_ids
    }


def earned(session: Session, member_ids: Sequence[str]) -> dict[str, frozenset[UUID]]:
    """Say which lessons in force people have; who has none is left out."""
    counts_for = _heirs(session)
    rows = (
        select(col(Attendance.member_id), col(Training.lesson_id))
        .join(Training, TAUGHT)
        .where(col(Attendance.member_id).in_(member_ids))
    )
    found: dict[str, set[UUID]] = defaultdict(set)
    for member_id, lesson_id in session.execute(rows):
        if member_id and lesson_id in counts_for:
            found[member_id].add(counts_for[lesson_id])
    return {member_id: frozenset(lessons) for member_id, lessons in found.items()}


def counted(session: Session, among: Sequence[UUID] | None = None) -> Subquery:
    """Count the lessons in force that each person has: a table of `member_id` and `lessons`.

    `among` counts only some of the lessons. Who has none is left out.
    """
    places = _places(session, among)
    place: ColumnElement[int] = case(places, value=col(Training.lesson_id))
    lessons = func.count(place.distinct()).label("lessons")
    mine = (
        select(col(Attendance.member_id), lessons)
        .join(Training, TAUGHT)
        .where(col(Attendance.member_id).is_not(None), col(Training.lesson_id).in_(list(places)))
    )
    return mine.group_by(col(Attendance.member_id)).subquery()


def renewers(
    session: Session, member_ids: Sequence[str], since: datetime, until: datetime
) -> Mapping[str, Sequence[datetime]]:
    """Say when people were in an open session or a refresher: after `since`, up to `until`."""
    rows = (
        select(col(Attendance.member_id), col(Training.starts_at))
        .join(Training, WAS_THERE)
        .where(
            col(Training.kind).in_(RENEWS),
            col(Training.starts_at) > since,
            col(Training.starts_at) <= until,
            col(Attendance.member_id).in_(member_ids),
        )
    )
    found: dict[str, list[datetime]] = defaultdict(list)
    for member_id, starts_at in session.execute(rows):
        if member_id:
            found[member_id].append(starts_at)
    return found


def renewals(session: Session, at: datetime, most: int = 3) -> Sequence[Training]:
    """List the next open sessions and refreshers that are planned."""
    is_planned = col(Training.state) == TrainingState.PLANNED
    coming = (is_planned, col(Training.kind).in_(RENEWS), col(Training.starts_at) > at)
    rows = select(Training).where(*coming).order_by(col(Training.starts_at), col(Training.id))
    return session.scalars(rows.limit(most)).all()


def undated(session: Session, at: datetime) -> list[Lesson]:
    """Name the required lessons for which no date is planned."""
    planned = set(session.scalars(select(col(Training.lesson_id)).where(*_coming(at))))
    counts_for = _heirs(session)
    covered = {counts_for.get(lesson_id) for lesson_id in planned if lesson_id}
    return [lesson for lesson in trainings.lessons(session) if lesson.id not in covered]


def _chances(session: Session, found: Progress, member_id: str, at: datetime) -> list[Chance]:
    """List the dates with a free seat, or one of theirs, for lessons that somebody needs."""
    missing = {lesson.id: lesson for lesson in found.missing}
    counts_for = {old: new for old, new in _heirs(session).items() if new in missing}
    if not counts_for:
        return []
    taken = _seats(col(Seat.state).in_(HELD))
    mine = _seats(and_(col(Seat.member_id) == member_id, col(Seat.state).in_(HELD)))
    is_free = or_(col(Training.capacity).is_(None), taken < col(Training.capacity), mine > 0)
    rows = (
        select(Training, mine)
        .where(*_coming(at), col(Training.lesson_id).in_(list(counts_for)), is_free)
        .order_by(col(Training.starts_at), col(Training.id))
        .limit(MOST)
    )
    return [
        Chance(training, missing[counts_for[training.lesson_id]], bool(seats))
        for training, seats in session.execute(rows)
        if training.lesson_id
    ]


def _seats(which: ColumnElement[bool]) -> ColumnElement[int]:
    of_it = select(func.count()).where(col(Seat.training_id) == col(Training.id), which)
    return of_it.correlate(Training).scalar_subquery()


def _coming(at: datetime) -> tuple[ColumnElement[bool], ...]:
    is_planned = col(Training.state) == TrainingState.PLANNED
    return is_planned, col(Training.kind).in_(TEACHES), col(Training.starts_at) > at


def _heirs(session: Session) -> dict[UUID, UUID]:
    return heirs(session.scalars(select(Lesson)).all())


def _places(session: Session, among: Sequence[UUID] | None) -> dict[UUID, int]:
    """Number the lessons in force, for every lesson that counts for one of them."""
    counts_for = _heirs(session)
    heads = sorted({*counts_for.values()} if among is None else {*among}, key=str)
    return {old: heads.index(new) for old, new in counts_for.items() if new in heads}


def _joined() -> Select[str]:
    is_member = col(Member.standing) == Standing.MEMBER
    return select(col(Member.slack_id)).where(is_member, col(Member.joined_at).is_not(None))


def _readers() -> Select[str]:
    holds = col(Acknowledgement.number) == NUMBER.scalar_subquery()
    return select(col(Acknowledgement.member_id)).where(holds)
