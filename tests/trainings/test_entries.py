"""Calendar files, read back line by line and by a parser that is not the one that wrote them."""

from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as some
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.timezone import IcsTimezoneInfo

from bot.trainings.calendars.entries import Attendee, Entry, Method, letter, subscription
from tests.given import MONDAY, NOON, TOWN
from tests.stories.test_views import HOSTILE
from tests.trainings import lines

HOUR = timedelta(hours=1)
ANA = Attendee("Ana Ruiz", "ana@willowbend.example")
ZONES = {
    "America/New_York": (datetime(2027, 3, 14, 7), datetime(2027, 11, 7, 6)),
    "Europe/Berlin": (datetime(2027, 3, 28, 1), datetime(2027, 10, 31, 1)),
    "Australia/Sydney": (datetime(2027, 4, 3, 16), datetime(2027, 10, 2, 16)),
    "Etc/UTC": (datetime(2027, 3, 14, 7), datetime(2027, 11, 7, 6)),
    "Asia/Kolkata": (datetime(2027, 3, 14, 7), datetime(2027, 11, 7, 6)),
    "America/Phoenix": (datetime(2027, 3, 14, 9), datetime(2027, 11, 7, 8)),
    "Asia/Jerusalem": (datetime(2027, 3, 26, 0), datetime(2027, 10, 30, 23)),
    "Africa/Casablanca": (datetime(2027, 2, 7, 2), datetime(2027, 3, 14, 2)),
    "Australia/Lord_Howe": (datetime(2027, 4, 3, 15), datetime(2027, 10, 2, 15, 30)),
}
AROUND = [(key, turn.replace(tzinfo=UTC)) for key, turns in ZONES.items() for turn in turns]
around = pytest.mark.parametrize(("key", "turn"), AROUND, ids=[f"{k}-{t:%b}" for k, t in AROUND])


def entry(starts_at: datetime = NOON, **fields) -> Entry:
    usual: dict[str, Any] = {
        "uid": "0ee673f2-8160-4450-927b-f8fddce2a9f2",
        "sequence": 0,
        "stamp": MONDAY,
        "starts_at": starts_at,
        "ends_at": starts_at + HOUR,
        "summary": "Training: Why we share",
        "place": "Room 2",
        "link": "",
        "words": ["It counts as working time."],
    }
    return Entry(**usual | fields)


def written(one: Entry, method: Method = Method.REQUEST, zone: str = TOWN.key, **more) -> bytes:
    told: dict[str, Any] = {
        "organiser": "Town of Willow Bend (Herald)",
        "zone": ZoneInfo(zone),
    } | more
    return letter(method, one, told.pop("attendee", ANA), **told)


def parsed(contents: bytes) -> Calendar:
    """Read with the other library, and hold every line against the standard first."""
    lines.read(contents)
    return IcsCalendarStream.calendar_from_ics(contents.decode())


def test_an_invitation_is_what_a_calendar_program_wants():
    calendar = parsed(written(entry(link="https://meet.example/x")))
    (event,) = calendar.events
    assert (calendar.method, calendar.prodid) == ("REQUEST", "-//Herald//Trainings//EN")
    assert (event.uid, event.sequence) == ("0ee673f2-8160-4450-927b-f8fddce2a9f2", 0)
    assert (event.dtstart, event.dtend) == (NOON, NOON + HOUR)
    assert (event.summary, event.location) == ("Training: Why we share", "Room 2")
    assert (event.status, event.url) == ("CONFIRMED", "https://meet.example/x")
    assert (event.dtstamp, event.description) == (MONDAY, "It counts as working time.")
    assert event.organizer is not None
    assert str(event.organizer.uri) == "mailto:no-reply@herald.invalid"
    assert event.organizer.common_name == "Town of Willow Bend (Herald)"
    (attendee,) = event.attendees
    assert (str(attendee.uri), attendee.common_name) == (
        "mailto:ana@willowbend.example",
        "Ana Ruiz",
    )
    (alarm,) = event.alarm
    assert (alarm.action, alarm.trigger) == ("DISPLAY", timedelta(minutes=-15))


def test_a_cancellation_names_the_same_entry_and_rings_nowhere():
    one = entry(sequence=3, is_cancelled=True)
    (event,) = parsed(written(one, Method.CANCEL)).events
    assert (event.uid, event.sequence, event.status) == (one.uid, 3, "CANCELLED")
    assert event.organizer is not None
    assert (event.alarm, str(event.organizer.uri)) == ([], "mailto:no-reply@herald.invalid")


def test_nobody_is_asked_to_answer_for_a_seat_they_took():
    (event,) = lines.read(written(entry())).all("VEVENT")
    (line,) = [one for one in event.properties if one.name == "ATTENDEE"]
    assert (line.parameters["RSVP"], line.parameters["PARTSTAT"]) == ("FALSE", "ACCEPTED")


@pytest.mark.parametrize(
    "email", ["", "ana", "ana@", "a b@x.gov", "a@x.gov\r\nEVIL:1", "a@x.gov,b@x.gov", "é@x.gov"]
)
def test_who_shows_no_address_gets_the_same_file(email):
    contents = written(entry(), attendee=Attendee("Ana", email))
    (event,) = parsed(contents).events
    assert [str(one.uri) for one in event.attendees] == ["mailto:attendee@herald.invalid"]


@around
def test_the_zone_says_for_each_hour_around_a_clock_change_what_the_clock_says(key, turn):
    zone = ZoneInfo(key)
    (drawn,) = lines.read(written(entry(turn), zone=key)).all("VTIMEZONE")
    hours = [turn + quarter * HOUR / 4 for quarter in range(-400, 401)]
    clock = lines.clock(drawn)
    assert [clock(hour) for hour in hours] == [hour.astimezone(zone).utcoffset() for hour in hours]


