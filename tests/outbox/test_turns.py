"""Who goes first, what is taken back, and how a courier runs and stops."""

import asyncio

import pytest

from bot import outbox
from bot.clock import Clock
from bot.outbox.courier import Courier
from bot.slack.messages import Message
from tests.outbox.slack import Fault, LittleSlack

pytestmark = pytest.mark.both_databases


async def test_what_is_urgent_overtakes(db, courier, slack):
    await db.transact(outbox.say, "C0SHARE", Message("bulk"), bulk=True)
    await db.transact(outbox.say, "C0SHARE", Message("normal"))
    await db.transact(outbox.say, "C0SHARE", Message("urgent"), urgent=True)
    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["urgent", "normal", "bulk"]


async def test_what_is_taken_back_is_not_sent(db, courier, slack):
    await db.transact(outbox.say, "C0SHARE", Message("one"), key="k")
    await db.transact(outbox.withdraw, "k")
    await courier.run_dry()

    assert slack.texts("C0SHARE") == []


async def test_what_is_taken_back_while_in_doubt_is_not_sent_again(db, courier, slack):
    slack.faults.append(Fault("chat.postMessage", drop=True))
    await db.transact(outbox.say, "C0SHARE", Message("one"), key="k")
    await courier.turn()
    await courier.turn()
    await db.transact(outbox.withdraw, "k")
    await courier.run_dry()

    assert (slack.texts("C0SHARE"), await db.read(outbox.depth)) == ([], outbox.Depth(0, 0, []))


async def test_two_couriers_send_everything_once(db, courier, slack, clock, town):
    other = Courier(db, clock, slack, may_reach=town.may_reach, resolve=town.resolve, name="two")
    for n in range(10):
        for channel in ["C0ONE", "C0TWO"]:
            await db.transact(outbox.say, channel, Message(f"{n}"))

    await asyncio.gather(courier.run_dry(), other.run_dry())

    expected = [f"{n}" for n in range(10)]
    assert (slack.texts("C0ONE"), slack.texts("C0TWO")) == (expected, expected)


async def test_a_running_courier_is_woken_by_words_and_finishes_its_call(db, town):
    slack = LittleSlack(Clock())
    courier = Courier(db, Clock(), slack, may_reach=town.may_reach, resolve=town.resolve)
    running = asyncio.create_task(courier.run())
    await asyncio.sleep(0)
    await db.transact(outbox.tell, "U0ANA", Message("Hello"), because=outbox.Because.ANSWER)
    async with asyncio.timeout(5):
        while not slack.texts("DU0ANA"):
            await asyncio.sleep(0.01)
    await courier.stop()
    await running

    assert (slack.texts("DU0ANA"), await db.read(outbox.depth)) == (
        ["Hello"],
        outbox.Depth(0, 0, []),
    )
