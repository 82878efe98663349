"""Whom to ask how a training was, and reading what they said without who said it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot import members
from bot.db.rows import Once
from bot.errors import Refusal
from bot.members.models import Member, Standing
from bot.programme import store as programmes
from bot.trainings.models import Attendance, Feedback, Host, Training, TrainingState
from bot.trainings.rules import feedback as rules
from bot.trainings.rules.feedback import PRESENT, Figures
from bot.trainings.store import attendance, trainings
from bot.trainings.store.trainings import Dated

ASKED = "feedback asked:"  # and the attendance; a person is in no key
NOTED = "feedback noted:"  # and the training and the day


class Heard(NamedTuple):
    """A training, and what may be read of what was said about it."""

    dated: Dated
    figures: Figures | None


def ended(session: Session, at: datetime) -> Sequence[UUID]:
    """List the trainings that ended in the last days."""
    wanted = select(col(Training.id)).where(
        col(Training.state) == TrainingState.PLANNED,
        col(Training.ends_at) <= at,
        col(Training.ends_at) > at - rules.ASKED_FOR,
    )
    return session.scalars(wanted.order_by(col(Training.ends_at), col(Training.id))).all()


def next_end(session: Session, at: datetime) -> datetime | None:
    """Say when the next training is over, if one is planned."""
    is_planned = col(Training.state) == TrainingState.PLANNED
    first = select(func.min(col(Training.ends_at))).where(is_planned, col(Training.ends_at) > at)
    moment: datetime | None = session.scalar(first)
    return moment


def to_ask(session: Session, training_id: UUID) -> Sequence[Attendance]:
    """List those who were there and were not asked yet; whoever hosts is not asked."""
    hosts = select(col(Host.member_id)).where(col(Host.training_id) == training_id)
    there = (
        select(Attendance)
        .join(Member, col(Member.slack_id) == col(Attendance.member_id))
        .where(
            col(Attendance.training_id) == training_id,
            col(Attendance.presence).in_(PRESENT),
            col(Attendance.member_id).not_in(hosts),
            col(Member.standing) == Standing.MEMBER,
        )
        .order_by(col(Attendance.id))
    )
    found = session.scalars(there).all()
    keys = [f"{ASKED}{one.id}" for one in found]
    asked = set(session.scalars(select(col(Once.key)).where(col(Once.key).in_(keys))))
    return [one for one in found if f"{ASKED}{one.id}" not in asked]


def asked(session: Session, training_id: UUID, *, by: str, at: datetime) -> Dated:
    """Read about which training somebody answers; refuses who was not there."""
    members.admit(session, by)
    dated = trainings.get(session, training_id)
    there = attendance.of_member(session, training_id, by)
    rules.require_open(dated.training, there, at)
    return dated


def heard(session: Session, training_id: UUID, *, by: str, at: datetime) -> Heard:
    """Read what was said about a training; for its hosts and the digital team."""
    require_reader(session, training_id, by, rules.NOT_YOURS)
    dated = trainings.get(session, training_id)
    rows = session.scalars(select(Feedback).where(col(Feedback.training_id) == training_id))
    return Heard(dated, rules.figures(rows, today(session, at)))


def require_reader(session: Session, training_id: UUID, by: str, refusal: str) -> None:
    """Let only hosts, the digital team and leads read what people said unsigned."""
    members.admit(session, by)
    reader = members.get(session, by)
    if not (reader.is_team or reader.is_lead or trainings.is_host(session, training_id, by)):
        raise Refusal(refusal)


def today(session: Session, at: datetime) -> date:
    """Say which day it is for the programme."""
    return at.astimezone(programmes.find(session).tz).date()


def days(session: Session, before: date) -> Sequence[tuple[UUID, date]]:
    """List on which of the last days something was said about which training, in no order."""
    after = before - rules.OPEN_FOR - timedelta(days=1)
    on = col(Feedback.on)
    rows = select(col(Feedback.training_id), on).where(on < before, on >= after).distinct()
    return [(training_id, day) for training_id, day in session.execute(rows)]
