"""Parts of a thread come in their thread, and the bundle names it."""

import pytest

from bot import outbox
from bot.outbox import bundles
from bot.outbox.models import Card, Delivery
from bot.slack.messages import Message
from tests.outbox.held import ANA, BUNDLE, DM, on_duty, tell

pytestmark = pytest.mark.both_databases


async def flags(db, courier, *names):
    """Let cards stand in the conversation."""
    for name in names:
        await db.transact(outbox.show, name, to=ANA, message=Message(f"{name} is with the team"))
    await courier.run_dry()


def bundles_in(slack):
    """Give what people read, with the thread it is in."""
    messages = slack.messages(DM)
    titles = {m["ts"]: m["text"].split()[0] for m in messages}
    return [(m["text"], titles.get(m.get("thread_ts"))) for m in messages]


async def test_parts_of_flags_come_in_their_threads_and_the_bundle_names_them(
    db, courier, slack, clock, off_duty
):
    await flags(db, courier, "F-1", "F-2")
    await tell(db, "settled", thread_of="F-1")
    await tell(db, "one")
    await tell(db, "and paid", thread_of="F-1")
    await tell(db, "seen", thread_of="F-2")
    courier.work_for("https://willow-bend.slack.com/")
    await courier.run_dry()
    await on_duty(courier, clock, off_duty)

    lines = [
        BUNDLE.format(4),
        "one",
        "More in the thread of “F-1 is with the team”",
        "More in the thread of “F-2 is with the team”",
    ]
    assert bundles_in(slack)[2:] == [
        ("\n".join(lines), None),
        ("settled", "F-1"),
        ("and paid", "F-1"),
        ("seen", "F-2"),
    ]
    listed = slack.messages(DM)[2]["blocks"][-1]["elements"][0]["elements"]
    first = slack.messages(DM)[0]["ts"].replace(".", "")
    assert listed[0]["elements"][1] == {
        "type": "link",
        "url": f"https://willow-bend.slack.com/archives/{DM}/p{first}",
        "text": "F-1 is with the team",
    }


async def test_parts_of_a_flag_alone_come_in_its_thread_and_there_is_no_bundle(
    db, courier, slack, clock, off_duty
):
    await flags(db, courier, "F-1")
    await tell(db, "settled", thread_of="F-1")
    await tell(db, "and paid", thread_of="F-1")
    await courier.run_dry()
    await on_duty(courier, clock, off_duty)

    assert bundles_in(slack)[1:] == [("settled", "F-1"), ("and paid", "F-1")]


async def test_only_the_last_of_several_bundles_names_the_threads(
    db, courier, slack, clock, off_duty
):
    await flags(db, courier, "F-1")
    await tell(db, "settled", thread_of="F-1")
    for n in range(4):
        await tell(db, f"{n} " + "x" * 1200)
    await courier.run_dry()
    await on_duty(courier, clock, off_duty)

    starts = [[line[:4] for line in text.split("\n")] for text, _ in bundles_in(slack)[1:]]
    assert starts == [["This", "0 xx", "1 xx"], ["This", "2 xx", "3 xx", "More"], ["sett"]]


async def test_a_message_too_long_for_a_bundle_comes_as_it_is_before_the_thread(
    db, courier, slack, clock, off_duty
):
    await flags(db, courier, "F-1")
    await tell(db, "settled", thread_of="F-1")
    await tell(db, "x" * 3490)
    await courier.run_dry()
    await on_duty(courier, clock, off_duty)

    assert bundles_in(slack)[1:] == [("x" * 3490, None), ("settled", "F-1")]


def test_a_bundle_that_names_many_threads_still_fits():
    rows = [Delivery(id=f"{n}", lane=ANA, body={"text": "x" * 400}) for n in range(10)]
    cards = [
        Card(name=f"{n}", lane=ANA, wanted={"text": "y" * 300}, channel=DM, ts="1.1")
        for n in range(30)
    ]

    parts = bundles.fitting(rows, cards)
    drawn = bundles.drawn(parts, cards, "https://x.slack.com/")

    assert (len(drawn["text"]) <= 3500, len(drawn["blocks"]) <= 40) == (True, True)
