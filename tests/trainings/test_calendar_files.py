"""Calendar files and subscriptions, as the acts of people make and change them."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from sqlalchemy import update
from sqlmodel import col

from bot.errors import Refusal
from bot.members.models import Member, Standing
from bot.outbox.files import Maker
from bot.programme import store as programmes
from bot.trainings.acts import changing, seats
from bot.trainings.calendars import makers
from bot.trainings.models import Seat, Training
from bot.trainings.rules.planning import Wish
from bot.trainings.store import entries
from bot.trainings.store import seats as store
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY, NOON
from tests.trainings import lines
from tests.trainings.seating import letters, planned, sit

pytestmark = pytest.mark.both_databases
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def town(session):
    given.people(session)
    programmes.take(session).address = "https://herald.example.gov"
    return session


def seat(session, training: Training, who: str = ANA) -> Seat:
    found = store.find(session, training.id, who)
    assert found is not None
    return found


def drawn(session, maker: Maker, training: Training, who: str = ANA) -> Event | None:
    """Read the file that would be sent now; None if there would be none."""
    session.flush()
    file = maker(session, str(seat(session, training, who).id))
    if file is None:
        return None
    lines.read(file.contents)
    (event,) = IcsCalendarStream.calendar_from_ics(file.contents.decode()).events
    return event


def change(session, training: Training, at: datetime, **fields) -> None:
    """Let Dana change a training by her form."""
    local = training.starts_at.astimezone(programmes.get(session).tz)
    wish: dict[str, Any] = {
        "kind": training.kind,
        "lesson_id": training.lesson_id,
        "day": local.date(),
        "starts": time(12),
        "ends": time(13),
        "place": training.place,
        "capacity": training.capacity,
        "hosts": (DANA,),
    }
    seen = training.seen
    changing.change_training(session, training.id, Wish(**wish | fields), seen=seen, by=DANA, at=at)
    session.refresh(training)


def told(event: Event | None) -> tuple[str | None, int | None, object]:
    assert event is not None
    return event.uid, event.sequence, event.dtstart


def test_a_seat_brings_its_entry(town):
    training = planned(town)
    sit(town, training, ANA)
    (letter,) = [one for one in letters(town, ANA) if one.files]
    assert letter.files == [["trainings.invitation", str(seat(town, training).id)]]
    file = makers.invitation(town, str(seat(town, training).id))
    assert file is not None
    assert (file.name, file.title) == ("training-2026-11-18.ics", "Training: Why we share")
    assert told(drawn(town, makers.invitation, training)) == (str(training.id), 0, NOON)
    assert drawn(town, makers.cancellation, training) is None


def test_each_change_that_people_hear_of_is_the_same_entry_with_a_higher_sequence(town):
    training = planned(town)
    sit(town, training, ANA, BEN)
    stamps = []
    changes: list[dict[str, Any]] = [
        {"starts": time(11)},
        {"place": "Room 3"},
        {"link": "https://x.y/z"},
    ]
    for n, fields in enumerate(changes):
        change(town, training, MONDAY + n * MINUTE, **fields)
        event = drawn(town, makers.invitation, training)
        assert event is not None
        assert (event.uid, event.sequence) == (str(training.id), n + 1)
        stamps.append(event.dtstamp)
    assert stamps == sorted(stamps)
    change(town, training, MONDAY + 3 * MINUTE, place="Room 3", link="https://x.y/z", capacity=30)
    (uid, sequence, _), *others = {
        told(drawn(town, makers.invitation, training, who)) for who in (ANA, BEN)
    }
    assert (uid, sequence, others) == (str(training.id), 3, [])


def test_more_seats_change_nobodys_calendar(town):
    training = planned(town)
    sit(town, training, ANA)
    before = told(drawn(town, makers.invitation, training))
    change(town, training, MONDAY, capacity=30)
    assert told(drawn(town, makers.invitation, training)) == before


def test_a_training_moved_across_a_clock_change_keeps_its_hour_on_the_wall(town):
    training = planned(town, starts_at=NOON + timedelta(days=110))
    sit(town, training, ANA)
    change(town, training, MONDAY, day=(NOON + timedelta(days=119)).date())
    file = makers.invitation(town, str(seat(town, training).id))
    assert file is not None
    (event,) = lines.read(file.contents).all("VEVENT")
    assert event.value("DTSTART") == "20270317T120000"
    moved = NOON + timedelta(days=119)
    assert training.starts_at == moved.replace(hour=12)


def test_a_cancelled_training_is_taken_out_by_a_higher_sequence(town):
    training = planned(town)
    sit(town, training, ANA)
    changing.cancel_training(town, training.id, "Dana is ill.", seen=1, by=DANA, at=MONDAY)
    town.refresh(training)
    event = drawn(town, makers.cancellation, training)
    assert told(event) == (str(training.id), 1, NOON)
    assert event is not None
    assert event.status == "CANCELLED"
    assert drawn(town, makers.invitation, training) is None


def test_who_gave_up_gets_no_entry_and_one_to_take_it_out(town):
    training = planned(town)
    sit(town, training, ANA)
    seats.give_up(town, training.id, by=ANA, at=MONDAY + MINUTE)
    event = drawn(town, makers.cancellation, training)
    assert event is not None
    assert (event.uid, event.status) == (str(training.id), "CANCELLED")
    assert drawn(town, makers.invitation, training) is None
    sit(town, training, ANA, at=MONDAY + 2 * MINUTE)
    again = drawn(town, makers.invitation, training)
    assert again is not None
    assert again.dtstamp > event.dtstamp
    assert drawn(town, makers.cancellation, training) is None


def test_who_waits_gets_no_entry(town):
    training = planned(town, capacity=1)
    sit(town, training, ANA, BEN)
    assert drawn(town, makers.invitation, training, BEN) is None


def test_who_has_left_the_workspace_gets_no_entry(town):
    training = planned(town)
    sit(town, training, ANA)
    town.execute(update(Member).where(col(Member.slack_id) == ANA).values(standing=Standing.GONE))
    town.expire_all()
    assert drawn(town, makers.invitation, training) is None


def test_a_seat_that_is_gone_brings_nothing(town):
    lost = "00000000-0000-4000-8000-000000000000"
    assert (makers.invitation(town, lost), makers.cancellation(town, lost)) == (None, None)


def test_a_cancelled_training_is_nothing_to_ask_about(town):
    training = planned(town)
    assert entries.asked(town, training.id, by=CHRIS).lesson is not None
    changing.cancel_training(town, training.id, "Dana is ill.", seen=1, by=DANA, at=MONDAY)
    with pytest.raises(Refusal):
        entries.asked(town, training.id, by=CHRIS)
