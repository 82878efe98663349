"""The roster: what a host's form comes to, when a reason is due, and what an address looks like."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.errors import FormRefusal, Refusal
from bot.trainings.models import Attendance, Presence, Training, TrainingState
from bot.trainings.rules import codes
from bot.trainings.rules.presence import is_present

PAGE = 100  # names in one form; ten fields of ten boxes, which is what Slack takes
GROUP = 10
LONGEST_NAME = 200
LONGEST_EMAIL = 254  # RFC 5321, 4.5.3.1.3, without the brackets
EMAIL = re.compile(r"[^@\s,;<>\"|]+@[^@\s,;<>\"|]+\.[^@\s,;<>\".|]{2,}")
NEEDS_WHY = "Please say why: you change what was written down before, and the training is over."
TOO_EARLY = "Nobody can be put down yet; check-in has not begun. Nothing has changed."
NEEDS_ROSTER = (
    "They are down as not there, and the training is over. Please change that in the roster, where "
    "you can say why. Nothing has changed."
)
CANCELLED = "This training was cancelled, so nobody new can be put down. Nothing has changed."


class Rest(StrEnum):
    """What becomes of those about whom nothing is known and nothing was ticked."""

    LEAVE = "leave"
    THERE = "there"
    NOT_THERE = "not_there"


class Wish(NamedTuple):
    """What a host wants written down about somebody, and what they saw when they said so."""

    key: str
    seen: Presence | None
    wanted: Presence


def wishes(
    shown: Mapping[str, Presence | None],
    there: Collection[str],
    late: Collection[str],
    rest: Rest,
) -> list[Wish]:
    """Give what a host changed, of what the form showed; the rest is not theirs to write."""
    wanted = {
        key: _wanted(seen, is_ticked=key in there, is_late=key in late, rest=rest)
        for key, seen in shown.items()
    }
    return [
        Wish(key, shown[key], presence)
        for key, presence in wanted.items()
        if presence is not None and presence is not shown[key]
    ]


def needs_why(training: Training, known: Attendance | None, at: datetime) -> bool:
    """Say whether a change is a correction afterwards, which says why."""
    return known is not None and at >= training.ends_at


def require_markable(training: Training, known: Attendance | None, at: datetime) -> None:
    """Let hosts write from the opening of check-in on; what a cancelled training had stays."""
    if known is not None:
        return
    if training.state is TrainingState.CANCELLED:
        raise Refusal(CANCELLED)
    if at < codes.opens_at(training):
        raise Refusal(TOO_EARLY)


def require_why(training: Training, known: Attendance | None, why: str, at: datetime) -> None:
    """Ask for the reason of a correction."""
    if needs_why(training, known, at) and not why.strip():
        raise FormRefusal({"why": NEEDS_WHY})


def require_no_correction(training: Training, known: Attendance | None, at: datetime) -> None:
    """Send a host to the roster with a correction, where there is a place for its reason."""
    if known and not is_present(known.presence) and needs_why(training, known, at):
        raise Refusal(NEEDS_ROSTER)


def is_address(email: str) -> bool:
    """Say whether this can be somebody's e-mail address."""
    return len(email) <= LONGEST_EMAIL and EMAIL.fullmatch(email) is not None


def _wanted(
    seen: Presence | None, *, is_ticked: bool, is_late: bool, rest: Rest
) -> Presence | None:
    if is_late and (is_ticked or seen is not Presence.LATE):
        return Presence.LATE
    if is_ticked:
        return Presence.THERE
    if is_present(seen):
        return Presence.NOT_THERE
    return Presence(rest) if seen is None and rest is not Rest.LEAVE else None
