"""Who is asked to read the policy and when, what paper may say, and which figures are told."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from bot.errors import FormRefusal, Refusal
from bot.policies.models import Acknowledgement, Version

FEWEST = 5  # no figure about fewer people than that
ASKED = (timedelta(0), timedelta(days=7))  # after which somebody is asked: at once, and once more
WINDOW = timedelta(days=7)  # in which each asking happens; who is away longer reads it on the Home

NEWER = "There is a newer version of this text. Please open it again."
NOT_ASKED = "This text is for reading only; nobody has to confirm it."
FUTURE = "This day has not come yet."
TWICE = "{name} has confirmed this version already, on {day:%d %B %Y}."


class Figures(NamedTuple):
    """How many of those who joined have read the version that holds."""

    have_read: int
    joined: int


def is_shown(figures: Figures) -> bool:
    """Say whether figures may be told: neither those who have nor those who have not are few."""
    left = figures.joined - figures.have_read
    return figures.have_read >= FEWEST and (left == 0 or left >= FEWEST)


def acknowledge(
    version: Version, sha: str, *, member_id: str, name: str, at: datetime
) -> Acknowledgement:
    """Write down that somebody has read a version, with the hash of the text they saw."""
    return Acknowledgement(
        member_id=member_id,
        number=version.number,
        version_id=version.id,
        name=name,
        at=at,
        hash=sha,
    )


def require_current(version: Version | None, seen: UUID, known: Version | None) -> Version:
    """Refuse a version that no longer asks to be read; a mended text counts as the same."""
    if version is None or known is None or known.id != seen or known.number != version.number:
        raise Refusal(NEWER)
    return known


def require_day(signed_on: date, *, today: date) -> None:
    """Refuse a sheet from the future; an old one may be older than Herald."""
    if signed_on > today:
        raise FormRefusal({"signed_on": FUTURE})


def refuse_twice(known: Acknowledgement | None) -> None:
    """Refuse a sheet for somebody who has confirmed this version."""
    if known is not None:
        day = known.signed_on or known.at.date()
        raise FormRefusal({"person": TWICE.format(name=known.name, day=day)})
