"""When the page at the door of a training shows what."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.trainings.models import Training, TrainingState
from bot.trainings.rules.codes import MINUTE, closes_at, is_open

EARLIEST = timedelta(hours=1)  # before the start: hosts set up their room


class Doorway(StrEnum):
    """How far a training is for whoever stands at its door."""

    EARLY = "early"
    SOON = "soon"
    OPEN = "open"
    BEGUN = "begun"
    OVER = "over"


def page_opens_at(training: Training) -> datetime:
    """Say from when the page shows more than its hour."""
    return training.starts_at - EARLIEST


def doorway(training: Training, at: datetime) -> Doorway:
    """Say how far a training is; the page ends with it, or when it is cancelled."""
    if training.state is not TrainingState.PLANNED or at >= training.ends_at:
        return Doorway.OVER
    if is_open(training, at):
        return Doorway.OPEN
    if at > closes_at(training):
        return Doorway.BEGUN
    return Doorway.SOON if at >= page_opens_at(training) else Doorway.EARLY


def seconds_left(at: datetime) -> int:
    """Count the seconds until the next code."""
    return MINUTE - int(at.timestamp()) % MINUTE
