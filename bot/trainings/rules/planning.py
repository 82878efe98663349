"""What a date may be: its time, its place, and how many it is for."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.errors import FormRefusal
from bot.hours import week
from bot.hours.rules import moment
from bot.policies.rules.texts import tidy
from bot.trainings.models import Training, TrainingKind

NOON = time(12)
USUAL = 20  # seats, unless told otherwise
MOST_SEATS = 1000  # more than any town hall holds
MOST_HOSTS = 10
LONGEST_PLACE = 100  # characters: a building and a room
LONGEST_LINK = 500
UNSEEN = "CZ"  # controls, joiners and blanks, by the first letter of their category
MARK = 12  # characters that tell some dates from others
AHEAD = timedelta(days=731)  # two years; further ahead the year is a slip, most likely
SHORTEST, LONGEST = timedelta(minutes=10), timedelta(hours=8)

PAST = "This moment has passed. Nothing has changed."
FAR = "This is more than two years ahead. Please look at the year again."
BACKWARDS = "It has to end after it starts, on the same day."
SHORT = "A training takes at least 10 minutes."
LONG = "A training takes 8 hours at the most."
SKIPPED = "On {day} the clocks are put forward over {clock}. Please choose another time."
NO_LESSON = "Please say which lesson."
OPEN_LESSON = "An open session has no lesson. Please leave this empty."
NO_PLACE = "Please give a place, or a link."
LONG_PLACE = f"Please keep the place to {LONGEST_PLACE} characters."
NO_LINK = "Please give a web address that starts with https:// and has no blanks."
LONG_LINK = f"Please keep the link to {LONGEST_LINK} characters."
SEATS = f"Please give a number of seats from 1 to {MOST_SEATS}, or nothing."
HOSTS = f"A training has at most {MOST_HOSTS} hosts."
TWIN = "Exactly this training is planned already. Nothing was planned twice."


class Times(NamedTuple):
    """From when to when, in UTC."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Wish:
    """A date as somebody wishes it, on the clock of the programme's zone."""

    kind: TrainingKind
    lesson_id: UUID | None
    day: date
    starts: time
    ends: time
    place: str = ""
    link: str = ""
    capacity: int | None = None
    hosts: tuple[str, ...] = ()


def problems(wish: Wish, tz: ZoneInfo, at: datetime) -> dict[str, str]:
    """Say what is wrong with a new date, by field."""
    return {**_late(wish, tz, at), **of_any(wish, tz)}


def of_any(wish: Wish, tz: ZoneInfo) -> dict[str, str]:
    """Say what is wrong with a date, whenever it is."""
    return {**_clock(wish, tz), **_lasting(wish), **_around(wish)}


def times(wish: Wish, tz: ZoneInfo) -> Times:
    """Give the moments of a date; an hour that comes twice counts from its first time."""
    return Times(moment(wish.day, wish.starts, tz), moment(wish.day, wish.ends, tz))


def require(found: dict[str, str]) -> None:
    """Refuse a form in which something is wrong."""
    if found:
        raise FormRefusal(found)


def same(one: Training) -> tuple[object, ...]:
    """Give what makes two dates one and the same."""
    return (one.kind, one.lesson_id, Times(one.starts_at, one.ends_at), one.place, one.link)


def same_wish(wish: Wish, tz: ZoneInfo) -> tuple[object, ...]:
    """Give the same of a date that is only wished."""
    return (wish.kind, wish.lesson_id, times(wish, tz), wish.place, wish.link)


def mark(wishes: Iterable[Wish]) -> str:
    """Give a mark of some dates, which another day, hour or lesson makes another one."""
    told = [(one.day, one.starts, one.ends, str(one.lesson_id)) for one in wishes]
    return sha256(repr(told).encode()).hexdigest()[:MARK]


def one_line(text: str) -> str:
    """Write words in one line, without what hides in them; what nobody can see is nothing."""
    words = " ".join(tidy(text).split())
    return words if any(unicodedata.category(sign)[0] not in UNSEEN for sign in words) else ""


def _late(wish: Wish, tz: ZoneInfo, at: datetime) -> dict[str, str]:
    starts_at = times(wish, tz).starts_at
    if starts_at <= at:
        return {"day": PAST}
    return {"day": FAR} if starts_at - at > AHEAD else {}


def _clock(wish: Wish, tz: ZoneInfo) -> dict[str, str]:
    """Find the times that no clock shows on that day."""
    walls = {"starts": wish.starts, "ends": wish.ends}
    return {
        name: SKIPPED.format(day=f"{wish.day:%B} {wish.day.day}", clock=week.clock(wall))
        for name, wall in walls.items()
        if moment(wish.day, wall, tz).astimezone(tz).time().replace(second=0) != wall
    }


def _lasting(wish: Wish) -> dict[str, str]:
    length = datetime.combine(wish.day, wish.ends) - datetime.combine(wish.day, wish.starts)
    if length <= timedelta(0):
        return {"ends": BACKWARDS}
    if length < SHORTEST:
        return {"ends": SHORT}
    return {"ends": LONG} if length > LONGEST else {}


def _around(wish: Wish) -> dict[str, str]:
    found = {
        "lesson": _lesson(wish),
        "place": _place(wish),
        "link": _link(wish.link),
        "capacity": "" if _is_number_of_seats(wish.capacity) else SEATS,
        "hosts": HOSTS if len(wish.hosts) > MOST_HOSTS else "",
    }
    return {name: sentence for name, sentence in found.items() if sentence}


def _lesson(wish: Wish) -> str:
    if wish.kind is TrainingKind.OPEN:
        return OPEN_LESSON if wish.lesson_id else ""
    return "" if wish.lesson_id else NO_LESSON


def _place(wish: Wish) -> str:
    if not wish.place and not wish.link:
        return NO_PLACE
    return LONG_PLACE if len(wish.place) > LONGEST_PLACE else ""


def _link(link: str) -> str:
    if len(link) > LONGEST_LINK:
        return LONG_LINK
    return "" if not link or is_web_link(link) else NO_LINK


def is_web_link(text: str) -> bool:
    """Say whether this is one https address and nothing else."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    is_whole = text.isprintable() and not set(text) & set(' <>"\\|')
    return parts.scheme.lower() == "https" and bool(host) and "@" not in parts.netloc and is_whole


def _is_number_of_seats(capacity: int | None) -> bool:
    return capacity is None or 1 <= capacity <= MOST_SEATS


def names_of(wishes: Iterable[Wish]) -> set[str]:
    """List who is to host, over several dates."""
    return {host for wish in wishes for host in wish.hosts}