@pytest.mark.parametrize(("key", "turn"), AROUND[:8])
def test_the_other_library_reads_the_same_from_the_zone(key, turn):
    zone = ZoneInfo(key)
    (drawn,) = parsed(written(entry(turn), zone=key)).timezones
    reader = IcsTimezoneInfo.from_timezone(drawn)
    walls = {
        (turn + hours * HOUR).astimezone(zone).replace(tzinfo=None, fold=0)
        for hours in range(-72, 73)
        if (turn + hours * HOUR).astimezone(zone).fold == 0
    }
    differ = [
        wall
        for wall in sorted(walls)
        if wall.replace(tzinfo=reader).utcoffset() != wall.replace(tzinfo=zone).utcoffset()
        and not _is_ambiguous(wall, zone)
    ]
    assert differ == []


def _is_ambiguous(wall: datetime, zone: ZoneInfo) -> bool:
    local = wall.replace(tzinfo=zone)
    return local.utcoffset() != local.replace(fold=1).utcoffset()


@around
def test_a_training_is_at_its_moment_in_each_hour_around_a_clock_change(key, turn):
    for hours in range(-30, 31):
        starts_at = turn + hours * HOUR
        (event,) = parsed(written(entry(starts_at), zone=key)).events
        (plain,) = lines.read(written(entry(starts_at), zone=key)).all("VEVENT")
        assert _moment(plain, "DTSTART", key) == starts_at
        assert _moment(plain, "DTEND", key) == starts_at + HOUR
        assert event.sequence == 0


def _moment(event: lines.Component, name: str, key: str) -> datetime:
    """Read a moment as the standard says: a wall time that comes twice is its first (3.3.5)."""
    (line,) = [one for one in event.properties if one.name == name]
    if line.value.endswith("Z"):
        return datetime.strptime(line.value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert line.parameters["TZID"] == key
    local = datetime.strptime(line.value, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(key))
    return local.astimezone(UTC)


@pytest.mark.parametrize(
    ("key", "rules"),
    [
        ("America/New_York", ["BYDAY=2SU;BYMONTH=3", "BYDAY=1SU;BYMONTH=11"]),
        ("Europe/Berlin", ["BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"]),
        ("Australia/Sydney", ["BYDAY=1SU;BYMONTH=10", "BYDAY=1SU;BYMONTH=4"]),
        ("Asia/Kolkata", []),
        ("Etc/UTC", []),
    ],
)
def test_a_zone_that_keeps_a_rule_is_written_with_it(key, rules):
    (zone,) = lines.read(written(entry(), zone=key)).all("VTIMEZONE")
    found = [line.value for inner in zone.inside for line in inner.properties if "RRULE" in line]
    assert sorted(found) == sorted(f"FREQ=YEARLY;{rule}" for rule in rules)


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_words_break_a_line(kind):
    text = HOSTILE[kind]
    one = entry(summary=text, place=text, link=text, words=[text, text])
    for contents in (
        written(one, attendee=Attendee(text, text), organiser=text),
        subscription([one], title=text, organiser=text, zone=TOWN, year=2026),
    ):
        (event,) = parsed(contents).events
        assert event.uid == one.uid


@settings(max_examples=60)
@any_of(
    summary=some.text(min_size=1, max_size=200),
    place=some.text(max_size=200),
    words=some.lists(some.text(max_size=400), max_size=3),
    name=some.text(max_size=80),
    link=some.text(max_size=80).map("https://meet.example/".__add__),
)
def test_any_words_come_back_as_they_can_be_seen(summary, place, words, name, link):
    one = entry(summary=summary, place=place, words=words, link=link)
    contents = written(one, attendee=Attendee(name, ANA.email), organiser=name)
    (event,) = lines.read(contents).all("VEVENT")
    assert lines.text(event.value("SUMMARY")) == " ".join(_visible(summary).split())
    assert lines.text(event.value("DESCRIPTION")).split() == _visible("\n\n".join(words)).split()
    (read,) = IcsCalendarStream.calendar_from_ics(contents.decode()).events
    assert (read.uid, read.dtstart) == (one.uid, NOON)


def _visible(words: str) -> str:
    """Leave out what no calendar may hold: controls, and characters cut in half."""
    breaks = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
    plain = words.encode("utf-8", "replace").decode().replace("\r\n", "\n")
    spaced = "".join("\n" if char in breaks else char for char in plain)
    return "".join(char for char in spaced if char == "\n" or not _is_control(char))


def _is_control(char: str) -> bool:
    return ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0


def test_a_title_of_two_hundred_faces_folds_between_characters():
    (event,) = lines.read(written(entry(summary="\N{GRINNING FACE}" * 200))).all("VEVENT")
    assert event.value("SUMMARY") == "\N{GRINNING FACE}" * 200


def test_a_subscription_holds_all_trainings_and_names_nobody():
    ones = [entry(), entry(NOON + timedelta(days=120), uid="b", is_cancelled=True)]
    contents = subscription(ones, title="Trainings", organiser="Town", zone=TOWN, year=2026)
    calendar = parsed(contents)
    assert [event.status for event in calendar.events] == ["CONFIRMED", "CANCELLED"]
    assert [len(event.alarm) for event in calendar.events] == [1, 0]
    assert list(chain.from_iterable(event.attendees for event in calendar.events)) == []
    assert (calendar.method, calendar.name) == ("PUBLISH", ["Trainings"])
    assert calendar.refresh_interval == HOUR


def test_a_subscription_without_trainings_is_a_calendar_all_the_same():
    calendar = parsed(subscription([], title="T", organiser="Town", zone=TOWN, year=2026))
    assert (calendar.events, len(calendar.timezones)) == ([], 1)
