"""How many are how far on the way to the title: numbers only, whoever asks."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.certificates.models import Certificate
from bot.certificates.store.validity import is_valid
from bot.members.models import Member, Standing
from bot.trainings.models import Lesson
from bot.trainings.store import progress, trainings


class Stuck(NamedTuple):
    """Lessons without a date, and how many on their way still need one of them."""

    lessons: Sequence[Lesson]
    people: int


class Way(NamedTuple):
    """How many bear the title, and how many of those who don't have none, one, … all lessons."""

    bearers: int
    counts: Sequence[int]
    stuck: Stuck


def way(session: Session, at: datetime) -> Way:
    """Count those who take part, by how far they are; a fixed number of questions."""
    titles = select(func.count()).select_from(Certificate).join(Member, _is_holder())
    bearers = session.scalar(titles.where(is_valid(at), _takes_part())) or 0
    return Way(bearers, _counts(session), stuck(session, at))


def stuck(session: Session, at: datetime) -> Stuck:
    """Say which lessons have no date, and how many on their way still need one of them."""
    undated = progress.undated(session, at)
    if not undated:
        return Stuck([], 0)
    all_, those = progress.counted(session), progress.counted(session, [x.id for x in undated])
    has = func.coalesce(those.c.lessons, 0)
    rows = (
        select(func.count())
        .select_from(Member)
        .join(all_, all_.c.member_id == col(Member.slack_id))
        .outerjoin(those, those.c.member_id == col(Member.slack_id))
        .where(_takes_part(), ~_bears(), has < len(undated))
    )
    return Stuck(undated, session.scalar(rows) or 0)


def _counts(session: Session) -> list[int]:
    """Count those who take part and bear no title, by the number of lessons they have."""
    steps = len(trainings.lessons(session)) + 1
    counted = progress.counted(session)
    has = func.coalesce(counted.c.lessons, 0)
    rows = (
        select(has, func.count())
        .select_from(Member)
        .outerjoin(counted, counted.c.member_id == col(Member.slack_id))
        .where(_takes_part(), ~_bears())
        .group_by(has)
    )
    found = {int(lessons): int(people) for lessons, people in session.execute(rows)}
    return [found.get(lessons, 0) for lessons in range(steps)]


def _takes_part() -> ColumnElement[bool]:
    return and_(col(Member.standing) == Standing.MEMBER, col(Member.joined_at).is_not(None))


def _is_holder() -> ColumnElement[bool]:
    return col(Certificate.member_id) == col(Member.slack_id)


def _bears() -> ColumnElement[bool]:
    return exists().where(_is_holder(), col(Certificate.ended_at).is_(None)).correlate(Member)
