"""Scenes for the messages to hosts: each lets an act send just one kind of them."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.outbox.models import Delivery, State
from bot.trainings.acts import changing
from tests.given import BEN, MONDAY
from tests.races.table import course
from tests.races.table.trial import LATER

Act: TypeAlias = Callable[[Session], Any]


def naming_nobody(session: Session) -> Act:
    """Let a training have no host any more, who has read that they are."""
    training = course.dated(session)
    session.execute(update(Delivery).values(state=State.SENT))
    wanted, before = course.wish(session, hosts=(), capacity=2), training.id
    return partial(
        changing.change_training, training_id=before, wish=wanted, seen=1, by=BEN, at=LATER
    )


def cancelling_today(session: Session) -> Act:
    """Let a training be called off that begins before anybody is off duty."""
    training = course.dated(session)
    training.starts_at = MONDAY.replace(hour=16)
    training.ends_at = training.starts_at + timedelta(hours=8)
    session.flush()
    why = "The water main broke."
    return partial(
        changing.cancel_training, training_id=training.id, why=why, seen=1, by=BEN, at=LATER
    )
