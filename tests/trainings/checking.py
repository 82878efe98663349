"""A town in which a training is about to begin."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.trainings.models import Attendance, Host, Seat, Training
from bot.trainings.rules.codes import code_at
from tests import given
from tests.given import ANA, NOON

MINUTE = timedelta(minutes=1)
EMI, FARID = "U0EMI", "U0FARID"  # hosts a training; hosts another


def planned(
    session: Session,
    title: str = "Why we share",
    *,
    going: Sequence[str] = (ANA,),
    hosts: Sequence[str] = (EMI,),
    position: int = 1,
    **fields: Any,
) -> Training:
    """Save a training of a lesson, with its hosts and who has a seat."""
    lesson = given.lesson(title, position)
    session.add(lesson)
    session.flush()
    training = given.training(**{"lesson_id": lesson.id, "starts_at": NOON, **fields})
    session.add(training)
    session.flush()
    session.add_all(Host(training_id=training.id, member_id=host) for host in hosts)
    session.add_all(given.seat(training, one, turn=n) for n, one in enumerate(going, 1))
    session.flush()
    return training


def code(training: Training, at: datetime) -> str:
    """Read the code from the screen in the room."""
    return code_at(training.secret, at)


def a_wrong_code(*trainings: Training, at: datetime) -> str:
    """Think of six digits that no room shows, or has shown for an hour."""
    known = {code(one, at - n * MINUTE) for one in trainings for n in range(60)}
    return next(guess for n in range(10**6) if (guess := f"{n:06}") not in known)


def attendances(session: Session) -> list[tuple[str, str, str]]:
    """Read who is written down as what, and how that became known."""
    rows = session.scalars(select(Attendance))
    return sorted((str(r.member_id or r.guest_id), r.presence.value, r.means.value) for r in rows)


def seats(session: Session) -> list[Seat]:
    """Read all seats."""
    return list(session.scalars(select(Seat)))
