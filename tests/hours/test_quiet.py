"""Slack's do-not-disturb: heard when it changes, asked for when something is held."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot import outbox
from bot.hours import acts, dnd
from bot.hours.dnd import NONE, Stretch
from bot.hours.jobs import read_quiet
from bot.hours.models import Quiet
from bot.hours.store import quiet
from bot.journal.models import Line
from bot.slack.messages import Message
from tests import given
from tests.given import ANA, BEN, MONDAY

EVENING = MONDAY.replace(hour=19)
TUESDAY = MONDAY + timedelta(days=1)
UNTIL_NINE = Stretch(EVENING.replace(hour=22), TUESDAY.replace(hour=9))


def stretches(session):
    return {q.member_id: (q.begins_at, q.ends_at) for q in session.scalars(select(Quiet))}


def test_a_status_is_read_as_slack_gives_it():
    told = {"dnd_enabled": True, "next_dnd_start_ts": 1450416600, "next_dnd_end_ts": 1450452600}
    begins = datetime(2015, 12, 18, 5, 30, tzinfo=UTC)
    assert dnd.read(told) == Stretch(begins, begins + timedelta(hours=10))
    assert dnd.read(told | {"dnd_enabled": False}) == NONE
    assert dnd.read({}) == NONE


@pytest.mark.both_databases
def test_quiet_is_kept_and_the_journal_does_not_say_whose(session):
    given.people(session)
    acts.hear_quiet(session, {ANA: UNTIL_NINE, BEN: NONE}, at=MONDAY)
    acts.hear_quiet(session, {ANA: NONE}, at=EVENING)
    session.flush()
    assert stretches(session) == {ANA: NONE, BEN: NONE}
    notes = session.scalars(select(Line).order_by(col(Line.seq)))
    assert [(line.act, line.thing, line.changed) for line in notes] == [
        ("quiet heard", "members", {"people": 2}),
        ("quiet heard", "members", {"people": 1}),
    ]


def held_for(session, *people):
    for member_id in people:
        outbox.tell(session, member_id, Message("Hello"), due=TUESDAY)
    session.flush()


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("stretch", "read_at", "asked"),
    [
        (NONE, EVENING - timedelta(hours=5), []),
        (NONE, EVENING - timedelta(hours=7), [ANA]),
        (UNTIL_NINE, EVENING - timedelta(hours=5), []),
        (Stretch(MONDAY, EVENING - timedelta(hours=1)), EVENING - timedelta(hours=5), [ANA]),
    ],
    ids=["known", "long ago", "not over", "over since"],
)
def test_slack_is_asked_again_only_about_what_is_no_longer_known(session, stretch, read_at, asked):
    given.people(session)
    held_for(session, ANA)
    session.add(Quiet(member_id=ANA, **stretch._asdict(), read_at=read_at))
    session.flush()
    assert quiet.to_ask(session, EVENING, 500) == asked


@pytest.mark.both_databases
def test_slack_is_asked_only_about_people_for_whom_something_is_held(session):
    given.people(session)
    held_for(session, BEN, ANA, "U0NOBODY")
    outbox.tell(session, given.DANA, Message("Hello"))
    assert quiet.to_ask(session, EVENING, 500) == [ANA, BEN]
    assert quiet.to_ask(session, EVENING, 1) == [ANA]


def arrived(slack, person):
    """Count the messages that bring what can wait."""
    return sum("It can wait." in text for text in slack.said_to(person))


async def test_what_is_held_waits_for_the_end_of_do_not_disturb(slack):
    ana = slack.member("ana")
    await slack.sandbox.alter(ana, quiet={"from": "22:00", "until": "09:00"})
    await slack.wind(EVENING)
    await slack.herald.db.transact(outbox.tell, "U0ANA", Message("It can wait."))
    await slack.wind(TUESDAY.replace(hour=8, minute=30))
    assert arrived(slack, ana) == 0
    await slack.wind(TUESDAY.replace(hour=9))
    assert arrived(slack, ana) == 1


async def test_a_snooze_in_slack_is_heard_and_its_end_lets_words_out(slack):
    ana = slack.member("ana")
    slack.sandbox.hands.snooze("U0ANA", 60)
    await slack.settle()
    await slack.herald.db.transact(outbox.tell, "U0ANA", Message("It can wait."))
    await slack.settle()
    assert arrived(slack, ana) == 0
    await slack.wind(hours=1)
    assert arrived(slack, ana) == 1


async def test_a_hundred_and_twenty_people_are_asked_about_in_three_calls_and_once(slack):
    many = [f"U0P{n:03}" for n in range(120)]

    def arrange(session):
        session.add_all([given.member(who) for who in many])
        session.flush()
        held_for(session, *many)

    def heard(session):
        wanted = select(Line).where(col(Line.act) == "quiet heard")
        return [line.changed["people"] for line in session.scalars(wanted.order_by(col(Line.seq)))]

    herald = slack.herald
    await herald.db.transact(arrange)
    for _ in range(2):
        await read_quiet(herald.db, slack.clock, herald.app.client)
    assert await herald.db.read(heard) == [50, 50, 20]
