"""What people wish: which news they get, until when they want quiet, where and how they share."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.errors import FormRefusal
from bot.members.models import Preference

LONGEST = timedelta(days=366)  # of quiet; for longer, leaving is the honest way
OVER = "Please choose a day that is still to come."
TOO_LONG = "A year of quiet at most. To hear nothing more at all, you can leave with one tap."


class News(StrEnum):
    """What Herald brings of its own accord and people can stop."""

    DIGEST = "digest"
    REMINDERS = "reminders"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose in the form."""

    digest: bool = True
    reminders: bool = True
    snoozed_until: datetime | None = None
    networks: list[str] = field(default_factory=list)
    language: str = ""


def wish(preference: Preference, wishes: Wishes) -> dict[str, list[object]]:
    """Let a person's wishes hold, and say what is different now, by name."""
    changed = {}
    for name in Wishes.__slots__:
        before, now = getattr(preference, name), getattr(wishes, name)
        if before != now:
            changed[name] = [_told(before), _told(now)]
            setattr(preference, name, now)
    return changed


def stop(preference: Preference, news: News) -> bool:
    """Stop one kind of news, and say whether it was still wanted."""
    was: bool = getattr(preference, news)
    setattr(preference, news, False)
    return was


def wake_up(preference: Preference, at: datetime) -> bool:
    """End the quiet, and say whether there was any."""
    was = is_snoozed(preference, at)
    preference.snoozed_until = None
    return was


def is_snoozed(preference: Preference | None, at: datetime) -> bool:
    """Say whether somebody wants quiet at a moment."""
    until = preference.snoozed_until if preference else None
    return until is not None and until > at


def quiet_until(day: date | None, zone: ZoneInfo, at: datetime) -> datetime | None:
    """Give the moment at which a day to come begins in a zone; refuses days that are over.

    The zone is that of the Slack profile, in which Slack shows them the day again.
    """
    if day is None:
        return None
    morning = datetime.combine(day, time(), zone).astimezone(UTC)
    if morning <= at:
        raise FormRefusal({"quiet_until": OVER})
    if morning > at + LONGEST:
        raise FormRefusal({"quiet_until": TOO_LONG})
    return morning


def _told(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
