"""The calendar that people subscribe to: what is in it, whose it is, and when it ends."""

from datetime import datetime, timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream
from sqlalchemy import event as statements
from sqlalchemy import update
from sqlmodel import col

from bot.errors import Refusal
from bot.members.models import Member, Standing
from bot.programme import store as programmes
from bot.trainings.acts import changing, feeds, seats
from bot.trainings.calendars import feed
from bot.trainings.models import Feed
from tests import given
from tests.given import ANA, BEN, DANA, MONDAY, NOON
from tests.trainings import lines
from tests.trainings.seating import planned, sit

pytestmark = pytest.mark.both_databases
DAY = timedelta(days=1)


@pytest.fixture
def town(session):
    given.people(session)
    programmes.take(session).address = "https://herald.example.gov"
    return session


def mine(session, token: str, at: datetime = MONDAY) -> list[tuple[str | None, str | None]]:
    """Read what a subscribed calendar shows."""
    session.flush()
    written = feed(session, token, at)
    assert written is not None
    lines.read(written)
    events = IcsCalendarStream.calendar_from_ics(written.decode()).events
    return [(one.summary, one.status) for one in events]


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
