"""Writing entries as iCalendar: a request, a cancellation, a subscription."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from bot.trainings.calendars.zones import Observance, observances
from bot.trainings.rules import calendar as texts

if TYPE_CHECKING:
    from icalendar import Calendar, Component, Event

PRODUCT = "-//Herald//Trainings//EN"
# The organiser of an entry can never change (RFC 5546, 2.1.1 and 3.2.2), hosts do; and a program
# in which somebody opens an entry that they organise themselves does not add it. So it is Herald,
# at an address that no letter can reach (RFC 2606, 2); answers are not asked for.
ORGANISER = "mailto:no-reply@herald.invalid"
NOBODY = "attendee@herald.invalid"  # for who has no address that Slack shows
BEFORE = timedelta(minutes=15)  # of the alarm
AGAIN = timedelta(hours=1)  # after which a program may look at a subscription again


class Method(StrEnum):
    """What a file asks of the program that opens it (RFC 5546, 1.4)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


class Attendee(NamedTuple):
    """Whose entry it is."""

    name: str
    email: str


class Entry(NamedTuple):
    """A training as it stands in a calendar; `uid` and `sequence` tell which, and how new."""

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    place: str
    link: str
    words: Sequence[str]
    is_cancelled: bool = False


def letter(
    method: Method, entry: Entry, attendee: Attendee, *, organiser: str, zone: ZoneInfo
) -> bytes:
    """Write the file that puts an entry into somebody's calendar, changes it, or takes it out."""
    calendar = _calendar(method, zone, [entry])
    event = _event(entry, zone, organiser)
    _add(event, "attendee", f"mailto:{_address(attendee)}", **_taking_part(attendee))
    if method is Method.REQUEST:
        event.add_component(_alarm(entry))
    calendar.add_component(event)
    return _written(calendar)


def subscription(
    entries: Sequence[Entry], *, title: str, organiser: str, zone: ZoneInfo, year: int
) -> bytes:
    """Write all entries of a person; even without one there is the zone to write (3.6)."""
    from icalendar import vText

    calendar = _calendar(Method.PUBLISH, zone, entries, year)
    calendar.add("name", vText(texts.line(title)))  # the library knows no type of these
    calendar.add("x-wr-calname", vText(texts.line(title)))
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        event = _event(entry, zone, organiser)
        if not entry.is_cancelled:
            event.add_component(_alarm(entry))
        calendar.add_component(event)
    return _written(calendar)


def _written(calendar: "Calendar") -> bytes:
    """Write lines of at most 75 octets that end in CRLF (3.1), in the order they were added."""
    lines: bytes = calendar.to_ical(sorted=False)
    return lines


def _calendar(method: Method, zone: ZoneInfo, entries: Sequence[Entry], *years: int) -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    covered = [*years, *(_local(entry.starts_at, zone).year for entry in entries)]
    covered += [_local(entry.ends_at, zone).year for entry in entries]
    calendar.add_component(_zone(zone, min(covered), max(covered)))
    return calendar


def _event(entry: Entry, zone: ZoneInfo, organiser: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp.astimezone(UTC))
    event.add("dtstart", _moment(entry.starts_at, zone))
    event.add("dtend", _moment(entry.ends_at, zone))
    event.add("summary", texts.line(entry.summary))
    event.add("description", texts.paragraph("\n\n".join(entry.words)))
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    _add(event, "organizer", ORGANISER, CN=texts.name(organiser))
    if entry.place:
        event.add("location", texts.line(entry.place))
    if texts.is_web(entry.link):
        event.add("url", entry.link)
    return event


def _alarm(entry: Entry) -> "Component":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -BEFORE)
    alarm.add("description", texts.line(entry.summary))
    return alarm


def _zone(zone: ZoneInfo, first: int, last: int) -> "Component":
    from icalendar import Timezone

    drawn = Timezone()
    drawn.add("tzid", zone.key)
    for observance in observances(zone, first, last):
        drawn.add_component(_observance(observance))
    return drawn


def _observance(one: Observance) -> "Component":
    from icalendar import TimezoneDaylight, TimezoneStandard

    drawn = TimezoneDaylight() if one.is_daylight else TimezoneStandard()
    drawn.add("dtstart", one.begins)
    drawn.add("tzoffsetfrom", one.before)
    drawn.add("tzoffsetto", one.after)
    drawn.add("tzname", one.name)
    if one.yearly:
        day = f"{one.yearly.nth}{one.yearly.weekday}"
        drawn.add("rrule", {"freq": "yearly", "bymonth": one.yearly.month, "byday": day})
    if one.also:
        drawn.add("rdate", [*one.also])
    return drawn


def _moment(moment: datetime, zone: ZoneInfo) -> datetime:
    """Write a moment in the zone; in the hour that comes twice, its second time is UTC's.

    A wall time that comes twice means its first time (RFC 5545, 3.3.5).
    """
    local = _local(moment, zone)
    return local if local.fold == 0 else moment.astimezone(UTC)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone)


def _address(attendee: Attendee) -> str:
    return attendee.email if texts.is_address(attendee.email) else NOBODY


def _taking_part(attendee: Attendee) -> dict[str, str]:
    """Say that somebody takes part: they took the seat, so they are not asked for an answer."""
    part = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED"}
    return {"CN": texts.name(attendee.name), **part, "RSVP": "FALSE"}


def _add(event: "Event", name: str, address: str, **parameters: Any) -> None:
    from icalendar import vCalAddress

    written = vCalAddress(address)
    written.params.update(parameters)
    event.add(name, written)
