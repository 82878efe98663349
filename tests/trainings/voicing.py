"""A training that is over with some who were there, and an open session to come."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.trainings.acts import feedback, open_sessions
from bot.trainings.models import (
    Attendance,
    Host,
    Means,
    Presence,
    Topic,
    Training,
    TrainingKind,
)
from tests import given
from tests.given import ANA, DANA, MONDAY

SAID = feedback.Said(uuid4(), 4, "More examples, please.")


def over(session: Session, there: Sequence[str] = (ANA,), **fields: Any) -> Training:
    """Save a training that ended an hour ago, hosted by Dana, with some who were there."""
    training = given.training(MONDAY - timedelta(hours=2), **fields)
    session.add(training)
    session.flush()
    session.add(Host(training_id=training.id, member_id=DANA))
    session.add_all(attended(training, who) for who in there)
    session.flush()
    return training


def attended(training: Training, who: str, presence: Presence = Presence.THERE) -> Attendance:
    """Make what is written down about somebody at a training."""
    return Attendance(
        training_id=training.id,
        member_id=who,
        presence=presence,
        means=Means.CODE,
        by=who,
        at=training.starts_at,
    )


def session_to_come(session: Session, **fields: Any) -> Training:
    """Save an open session on Wednesday that Dana hosts."""
    training = given.training(kind=TrainingKind.OPEN, capacity=None, **fields)
    session.add(training)
    session.flush()
    session.add(Host(training_id=training.id, member_id=DANA))
    session.flush()
    return training


def said(rating: int = 4, comment: str = "") -> feedback.Said:
    """Write an answer in a window of its own."""
    return feedback.Said(uuid4(), rating, comment)


def words(text: str = "Why was the bridge closed?", *, signed: bool = False) -> open_sessions.Words:
    """Write a question in a window of its own."""
    return open_sessions.Words(uuid4(), Topic.QUESTION, text, signed)
