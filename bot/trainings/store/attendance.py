"""Finding who was there: one person, those of a training, and what people attended."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.members.models import Member, Standing
from bot.trainings.models import Attendance, Guest, Presence, Training

PRESENT = (Presence.THERE, Presence.LATE)


class Attended(NamedTuple):
    """A training that somebody was at."""

    attendance: Attendance
    training: Training


def of_member(session: Session, training_id: UUID, member_id: str) -> Attendance | None:
    """Find what is written down about a member at a training."""
    mine = (col(Attendance.training_id) == training_id, col(Attendance.member_id) == member_id)
    return session.scalars(select(Attendance).where(*mine)).one_or_none()


def of_guest(session: Session, training_id: UUID, guest_id: UUID) -> Attendance | None:
    """Find what is written down about a guest at a training."""
    theirs = (col(Attendance.training_id) == training_id, col(Attendance.guest_id) == guest_id)
    return session.scalars(select(Attendance).where(*theirs)).one_or_none()


def of_training(session: Session, training_id: UUID) -> Sequence[Attendance]:
    """List what is written down about a training."""
    rows = select(Attendance).where(col(Attendance.training_id) == training_id)
    return session.scalars(rows.order_by(col(Attendance.id))).all()


def count_there(session: Session, training_id: UUID) -> int:
    """Count who is there, in time or late."""
    rows = select(func.count()).select_from(Attendance)
    there = rows.where(
        col(Attendance.training_id) == training_id, col(Attendance.presence).in_(PRESENT)
    )
    return session.scalar(there) or 0


def attended(session: Session, member_ids: Sequence[str]) -> Mapping[str, Sequence[Attended]]:
    """List what each of some members was at, by person, the oldest training first."""
    rows = (
        select(Attendance, Training)
        .join(Training, col(Training.id) == col(Attendance.training_id))
        .where(col(Attendance.member_id).in_(member_ids), col(Attendance.presence).in_(PRESENT))
        .order_by(col(Training.starts_at), col(Training.id))
    )
    found: dict[str, list[Attended]] = {member_id: [] for member_id in member_ids}
    for attendance, training in session.execute(rows):
        found[attendance.member_id or ""].append(Attended(attendance, training))
    return found


def of_guests(session: Session, guest_id: UUID) -> Sequence[Attendance]:
    """List what is written down about a guest, in the order in which trainings are locked."""
    rows = select(Attendance).where(col(Attendance.guest_id) == guest_id)
    return session.scalars(rows.order_by(col(Attendance.training_id))).all()


def waiting_for(session: Session, member_ids: Sequence[str]) -> Sequence[tuple[UUID, str]]:
    """List the guests who turn out to be some members, by their address, with the member's id."""
    rows = (
        select(col(Guest.id), col(Member.slack_id))
        .join(Member, col(Member.email) == col(Guest.email))
        .where(col(Member.slack_id).in_(member_ids), col(Member.standing) == Standing.MEMBER)
        .where(col(Guest.member_id).is_(None))
        .order_by(col(Guest.id))
    )
    return [(guest_id, member_id) for guest_id, member_id in session.execute(rows)]


def guest_by_email(session: Session, email: str) -> Guest | None:
    """Find a guest by their address, in small letters."""
    return session.scalars(select(Guest).where(col(Guest.email) == email)).one_or_none()
