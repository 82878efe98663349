"""What is held comes apart by class, and who is not there holds up nobody."""

from datetime import timedelta

import pytest

from bot import outbox
from bot.outbox.models import State
from bot.slack.messages import Message
from tests.outbox.held import ANA, BUNDLE, DM, POST, on_duty, state_of, tell
from tests.outbox.slack import Fault

pytestmark = pytest.mark.both_databases


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
