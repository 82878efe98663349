"""What is no longer true is not sent, not even as a part of a bundle that was frozen."""

from datetime import timedelta

import pytest

from bot import outbox
from bot.outbox.models import State
from tests.outbox.held import ANA, BUNDLE, DM, POST, on_duty, state_of, tell
from tests.outbox.slack import Fault

pytestmark = pytest.mark.both_databases


async def test_what_is_stale_by_duty_is_not_in_the_bundle(db, courier, slack, clock, off_duty):
    await tell(db, "one")
    await tell(db, "two", until=off_duty)
    await tell(db, "three", until=off_duty + timedelta(seconds=1))
    await courier.run_dry()
    await on_duty(courier, clock, off_duty)

    assert slack.texts(DM) == [f"{BUNDLE.format(2)}\none\nthree"]
    assert await db.read(state_of("two")) == [State.WITHDRAWN]


async def test_a_message_that_is_stale_alone_is_not_sent(db, courier, slack, clock):
    await tell(db, "one", until=clock.now())
    await tell(db, "two", because=outbox.Because.ANSWER, until=clock.now() + timedelta(hours=1))
    await courier.run_dry()

    assert slack.texts(DM) == ["two"]


async def frozen(db, courier, slack, clock, moment):
    """Let a bundle of three be frozen and in doubt, though Slack never had it."""
    await courier.run_dry()
    clock.stand_at(moment)
    slack.faults.append(Fault(POST, drop=True))
    await courier.turn()
    await courier.turn()


async def test_what_turns_stale_leaves_a_frozen_bundle(db, courier, slack, clock, off_duty):
    for words, until in [("one", 60), ("two", 60 * 60), ("three", 60 * 60)]:
        await tell(db, words, until=off_duty + timedelta(seconds=until))
    await frozen(db, courier, slack, clock, off_duty)
    await on_duty(courier, clock, off_duty + timedelta(minutes=2))

    assert slack.texts(DM) == [f"{BUNDLE.format(2)}\ntwo\nthree"]


async def test_what_is_taken_back_leaves_a_frozen_bundle(db, courier, slack, clock, off_duty):
    for words in ["one", "two"]:
        await tell(db, words, key=words)
    await frozen(db, courier, slack, clock, off_duty)
    await db.transact(outbox.withdraw, "one")
    await courier.run_dry()

    assert slack.texts(DM) == ["two"]


async def test_a_stale_part_of_a_bundle_that_arrived_counts_as_sent(
    db, courier, slack, clock, off_duty
):
    await tell(db, "one", until=off_duty + timedelta(minutes=1))
    await tell(db, "two")
    await courier.run_dry()
    clock.stand_at(off_duty)
    slack.faults.append(Fault(POST, drop=True, after=True))
    await courier.turn()
    await courier.turn()
    await on_duty(courier, clock, off_duty + timedelta(hours=1))

    assert slack.texts(DM) == [f"{BUNDLE.format(2)}\none\ntwo"]
    assert await db.read(state_of("one")) == [State.SENT]


async def test_who_snoozes_while_a_bundle_is_in_doubt_gets_its_parts_at_two_times(
    db, courier, slack, clock, town, off_duty
):
    for words, news in [("one", True), ("two", False)]:
        await tell(db, words, news=news)
    await frozen(db, courier, slack, clock, off_duty)
    town.snoozed[ANA] = off_duty + timedelta(hours=1)
    await courier.run_dry()
    before = slack.texts(DM)
    await on_duty(courier, clock, off_duty + timedelta(hours=1))

    ids = [arguments["client_msg_id"] for _, name, arguments in slack.calls if name == POST]
    assert (before, slack.texts(DM)) == (["two"], ["two", "one"])
    assert len(set(ids[1:])) == 2  # else Slack would take the second for the first
