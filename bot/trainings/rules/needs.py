"""What somebody needs to take part: ticked or in words of their own, kept as lines of text."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.errors import Refusal
from bot.trainings.models import Seat, SeatState, Training, TrainingState

LONGEST = 500  # characters of one's own words
NO_SEAT = "This is for those who have a seat, or wait for one. Nothing was saved."
NOBODY = (
    "This training has no host yet, and nobody of HR is named who would read it. Nothing was "
    "saved. Please ask the digital team."
)
NOT_YOURS = "Only the hosts of this training and HR's person can read this."
OVER = "This training is over, or was cancelled. Nothing was saved."


class Kind(StrEnum):
    """What is needed most often."""

    CAPTIONS = "captions"
    SIGN_LANGUAGE = "sign_language"
    STEP_FREE = "step_free"


LABELS = {
    Kind.CAPTIONS: "Captions",
    Kind.SIGN_LANGUAGE: "Sign language",
    Kind.STEP_FREE: "A room without steps",
}


class Said(NamedTuple):
    """What somebody said they need."""

    kinds: Sequence[Kind]
    other: str


def write(said: Said) -> str:
    """Put what somebody needs into words, a line each."""
    lines = [LABELS[kind] for kind in Kind if kind in said.kinds]
    return "\n".join([*lines, *([said.other] if said.other else [])])


def read(words: str) -> Said:
    """Read again what was written."""
    lines = words.split("\n") if words else []
    kinds = [kind for kind in Kind if LABELS[kind] in lines[: len(Kind)]]
    return Said(kinds, "\n".join(lines[len(kinds) :]))


def require_seat(seat: Seat | None, training: Training, at: datetime) -> Seat:
    """Let only those say what they need who come, or would like to."""
    if training.state is TrainingState.CANCELLED or training.ends_at <= at:
        raise Refusal(OVER)
    if seat is None or seat.state is SeatState.GIVEN_UP:
        raise Refusal(NO_SEAT)
    return seat
