"""The workspace's pace, and failures that last."""

from bot import outbox
from bot.slack.messages import Message
from tests.outbox.slack import Fault

POST, UPDATE = "chat.postMessage", "chat.update"


async def test_redraws_keep_the_pace_of_their_method(db, courier, slack, clock):
    for n in range(16):
        await db.transact(outbox.show, f"card {n}", to=f"C{n}", message=Message("one"))
    await courier.run_dry()
    for n in range(16):
        await db.transact(outbox.show, f"card {n}", to=f"C{n}", message=Message("two"))
    await courier.run_dry()

    times = slack.times(UPDATE)
    assert (len(times), times[-1] - times[0] >= 60 * 6 / 50 - 1) == (16, True)


async def test_a_pause_asked_of_one_redraw_is_kept_by_all(db, courier, slack):
    for n in range(2):
        await db.transact(outbox.show, f"card {n}", to=f"C{n}", message=Message("one"))
    await courier.run_dry()
    slack.faults.append(Fault(UPDATE, "ratelimited", status=429, retry_after=20))
    for n in range(2):
        await db.transact(outbox.show, f"card {n}", to=f"C{n}", message=Message("two"))
    await courier.run_dry()

    refused, *later = slack.times(UPDATE)
    assert [at - refused >= 20 for at in later] == [True, True]


async def test_bulk_leaves_a_fifth_of_the_pace_to_others(db, courier, slack, clock):
    start = clock.seconds()
    for n in range(36):
        await db.transact(outbox.say, f"C{n:03}", Message("bulk"), bulk=True)
    await courier.run_dry(patience=3600)
    bulk = slack.times("chat.postMessage")[-1] - start

    assert round(bulk) == (36 - 16) // 4


async def test_a_normal_message_goes_while_bulk_waits_for_its_pace(db, courier, slack):
    for n in range(30):
        await db.transact(outbox.say, f"C{n:03}", Message("bulk"), bulk=True)
    await courier.run_dry(patience=0.2)
    waiting = (await db.read(outbox.depth)).waiting
    await db.transact(outbox.say, "C0TEAM", Message("normal"))
    await courier.run_dry(patience=0)

    assert (waiting > 0, slack.texts("C0TEAM")) == (True, ["normal"])


async def test_a_message_that_alone_keeps_failing_is_parked(db, courier, slack):
    slack.poison = "poison"
    await db.transact(outbox.say, "C0SHARE", Message("poison"))
    await db.transact(outbox.say, "C0SHARE", Message("next"))
    for n in range(8):
        await db.transact(outbox.say, "C0OTHER", Message(f"fine {n}"))
        await courier.run_dry(patience=40)

    depth = await db.read(outbox.depth)
    assert [p.reason for p in depth.parked] == ["internal_error"]
    assert slack.texts("C0SHARE") == ["next"]


async def test_when_everything_fails_nothing_is_parked(db, courier, slack):
    slack.faults += [Fault(POST, "service_unavailable")] * 12
    for channel in ["C0ONE", "C0TWO", "C0THREE"]:
        await db.transact(outbox.say, channel, Message("one"))

    await courier.run_dry(patience=7200)

    assert [slack.texts(c) for c in ["C0ONE", "C0TWO", "C0THREE"]] == [["one"]] * 3
