"""Messages that can wait come on duty, as one; four kinds do not wait."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import outbox
from bot.outbox import bundles
from bot.outbox.models import Delivery
from bot.slack.messages import Message
from tests.outbox.slack import Fault

pytestmark = pytest.mark.both_databases

ANA, DM = "U0ANA", "DU0ANA"


async def tell(db, words, **how):
    await db.transact(outbox.tell, ANA, Message(words), **how)


async def test_what_can_wait_arrives_on_duty_as_one_message(db, courier, slack, clock, off_duty):
    for words in ["one", "two", "three"]:
        await tell(db, words)
    await courier.run_dry()
    before = slack.texts(DM)
    clock.stand_at(off_duty)
    await courier.run_dry()

    [message] = slack.messages(DM)
    shown = [b["text"]["text"] for b in message["blocks"] if b["type"] == "section"]
    line = "This came while you were off duty: 3 messages."
    assert (before, message["text"]) == ([], f"{line}\none\ntwo\nthree")
    assert shown == [f"*{line}*", "one", "two", "three"]


async def test_a_single_message_that_waited_comes_as_it_is(db, courier, slack, clock, off_duty):
    await tell(db, "one")
    await courier.run_dry()
    clock.stand_at(off_duty)
    await courier.run_dry()

    assert slack.texts(DM) == ["one"]


@pytest.mark.parametrize("because", list(outbox.Because))
async def test_four_kinds_do_not_wait(db, courier, slack, off_duty, because):
    await tell(db, "now", because=because)
    await courier.run_dry()

    assert slack.texts(DM) == ["now"]


async def test_what_is_said_on_duty_comes_one_by_one(db, courier, slack):
    await tell(db, "one")
    await tell(db, "two")
    await courier.run_dry()

    assert slack.texts(DM) == ["one", "two"]


async def test_a_message_is_not_sent_before_it_is_due(db, courier, slack, clock):
    await tell(db, "later", due=clock.now() + timedelta(hours=1))
    await courier.run_dry()
    before = slack.texts(DM)
    clock.stand_at(clock.now() + timedelta(hours=1))
    await courier.run_dry()

    assert (before, slack.texts(DM)) == ([], ["later"])


async def test_changed_hours_are_asked_again(db, courier, slack, town, off_duty):
    await tell(db, "one")
    await courier.run_dry()
    del town.off_duty[ANA]
    await courier.run_dry()
    before = slack.texts(DM)
    await db.transact(outbox.reconsider, ANA)
    await courier.run_dry()

    assert (before, slack.texts(DM)) == ([], ["one"])


async def test_more_than_one_bundle_holds_comes_as_the_next(db, courier, slack, clock, off_duty):
    for n in range(5):
        await tell(db, f"{n} " + "x" * 1200)
    await courier.run_dry()
    clock.stand_at(off_duty)
    await courier.run_dry()

    starts = [[line[0] for line in text.split("\n")] for text in slack.texts(DM)]
    assert starts == [["T", "0", "1"], ["T", "2", "3"], ["4"]]


async def test_a_bundle_in_doubt_that_arrived_is_not_sent_again(
    db, courier, slack, clock, off_duty
):
    await tell(db, "one")
    await tell(db, "two")
    await courier.run_dry()
    clock.stand_at(off_duty)
    slack.faults.append(Fault("chat.postMessage", drop=True, after=True))
    await courier.run_dry()

    assert len(slack.texts(DM)) == 1


async def test_a_bundle_in_doubt_keeps_its_parts(db, courier, slack, clock, off_duty):
    await tell(db, "one")
    await tell(db, "two")
    await courier.run_dry()
    clock.stand_at(off_duty)
    slack.faults.append(Fault("chat.postMessage", drop=True))
    await courier.turn()
    await courier.turn()
    await tell(db, "three")
    await courier.run_dry()

    assert [text.split("\n")[1:] for text in slack.texts(DM)] == [["one", "two"], []]
    assert slack.texts(DM)[1] == "three"


async def test_a_bundle_that_was_not_sent_by_the_evening_waits_for_the_next_duty(
    db, courier, slack, clock, town, off_duty
):
    await tell(db, "one")
    await tell(db, "two")
    await courier.run_dry()
    clock.stand_at(off_duty)
    slack.faults.append(Fault("chat.postMessage", "ratelimited", status=429, retry_after=30))
    await courier.turn()
    await courier.turn()
    town.off_duty[ANA] = clock.now() + timedelta(hours=14)
    await courier.run_dry()

    assert slack.texts(DM) == []


async def test_a_message_that_is_taken_back_is_not_in_the_bundle(
    db, courier, slack, clock, off_duty
):
    await tell(db, "one")
    await tell(db, "two", key="two")
    await courier.run_dry()
    await db.transact(outbox.withdraw, "two")
    clock.stand_at(off_duty)
    await courier.run_dry()

    assert slack.texts(DM) == ["one"]


async def test_a_part_of_a_thread_comes_in_its_thread(db, courier, slack, clock, off_duty):
    await db.transact(outbox.show, "flag", to=ANA, message=Message("Your flag"))
    await tell(db, "one")
    await tell(db, "settled", thread_of="flag")
    await tell(db, "two")
    await courier.run_dry()
    clock.stand_at(off_duty)
    await courier.run_dry()

    note = slack.messages(DM)[0]["ts"]
    assert [(m["text"][:7], m.get("thread_ts")) for m in slack.messages(DM)] == [
        ("Your fl", None),
        ("This ca", None),
        ("settled", note),
    ]


def test_parts_with_the_same_block_id_can_stand_in_one_message():
    block = {"type": "section", "block_id": "b", "text": {"type": "mrkdwn", "text": "x"}}
    rows = [Delivery(id=str(n), lane=ANA, body={"text": "x", "blocks": [block]}) for n in range(2)]

    drawn = bundles.drawn(rows)["blocks"]

    assert [b["block_id"] for b in drawn if "block_id" in b] == ["b"]


def test_a_bundle_holds_at_most_forty_blocks():
    blocks = [{"type": "divider"}] * 9
    rows = [Delivery(id=str(n), lane=ANA, body={"text": "x", "blocks": blocks}) for n in range(9)]

    assert [row.id for row in bundles.fitting(rows)] == ["0", "1", "2"]


@given(st.lists(st.tuples(st.integers(1, 2000), st.integers(0, 12)), min_size=1, max_size=30))
def test_bundles_lose_nothing_keep_the_order_and_fit(sizes):
    left = [
        Delivery(
            id=f"{n}", lane=ANA, body=Message("x" * words, [{"type": "divider"}] * blocks).body()
        )
        for n, (words, blocks) in enumerate(sizes)
    ]
    while left:
        parts = bundles.fitting(left)
        assert parts == left[: len(parts)] != []
        if len(parts) > 1:
            drawn = bundles.drawn(parts)
            assert (len(drawn["text"]) <= 3500, len(drawn["blocks"]) <= 40) == (True, True)
        left = left[len(parts) :]
