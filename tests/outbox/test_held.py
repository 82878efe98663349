"""What is held comes apart by class, loses what is stale, and names the threads with more."""

from datetime import timedelta

import pytest

from bot import outbox
from bot.outbox import bundles
from bot.outbox.models import Card, Delivery, State
from bot.slack.messages import Message
from tests.outbox.slack import Fault

pytestmark = pytest.mark.both_databases

ANA, DM, POST = "U0ANA", "DU0ANA", "chat.postMessage"
BUNDLE = "This came while you were off duty: {} messages."


@pytest.fixture
def off_duty(clock, town):
    """Ana is off duty for two hours."""
    town.off_duty[ANA] = clock.now() + timedelta(hours=2)
    return town.off_duty[ANA]


async def tell(db, words, **how):
    await db.transact(outbox.tell, ANA, Message(words), **how)


async def on_duty(courier, clock, moment):
    clock.stand_at(moment)
    await courier.run_dry()


def state_of(words):
    """Find how far a message has come."""

    def question(session):
        rows = session.query(Delivery).all()
        return [row.state for row in rows if row.body and row.body["text"] == words]

    return question


async def test_news_comes_later_to_who_snoozes_and_what_is_owed_does_not(
    db, courier, slack, clock, town, off_duty
):
    town.snoozed[ANA] = off_duty + timedelta(hours=1)
    for words, news in [("one", False), ("two", True), ("three", False), ("four", True)]:
        await tell(db, words, news=news)
    await courier.run_dry()
    await on_duty(courier, clock, off_duty)
    before = slack.texts(DM)
    await on_duty(courier, clock, off_duty + timedelta(hours=1))

    owed, later = f"{BUNDLE.format(2)}\none\nthree", f"{BUNDLE.format(2)}\ntwo\nfour"
    assert (before, slack.texts(DM)) == ([owed], [owed, later])


async def test_both_classes_that_may_go_come_in_one_bundle_in_order(
    db, courier, slack, clock, off_duty
):
    for words, news in [("one", True), ("two", False), ("three", True)]:
        await tell(db, words, news=news)
    await courier.run_dry()
    await on_duty(courier, clock, off_duty)

    assert slack.texts(DM) == [f"{BUNDLE.format(3)}\none\ntwo\nthree"]


async def test_news_for_who_has_not_joined_is_dropped(db, courier, slack, town):
    town.left.add(ANA)
    await tell(db, "one", news=True)
    await tell(db, "two")
    await courier.run_dry()

    assert slack.texts(DM) == ["two"]
    assert await db.read(state_of("one")) == [State.WITHDRAWN]


async def test_who_leaves_gets_no_news_any_more_but_what_is_owed(
    db, courier, slack, clock, town, off_duty
):
    await tell(db, "one", news=True)
    await tell(db, "two")
    await courier.run_dry()
    await db.transact(outbox.drop_news, ANA)
    await on_duty(courier, clock, off_duty)

    assert slack.texts(DM) == ["two"]


async def test_news_under_way_when_somebody_leaves_is_not_tried_again(db, courier, slack):
    await tell(db, "one", news=True)
    await courier.turn()
    slack.faults.append(Fault(POST, drop=True))
    await courier.turn()
    await db.transact(outbox.drop_news, ANA)
    await courier.run_dry()

    assert slack.texts(DM) == []
    assert await db.read(outbox.depth) == outbox.Depth(0, 0, [])


@pytest.mark.parametrize("news", [True, False])
async def test_who_is_not_there_any_more_holds_up_nothing(
    db, courier, slack, clock, town, off_duty, news
):
    await tell(db, "one", news=news)
    await db.transact(outbox.tell, "U0BEN", Message("two"))
    await courier.run_dry()
    town.gone.add(ANA)
    await on_duty(courier, clock, off_duty)

    assert (slack.texts(DM), slack.texts("DU0BEN")) == ([], ["two"])
    assert await db.read(outbox.depth) == outbox.Depth(0, 0, [])
    assert slack.times("conversations.open") != []
    assert slack.texts("C0TEAM") == []


async def test_nobody_is_told_of_what_a_deactivated_account_does_not_get(db, courier, slack):
    slack.faults.append(Fault("conversations.open", "user_disabled"))
    await tell(db, "one")
    await courier.run_dry()

    assert (slack.texts(DM), slack.texts("C0TEAM")) == ([], [])
    assert await db.read(outbox.depth) == outbox.Depth(0, 0, [])


async def test_the_team_hears_of_a_page_that_reaches_nobody(db, courier, slack):
    slack.faults.append(Fault("conversations.open", "user_disabled"))
    await tell(db, "wake up", because=outbox.Because.PAGE)
    await courier.run_dry()

    parked = outbox.Parked(ANA, "user_disabled", 1)
    assert await db.read(outbox.depth) == outbox.Depth(0, 0, [parked])
    assert len(slack.texts("C0TEAM")) == 1


async def test_no_conversation_is_opened_with_somebody_off_duty(db, courier, slack, off_duty):
    await tell(db, "one")
    await courier.run_dry()

    assert slack.calls == []


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


async def test_a_reminder_for_the_morning_comes_with_what_has_waited(
    db, courier, slack, clock, off_duty
):
    await tell(db, "reminder", due=off_duty)
    await tell(db, "one")
    await courier.run_dry()
    await on_duty(courier, clock, off_duty)

    assert slack.texts(DM) == [f"{BUNDLE.format(2)}\nreminder\none"]


async def test_two_reminders_on_duty_come_one_by_one(db, courier, slack, clock):
    due = clock.now() + timedelta(hours=1)
    for words in ["one", "two"]:
        await tell(db, words, due=due)
    await on_duty(courier, clock, due)

    assert slack.texts(DM) == ["one", "two"]


async def test_what_cannot_wait_overtakes_what_is_held(db, courier, slack, clock, off_duty):
    await tell(db, "one")
    await tell(db, "two")
    await tell(db, "now", because=outbox.Because.ANSWER)
    await courier.run_dry()
    before = slack.texts(DM)
    await on_duty(courier, clock, off_duty)

    assert (before, len(slack.texts(DM))) == (["now"], 2)


@pytest.mark.parametrize(("hours", "read"), [(1, ["one"]), (3, [])])
async def test_hours_that_change_move_what_is_held_both_ways(
    db, courier, slack, clock, town, off_duty, hours, read
):
    await tell(db, "one")
    await courier.run_dry()
    begins = clock.now() + timedelta(hours=hours)
    town.off_duty[ANA] = begins
    await db.transact(outbox.reconsider, ANA)
    await courier.run_dry()
    await on_duty(courier, clock, min(begins, off_duty))
    before = slack.texts(DM)
    await on_duty(courier, clock, begins)

    assert (before, slack.texts(DM)) == (read, ["one"])


async def test_the_programmes_hours_move_what_is_held_for_everybody(
    db, courier, slack, clock, town
):
    people = ["U0ANA", "U0BEN"]
    for who in people:
        town.off_duty[who] = clock.now() + timedelta(hours=2)
        await db.transact(outbox.tell, who, Message("one"))
        await db.transact(outbox.tell, who, Message("later"), due=clock.now() + timedelta(hours=9))
    await courier.run_dry()
    town.off_duty.clear()
    await db.transact(outbox.reconsider_all)
    await courier.run_dry()

    assert [slack.texts(f"D{who}") for who in people] == [["one"], ["one"]]


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
