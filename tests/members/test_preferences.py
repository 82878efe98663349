"""What people wish: the form, quiet until a day, and what they want to hear no more."""

from datetime import UTC, datetime

import pytest

from bot import outbox
from bot.hours.store import may_reach
from bot.members import acts, store
from bot.members.rules.preferences import OVER, TOO_LONG, News, Wishes
from bot.policies.views.notes import please_read_note
from tests import given
from tests.given import ANA, MONDAY

DECEMBER = datetime(2026, 12, 1, tzinfo=given.TOWN)  # a Tuesday


def wished(session):
    """Read what Ana wishes."""
    kept = store.preference(session, ANA)
    return kept.digest, kept.reminders, kept.snoozed_until, kept.networks, kept.language


async def test_people_say_what_they_wish_in_one_form(slack):
    ana, db = slack.member("ana"), slack.herald.db
    await ana.command("/ambassador preferences", channel="general")

    await ana.submit(
        news=["reminders"], quiet_until="2026-12-01", networks=["x", "bluesky"], language="es"
    )

    assert ana.view["blocks"][0]["elements"][0]["elements"][0]["text"].startswith("Saved.")
    until = DECEMBER.astimezone(UTC)
    assert await db.read(wished) == (False, True, until, ["x", "bluesky"], "es")


@pytest.mark.parametrize(("day", "sentence"), [("2026-11-16", OVER), ("2028-01-01", TOO_LONG)])
async def test_quiet_ends_on_a_day_to_come_within_a_year(slack, day, sentence):
    ana = slack.member("ana")
    await ana.command("/ambassador preferences", channel="general")
    assert await ana.submit(quiet_until=day) == {"quiet_until": sentence}


async def test_quiet_stands_on_the_home_and_ends_with_one_press(slack):
    ana, db = slack.member("ana"), slack.herald.db
    wishes = Wishes(snoozed_until=DECEMBER.astimezone(UTC))
    await db.transact(acts.prefer, wishes, by=ANA, at=slack.clock.now())
    await ana.open_home()

    await ana.press("Wake up now")
    await ana.close()

    assert not ana.sees("Wake up now")
    assert (await db.read(wished))[2] is None


def test_news_waits_for_the_end_of_quiet_and_what_is_owed_does_not(session):
    given.people(session)
    acts.prefer(session, Wishes(snoozed_until=DECEMBER), by=ANA, at=MONDAY)
    assert may_reach(session, ANA, MONDAY, True) == DECEMBER.replace(hour=8)
    assert may_reach(session, ANA, MONDAY, False) == MONDAY


async def test_what_can_be_stopped_carries_the_way_to_stop_it(slack):
    ana, db = slack.member("ana"), slack.herald.db
    news = please_read_note(1)
    await db.transact(lambda session: outbox.tell(session, ANA, news, key="n", news=True))
    await slack.settle()

    await ana.press("Stop these")

    assert (await db.read(wished))[:2] == (True, False)


def test_stopping_twice_is_on_record_once(session):
    given.people(session)
    assert [acts.stop(session, News.DIGEST, by=ANA, at=MONDAY) for _ in range(2)] == [True, False]
