"""What people said lately that somebody may read: feedback, and what was handed in."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.members.viewer import Viewer
from bot.trainings.models import Feedback, Host, Training, TrainingKind, TrainingState
from bot.trainings.rules import feedback as rules
from bot.trainings.rules.open_sessions import KEPT_FOR
from bot.trainings.store.feedback import Heard
from bot.trainings.store.trainings import Dated, dated

LATELY = KEPT_FOR
MOST = 3  # of each kind on a Home
LOOKED_AT = 40  # trainings of these days


class Voices(NamedTuple):
    """Open sessions for which something may be handed in, and what may be read of feedback."""

    sessions: Sequence[Dated]
    heard: Sequence[Heard]


def voices(session: Session, viewer: Viewer) -> Voices | None:
    """List what the digital team, a lead or a host may read; nothing for others."""
    dates = _dates(session, viewer)
    sessions = [one for one in dates if one.training.kind is TrainingKind.OPEN][:MOST]
    over = [one for one in reversed(dates) if one.training.ends_at <= viewer.at]
    found = Voices(sessions, _heard(session, over, viewer) if over else [])
    return found if any(found) else None


def _dates(session: Session, viewer: Viewer) -> list[Dated]:
    """List what took place lately, and open sessions also while they are to come."""
    wanted = dated().where(
        _mine(viewer),
        col(Training.state) == TrainingState.PLANNED,
        col(Training.ends_at) > viewer.at - LATELY,
        or_(col(Training.kind) == TrainingKind.OPEN, col(Training.ends_at) <= viewer.at),
    )
    in_order = wanted.order_by(col(Training.starts_at), col(Training.id)).limit(LOOKED_AT)
    return [Dated(training, lesson) for training, lesson in session.execute(in_order)]


def _heard(session: Session, over: Sequence[Dated], viewer: Viewer) -> list[Heard]:
    ids = [one.training.id for one in over]
    answers = session.scalars(select(Feedback).where(col(Feedback.training_id).in_(ids))).all()
    day = viewer.at.astimezone(viewer.programme.tz).date()
    read = [
        Heard(one, rules.figures((a for a in answers if a.training_id == one.training.id), day))
        for one in over
    ]
    return [one for one in read if one.figures][:MOST]


def _mine(viewer: Viewer) -> ColumnElement[bool]:
    """Limit a host to their own."""
    member = viewer.member
    if member.is_team or member.is_lead:
        return true()
    hosted = select(col(Host.training_id)).where(col(Host.member_id) == member.slack_id)
    return col(Training.id).in_(hosted)
