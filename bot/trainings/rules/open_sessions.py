"""Until when something can be handed in for an open session, and how long it is kept."""

from datetime import datetime, timedelta

from bot.errors import FormRefusal, Refusal
from bot.trainings.models import Training, TrainingKind, TrainingState

KEPT_FOR = timedelta(days=30)  # after the session; PRODUCT.md is silent
LONGEST = 1000  # characters
OVER = "This session is over, so nothing can be handed in any more. Nothing was saved."
CANCELLED = "This session was cancelled, so nothing can be handed in. Nothing was saved."
NOT_OPEN = "Things are handed in for open sessions only. Nothing was saved."
EMPTY = "Please write what you would like to hand in."
NOT_YOURS = "Only the hosts of this session and the digital team can read what was handed in."


def require_open(training: Training, at: datetime) -> None:
    """Take something for open sessions only, and until their end."""
    if training.kind is not TrainingKind.OPEN:
        raise Refusal(NOT_OPEN)
    if training.state is not TrainingState.PLANNED:
        raise Refusal(CANCELLED)
    if at >= training.ends_at:
        raise Refusal(OVER)


def clean(words: str) -> str:
    """Give what was written without the space around it, or say that there is nothing."""
    if written := words.strip():
        return written[:LONGEST]
    raise FormRefusal({"what": EMPTY})
