"""A week of hours as people write it: "Mon-Thu 7:00-17:30; Fri off".

Entries stand apart by semicolons or lines. An entry is days, then hours or *off*; a shift that
ends on the next day says *overnight*. Times are 7, 7:00, 7.30, 5 pm, noon or midnight.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from itertools import groupby, pairwise
from typing import NamedTuple

from bot.hours.rules import Shift

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT = tuple(day[:3] for day in DAYS)
LEAST = 2  # letters that tell one day from another
MIDNIGHT = 24 * 60
OVERNIGHT = "overnight"

TIME = r"\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?(?![a-z]))?|noon|midnight"
SPAN = re.compile(rf"({TIME})\s*-\s*({TIME})\s*({OVERNIGHT})?$")
ENTRY = re.compile(r"([a-z][a-z\s,.&-]*?)\s*:?\s*(off|(?:\d|noon|midnight).*)$")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?")
EXAMPLE = "Mon-Thu 7:00-17:30; Fri off"
NOT_READ = "I can't read “{entry}”. Write it like this: " + EXAMPLE
NO_DAY = "I don't know the day “{day}”. Write it like this: " + EXAMPLE
NO_TIME = "“{clock}” is no time of day. Write it as 7:00, 17:30 or 5:30 pm."
BACKWARDS = (
    "{span} ends before it starts.{or_else} A shift that ends on the next day is written "
    "“{span} overnight”."
)
TOO_LONG = "{span} overnight is longer than a day. Leave out “overnight” if it ends the same day."
OFF_AND_ON = "{day} is off in one place and has hours in another. Please keep one of them."
OVERLAP = "The hours of {one} and {other} overlap. Please keep each hour once."
NO_HOURS = "That leaves no hours at all. If you are away for a time, use “I'm away”."


class Unreadable(ValueError):
    """A week that cannot be understood; says which part and how to write it."""


class Entry(NamedTuple):
    """Some days, and the spans of minutes worked on each; none: off."""

    days: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def parse(text: str) -> tuple[Shift, ...]:
    """Read a week; nothing written is a week without shifts, which stands for the programme's.

    Raises `Unreadable` with a sentence.
    """
    plain = _plainly(text)
    entries = [_entry(part) for part in re.split(r"[;\n]", plain) if part.strip()]
    shifts = tuple(sorted(_shifts(entries), key=place))
    if entries and not shifts:
        raise Unreadable(NO_HOURS)
    _refuse_off_and_on(entries)
    _refuse_overlap(shifts)
    return shifts


def write(shifts: Sequence[Shift]) -> str:
    """Write a week so that it reads back the same; days with the same hours stand together."""
    return "; ".join(f"{_days(days)} {_hours(shifts, days[0])}" for days in runs(shifts))


def runs(shifts: Sequence[Shift]) -> list[list[int]]:
    """Give the days that are worked, those in a row with the same hours together."""
    same = groupby(range(7), key=lambda day: _hours(shifts, day))
    return [[*days] for hours, days in same if hours]


def on_day(shifts: Sequence[Shift], weekday: int) -> list[Shift]:
    """Give the shifts that begin on a weekday, in order."""
    return sorted((shift for shift in shifts if shift.weekday == weekday), key=place)


def span(shift: Shift) -> str:
    """Write a shift's hours: 7:00-17:30, or 22:00-6:00 overnight."""
    words = f"{clock(shift.opens)}-{clock(shift.closes, ends=True)}"
    return f"{words} {OVERNIGHT}" if is_overnight(shift) else words


def clock(wall: time, *, ends: bool = False) -> str:
    """Write a time of day; the end of a day is 24:00."""
    return "24:00" if ends and wall == time() else f"{wall.hour}:{wall.minute:02}"


def is_overnight(shift: Shift) -> bool:
    """Say whether a shift goes on after midnight."""
    return shift.closes <= shift.opens and shift.closes != time()


def length(shift: Shift) -> timedelta:
    """Give how long a shift is on a day without a change of the clock."""
    days = timedelta(days=shift.closes <= shift.opens)
    return _since_midnight(shift.closes) - _since_midnight(shift.opens) + days


def place(shift: Shift) -> tuple[int, time]:
    """Sort shifts by the time of the week at which they begin."""
    return shift.weekday, shift.opens


def _hours(shifts: Sequence[Shift], day: int) -> str:
    return ", ".join(span(shift) for shift in on_day(shifts, day))


def _plainly(text: str) -> str:
    """Make all dashes one, and words small."""
    lower = re.sub(r"[‐-―−]", "-", text.casefold())
    lower = re.sub(r"\b(?:to|until|till|through)\b", "-", lower)
    return re.sub(rf"\(?\b(?:{OVERNIGHT}|next day|night(?: shift)?)\b\)?", OVERNIGHT, lower)


