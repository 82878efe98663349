"""The subscribed calendar over HTTP: its address is the key, and nothing is sent twice."""

from datetime import timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream

from bot.trainings.models import Feed, Training
from tests import given
from tests.given import ANA, MONDAY

TOKEN = "ab" * 16


@pytest.fixture
async def mine(town, training) -> str:
    """Ana has a seat on Wednesday, and an address for her calendar."""

    def laid(session):
        session.add(given.seat(training))
        session.add(Feed(member_id=ANA, token=TOKEN, made_at=MONDAY))

    await town.herald.db.transact(laid)
    return f"/calendar/{TOKEN}.ics"


async def test_a_calendar_app_reads_the_trainings(visitors, mine):
    answer = await visitors.get(mine, accept="text/calendar")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    (entry,) = IcsCalendarStream.calendar_from_ics(answer.text).events
    assert entry.summary == "Training: Sharing well <3"


async def test_what_has_not_changed_is_not_sent_again(visitors, mine, town, training):
    tag = (await visitors.get(mine)).headers["ETag"]
    town.clock.stand_at(MONDAY + timedelta(minutes=1))
    again = await visitors.get(mine, **{"If-None-Match": tag})
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", tag)

    def move(session):
        one = session.get(Training, training.id)
        one.place, one.sequence = "Room 3", 1

    await town.herald.db.transact(move)
    changed = await visitors.get(mine, **{"If-None-Match": tag})
    assert changed.status == 200
    assert changed.headers["ETag"] != tag
    assert "Room 3" in changed.text


async def test_a_head_says_whether_it_changed(visitors, mine):
    whole, head = await visitors.get(mine), await visitors.get(mine, method="HEAD")
    assert (head.status, head.headers["ETag"], head.body) == (200, whole.headers["ETag"], b"")


@pytest.mark.parametrize("token", ["cd" * 16, "x", "%00" * 20, "a" * 500, "..%2F" * 5])
async def test_another_address_is_no_calendar(visitors, mine, token):
    answer = await visitors.get(f"/calendar/{token}.ics", accept="text/calendar")
    assert (answer.status, answer.headers["Content-Type"]) == (404, "text/plain; charset=utf-8")


async def test_an_ended_address_is_no_calendar(visitors, mine, town):
    def end(session):
        session.delete(session.get(Feed, ANA))

    await town.herald.db.transact(end)
    assert (await visitors.get(mine)).status == 404
