"""Reads iCalendar line by line and refuses what RFC 5545 does not allow; knows no library."""

import calendar
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

LINE = re.compile(
    r"([A-Z0-9-]+)"  # a name, then parameters, then a value (3.1)
    r"((?:;[A-Z0-9-]+=(?:\"[^\"\x00-\x1f\x7f]*\"|[^\",;:\x00-\x1f\x7f]*))*)"
    r":([^\x00-\x08\x0a-\x1f\x7f]*)"
)
PARAMETER = re.compile(r";([A-Z0-9-]+)=(\"[^\"]*\"|[^\";:,]*)")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "TZNAME"}
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")  # 3.3.11
MOMENT = re.compile(r"\d{8}T\d{6}Z?")
NEEDED: Mapping[str, set[str]] = {
    "VCALENDAR": {"PRODID", "VERSION"},  # 3.6
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "ORGANIZER", "STATUS"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
YEARLY = re.compile(r"FREQ=YEARLY;BYDAY=(-?\d)([A-Z]{2});BYMONTH=(\d+)")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = 2040  # the year up to which rules are expanded
LONGEST = 75  # octets of a line without its end


class Property(NamedTuple):
    """A line in its component."""

    name: str
    parameters: Mapping[str, str]
    value: str


class Component(NamedTuple):
    """A component with its own lines, and those inside it."""

    name: str
    properties: list[Property]
    inside: list["Component"]

    def value(self, name: str) -> str:
        (found,) = [one.value for one in self.properties if one.name == name]
        return found

    def all(self, name: str) -> Sequence["Component"]:
        return [one for one in self.inside if one.name == name]


def read(contents: bytes) -> Component:
    """Read a file, and fail with the first line that is wrong."""
    root = Component("", [], [])
    open_ones = [root]
    for line in unfolded(contents):
        found = LINE.fullmatch(line)
        assert found is not None, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            open_ones.append(Component(value, [], []))
        elif name == "END":
            done = open_ones.pop()
            assert done.name == value
            _check(done)
            open_ones[-1].inside.append(done)
        else:
            one = Property(name, dict(PARAMETER.findall(parameters)), value)
            assert name not in TEXTS or TEXT.fullmatch(value), line
            open_ones[-1].properties.append(one)
    assert open_ones == [root]
    (whole,) = root.inside
    assert whole.inside, "a calendar has at least one component (3.6)"
    return whole


def unfolded(contents: bytes) -> list[str]:
    """Take the folds out (3.1); each line ends in CRLF and is no longer than it may be."""
    assert contents.endswith(b"\r\n")
    physical = contents[:-2].split(b"\r\n")
    for line in physical:
        assert len(line) <= LONGEST, line
        assert b"\r" not in line, line
        assert b"\n" not in line, line
        line.decode()  # no character is cut in two
    return b"\r\n".join(physical).replace(b"\r\n ", b"").decode().split("\r\n")


def text(value: str) -> str:
    """Read a text value."""
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


def clock(zone: Component) -> Callable[[datetime], timedelta]:
    """Read a zone as the standard says (3.6.5): the latest onset before a moment holds.

    An onset is on the wall, by the offset that held before it.
    """
    onsets = sorted(onset for one in zone.inside for onset in _onsets(one))

    def offset(moment: datetime) -> timedelta:
        plain = moment.astimezone(UTC).replace(tzinfo=None)
        return [after for begins, after in onsets if begins <= plain][-1]

    return offset


def _onsets(one: Component) -> Iterator[tuple[datetime, timedelta]]:
    before, after = (_offset(one.value(name)) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    first = datetime.fromisoformat(one.value("DTSTART"))
    walls = {first}
    for line in one.properties:
        if line.name == "RDATE":
            walls |= {datetime.fromisoformat(wall) for wall in line.value.split(",")}
        if line.name == "RRULE":
            walls |= {*_yearly(line.value, first)}
    return ((wall - before, after) for wall in walls)


def _yearly(rule: str, first: datetime) -> Iterator[datetime]:
    """Expand a rule such as FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3, the only kind there is here."""
    found = YEARLY.fullmatch(rule)
    assert found is not None, rule
    nth, weekday, month = int(found[1]), WEEKDAYS.index(found[2]), int(found[3])
    for year in range(first.year, LAST):
        month_days = calendar.Calendar().itermonthdates(year, month)
        days = [day for day in month_days if day.month == month and day.weekday() == weekday]
        chosen = days[nth - 1 if nth > 0 else nth]
        yield datetime.combine(chosen, first.time())


def _offset(written: str) -> timedelta:
    sign = -1 if written[0] == "-" else 1
    return sign * timedelta(hours=int(written[1:3]), minutes=int(written[3:5]))


def _check(one: Component) -> None:
    names = Counter(line.name for line in one.properties)
    assert NEEDED[one.name] <= names.keys(), (one.name, names)
    assert {names[name] for name in NEEDED[one.name]} == {1}, names
    for line in one.properties:
        if line.name in ("DTSTART", "DTEND", "DTSTAMP"):
            assert MOMENT.fullmatch(line.value), line
    assert one.name != "VTIMEZONE" or {inner.name for inner in one.inside} & {"STANDARD"}