def _entry(text: str) -> Entry:
    found = ENTRY.match(text.strip().rstrip("."))
    if found is None:
        raise Unreadable(NOT_READ.format(entry=text.strip()))
    days, hours = found.groups()
    parts = re.split(r",|\band\b|&|\+", "" if hours == "off" else hours.rstrip(" ,"))
    spans = tuple(_span(part) for part in parts if part)
    return Entry(tuple(_weekdays(days)), spans)


def _weekdays(text: str) -> Iterator[int]:
    for part in re.split(r",|\band\b|&", text):
        first, *rest = (_weekday(name) for name in part.strip().split("-", 1))
        last = rest[0] if rest else first
        yield from ((first + n) % 7 for n in range((last - first) % 7 + 1))


def _weekday(name: str) -> int:
    known = name.strip().rstrip(".")
    matches = [n for n, day in enumerate(DAYS) if day.casefold().startswith(known)]
    if len(known) < LEAST or len(matches) != 1:
        raise Unreadable(NO_DAY.format(day=name.strip()))
    return matches[0]


def _span(text: str) -> tuple[int, int]:
    found = SPAN.match(text.strip())
    if found is None:
        raise Unreadable(NOT_READ.format(entry=text.strip()))
    opens, closes = _minutes(found[1]) % MIDNIGHT, _minutes(found[2]) or MIDNIGHT
    _refuse_span(opens, closes, overnight=bool(found[3]))
    return opens, closes + MIDNIGHT * (closes <= opens)


def _refuse_span(opens: int, closes: int, *, overnight: bool) -> None:
    words = f"{_written(opens)}-{_written(closes)}"
    if overnight and opens < closes < MIDNIGHT:
        raise Unreadable(TOO_LONG.format(span=words))
    if closes <= opens and not overnight:
        raise Unreadable(BACKWARDS.format(span=words, or_else=_or_else(opens, closes)))


def _or_else(opens: int, closes: int) -> str:
    """Offer the afternoon to who wrote 9-5."""
    noon = MIDNIGHT // 2
    later = closes + noon
    is_afternoon = closes < noon and opens < later
    return f" Did you mean {_written(opens)}-{_written(later)}?" if is_afternoon else ""


def _minutes(text: str) -> int:
    named = {"noon": MIDNIGHT // 2, "midnight": MIDNIGHT}
    if text in named:
        return named[text]
    found = CLOCK.match(text)
    hour, minute = int(found[1]) if found else MIDNIGHT, int(found[2] or 0) if found else 0
    half = found[3] if found else None
    if not _is_clock(hour, minute, half):
        raise Unreadable(NO_TIME.format(clock=text.strip()))
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute


def _is_clock(hour: int, minute: int, half: str | None) -> bool:
    most = 12 if half else 24
    return (
        (half is None or hour > 0)
        and hour <= most
        and minute < 60
        and hour * 60 + minute <= MIDNIGHT
    )


def _written(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _shifts(entries: Sequence[Entry]) -> Iterator[Shift]:
    for entry in entries:
        for day in entry.days:
            for opens, closes in entry.spans:
                yield Shift(day, _wall(opens), _wall(closes))


def _wall(minutes: int) -> time:
    return time(minutes % MIDNIGHT // 60, minutes % 60)


def _refuse_off_and_on(entries: Sequence[Entry]) -> None:
    off = {day for entry in entries if not entry.spans for day in entry.days}
    both = off & {day for entry in entries if entry.spans for day in entry.days}
    if both:
        raise Unreadable(OFF_AND_ON.format(day=DAYS[min(both)]))


def _refuse_overlap(shifts: Sequence[Shift]) -> None:
    """Look at each shift and the next, and at the last and the first of the next week."""
    spans = [(_begins(shift), _begins(shift) + length(shift), shift) for shift in shifts]
    if spans:
        begins, ends, first = spans[0]
        spans.append((begins + timedelta(days=7), ends + timedelta(days=7), first))
    for (_, ends, one), (begins, _, other) in pairwise(spans):
        if begins < ends:
            raise Unreadable(OVERLAP.format(one=_named(one), other=_named(other)))


def _begins(shift: Shift) -> timedelta:
    return timedelta(days=shift.weekday) + _since_midnight(shift.opens)


def _since_midnight(wall: time) -> timedelta:
    return timedelta(hours=wall.hour, minutes=wall.minute)


def _named(shift: Shift) -> str:
    return f"{SHORT[shift.weekday]} {span(shift)}"


def _days(days: Sequence[int]) -> str:
    first, last = SHORT[days[0]], SHORT[days[-1]]
    return first if first == last else f"{first}-{last}"
