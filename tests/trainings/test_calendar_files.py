"""Calendar files and subscriptions, as the acts of people make and change them."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from sqlalchemy import event as statements
from sqlalchemy import update
from sqlmodel import col

from bot.errors import Refusal
from bot.members.models import Member, Standing
from bot.outbox.files import Maker
from bot.programme import store as programmes
from bot.trainings.acts import changing, feeds, seats
from bot.trainings.calendars import feed, makers
from bot.trainings.models import Feed, Seat, Training
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


def mine(session, token: str, at: datetime = MONDAY) -> list[tuple[str | None, str | None]]:
    """Read what a subscribed calendar shows."""
    session.flush()
    written = feed(session, token, at)
    assert written is not None
    lines.read(written)
    events = IcsCalendarStream.calendar_from_ics(written.decode()).events
    return [(one.summary, one.status) for one in events]


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


def test_a_subscription_shows_all_i_have_a_seat_in_and_nothing_else(town):
    one, other, third = (planned(town, starts_at=NOON + n * DAY) for n in range(3))
    sit(town, one, ANA, BEN)
    sit(town, other, BEN)
    sit(town, third, ANA)
    token = feeds.subscribe(town, by=ANA, at=MONDAY).token
    assert mine(town, token) == [("Training: Why we share", "CONFIRMED")] * 2
    seats.give_up(town, one.id, by=ANA, at=MONDAY)
    assert len(mine(town, token)) == 1
    assert feed(town, token, MONDAY) == feed(town, token, MONDAY)
    assert b"Ruiz" not in (feed(town, token, MONDAY) or b"")


def test_what_was_cancelled_is_shown_so_for_a_month_and_what_is_over_for_a_year(town):
    one, other = planned(town), planned(town, starts_at=NOON + DAY)
    sit(town, one, ANA)
    sit(town, other, ANA)
    changing.cancel_training(town, one.id, "Dana is ill.", seen=1, by=DANA, at=MONDAY)
    token = feeds.subscribe(town, by=ANA, at=MONDAY).token
    shown = [
        [status for _, status in mine(town, token, NOON + n * DAY)] for n in (0, 29, 31, 360, 370)
    ]
    assert shown == [["CANCELLED", "CONFIRMED"]] * 2 + [["CONFIRMED"]] * 2 + [[]]


def test_a_new_address_ends_the_old_one(town):
    old = feeds.subscribe(town, by=ANA, at=MONDAY).token
    assert feeds.subscribe(town, by=ANA, at=MONDAY).token == old
    new = feeds.renew(town, by=ANA, at=MONDAY).token
    assert (feed(town, old, MONDAY), mine(town, new)) == (None, [])
    feeds.end(town, by=ANA, at=MONDAY)
    assert feed(town, new, MONDAY) is None


def test_an_address_cannot_be_guessed(town):
    tokens = {feeds.renew(town, by=who, at=MONDAY).token for who in (ANA, BEN) for _ in range(20)}
    assert {len(token) for token in tokens} == {32}
    assert len(tokens) == 40


@pytest.mark.parametrize("standing", [Standing.GONE, Standing.GUEST, Standing.STRANGER])
def test_the_calendar_of_who_is_no_member_any_more_ends(town, standing):
    token = feeds.subscribe(town, by=ANA, at=MONDAY).token
    town.execute(update(Member).where(col(Member.slack_id) == ANA).values(standing=standing))
    town.expire_all()
    assert feed(town, token, MONDAY) is None


def test_who_leaves_the_programme_leaves_no_address(town):
    token = feeds.subscribe(town, by=ANA, at=MONDAY).token
    feeds.end_of(town, ANA, MONDAY)
    assert (feed(town, token, MONDAY), town.get(Feed, ANA)) == (None, None)


def test_without_a_web_address_nothing_can_be_subscribed_to(town):
    programmes.take(town).address = ""
    for act in (feeds.subscribe, feeds.renew):
        with pytest.raises(Refusal) as refused:
            act(town, by=ANA, at=MONDAY)
        assert refused.value.sentence == feeds.NO_ADDRESS
    assert town.get(Feed, ANA) is None


def test_a_cancelled_training_is_nothing_to_ask_about(town):
    training = planned(town)
    assert entries.asked(town, training.id, by=CHRIS).lesson is not None
    changing.cancel_training(town, training.id, "Dana is ill.", seen=1, by=DANA, at=MONDAY)
    with pytest.raises(Refusal):
        entries.asked(town, training.id, by=CHRIS)


def test_a_subscription_asks_as_much_for_a_hundred_trainings_as_for_one(town):
    token = feeds.subscribe(town, by=ANA, at=MONDAY).token
    asked = []
    for count in (1, 100):
        for n in range(count):
            training = planned(town, starts_at=NOON + n * timedelta(hours=2))
            town.add(given.seat(training))
        town.flush()
        town.expire_all()
        asked.append(_statements(town, token))
    assert asked[0] == asked[1]


def _statements(session, token: str) -> int:
    counted: list[str] = []
    engine = session.get_bind()

    def note(_connection, _cursor, statement, *_):
        counted.append(statement)

    statements.listen(engine, "before_cursor_execute", note)
    feed(session, token, MONDAY)
    statements.remove(engine, "before_cursor_execute", note)
    return len(counted)
