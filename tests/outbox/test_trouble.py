"""Slack refuses, limits, fails or goes silent: nothing is lost and nothing comes twice."""

from datetime import timedelta

import pytest

from bot import outbox
from bot.outbox.models import Delivery, State
from bot.slack.messages import Message
from tests.outbox.slack import Fault

pytestmark = pytest.mark.both_databases

POST = "chat.postMessage"


async def test_a_pause_that_slack_asks_for_is_kept(db, courier, slack):
    slack.faults.append(Fault(POST, "ratelimited", status=429, retry_after=7))
    await db.transact(outbox.say, "C0SHARE", Message("one"))

    await courier.run_dry()

    first, second = slack.times(POST)
    assert (slack.texts("C0SHARE"), second - first >= 7) == (["one"], True)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(POST, "internal_error", after=True),
        Fault(POST, status=503, after=True),
        Fault(POST, drop=True, after=True),
        Fault(POST, "ratelimitedish", status=502, after=True),
    ],
)
async def test_a_message_in_doubt_that_arrived_is_not_sent_again(db, courier, slack, fault):
    slack.faults.append(fault)
    await db.transact(outbox.say, "C0SHARE", Message("one"))
    await db.transact(outbox.say, "C0SHARE", Message("two"))

    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["one", "two"]


@pytest.mark.parametrize("fault", [Fault(POST, "fatal_error"), Fault(POST, drop=True)])
async def test_a_message_in_doubt_that_is_not_there_is_sent_after_the_quiet_time(
    db, courier, slack, fault
):
    slack.faults.append(fault)
    await db.transact(outbox.say, "C0SHARE", Message("one"))
    await db.transact(outbox.say, "C0SHARE", Message("two"))

    await courier.run_dry()

    first, second, _ = slack.times(POST)
    assert (slack.texts("C0SHARE"), second - first >= 30) == (["one", "two"], True)


async def test_the_search_reads_every_page(db, courier, slack):
    slack.page = 3
    await db.transact(outbox.say, "C0SHARE", Message("before"))
    await courier.run_dry()
    slack.faults.append(Fault(POST, drop=True, after=True))
    await db.transact(outbox.say, "C0SHARE", Message("one"))
    await courier.turn()
    for n in range(10):
        slack.chat_postMessage("C0SHARE", text=f"people talk {n}")

    await courier.run_dry()

    assert slack.texts("C0SHARE").count("one") == 1


async def test_a_reply_in_doubt_is_found_in_its_thread(db, courier, slack):
    await db.transact(outbox.show, "story", to="C0SHARE", message=Message("card"))
    await courier.run_dry()
    slack.faults.append(Fault(POST, drop=True, after=True))
    await db.transact(outbox.reply, "story", Message("below"))

    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["card", "below"]


async def test_a_definite_no_parks_one_message_and_lets_the_next_go(db, courier, slack):
    slack.faults.append(Fault(POST, "invalid_blocks"))
    await db.transact(outbox.say, "C0SHARE", Message("one"))
    await db.transact(outbox.say, "C0SHARE", Message("two"))

    await courier.run_dry()

    depth = await db.read(outbox.depth)
    assert slack.texts("C0SHARE") == ["two"]
    assert depth == outbox.Depth(0, 0, [outbox.Parked("C0SHARE", "invalid_blocks", 1)])


async def test_the_team_hears_once_a_day_why_a_channel_is_stuck(db, courier, slack, clock):
    for _ in range(3):
        slack.faults.append(Fault(POST, "is_archived"))
        await db.transact(outbox.say, "C0SHARE", Message("one"))
        await courier.run_dry()
    clock.stand_at(clock.now() + timedelta(days=1))
    slack.faults.append(Fault(POST, "is_archived"))
    await db.transact(outbox.say, "C0SHARE", Message("one"))
    await courier.run_dry()

    report = (
        "My messages to <#C0SHARE> don't arrive. It is archived. They are kept and go out "
        "when this is mended, or with `herald outbox retry`."
    )
    assert slack.texts("C0TEAM") == [report, report]


async def test_the_leads_hear_when_the_team_channel_is_the_trouble(db, courier, slack):
    slack.faults.append(Fault(POST, "not_in_channel"))
    await db.transact(outbox.say, outbox.TEAM, Message("one"))

    await courier.run_dry()

    report = (
        "My messages to the digital team's channel don't arrive. I'm not a member there. Please "
        "invite me with `/invite @Herald`. They are kept and go out when this is mended, or with "
        "`herald outbox retry`."
    )
    assert slack.texts("DU0LEA") == [report]


async def test_a_report_that_the_team_cannot_get_goes_to_the_leads(db, courier, slack):
    slack.faults += [Fault(POST, "is_archived"), Fault(POST, "is_archived")]
    await db.transact(outbox.say, "C0SHARE", Message("one"))

    await courier.run_dry()

    assert (len(slack.texts("C0TEAM")), len(slack.texts("DU0LEA"))) == (0, 1)


async def test_nobody_reports_about_a_report(db, courier, slack):
    slack.faults += [Fault(POST, "is_archived")] * 3
    await db.transact(outbox.say, "C0SHARE", Message("one"))

    await courier.run_dry()

    depth = await db.read(outbox.depth)
    assert [(p.lane, p.count) for p in depth.parked] == [("C0SHARE", 1), ("leads", 1)]


async def test_what_was_parked_goes_out_again_by_hand(db, courier, slack):
    slack.faults.append(Fault(POST, "is_archived"))
    await db.transact(outbox.say, "C0SHARE", Message("one"))
    await courier.run_dry()

    assert await db.transact(outbox.retry) == 1
    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["one"]


async def test_what_was_parked_goes_out_when_herald_is_invited(db, courier, slack):
    slack.faults.append(Fault("conversations.history", "not_in_channel"))
    await db.transact(outbox.say, outbox.SHARE, Message("one"))
    await courier.run_dry()
    before = slack.texts("C0SHARE")

    assert await db.transact(outbox.mended, "C0SHARE") == 1
    await courier.run_dry()

    assert (before, slack.texts("C0SHARE")) == ([], ["one"])


async def test_a_doubt_that_cannot_be_searched_is_never_sent_blindly(db, courier, slack):
    await db.transact(outbox.say, "C0SHARE", Message("zero"))
    await courier.run_dry()
    slack.faults.append(Fault(POST, drop=True, after=True))
    slack.faults.append(Fault("conversations.history", "not_in_channel"))
    await db.transact(outbox.say, "C0SHARE", Message("one"))
    await courier.run_dry()

    await db.transact(outbox.mended, "C0SHARE")
    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["zero", "one"]


async def test_a_locked_account_parks_nothing(db, courier, slack):
    slack.faults += [Fault(POST, "token_revoked")] * 3
    await db.transact(outbox.say, "C0SHARE", Message("one"))

    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["one"]


async def test_a_person_whose_account_is_gone_parks_only_their_messages(db, courier, slack):
    slack.faults.append(Fault("conversations.open", "user_disabled"))
    await db.transact(outbox.tell, "U0ANA", Message("one"))
    await db.transact(outbox.tell, "U0BEN", Message("two"))

    await courier.run_dry()

    assert (slack.texts("DU0ANA"), slack.texts("DU0BEN")) == ([], ["two"])


async def test_a_channel_that_is_not_set_up_yet_waits(db, courier, slack, town):
    channel = town.channels.pop(outbox.SHARE)
    await db.transact(outbox.say, outbox.SHARE, Message("one"))
    await courier.run_dry()
    waiting = await db.read(outbox.depth)
    town.channels[outbox.SHARE] = channel
    await courier.clock.sleep(6)
    await courier.run_dry()

    assert (waiting, slack.texts("C0SHARE")) == (outbox.Depth(1, 0, []), ["one"])


async def test_a_channel_that_was_changed_gets_what_comes_next(db, courier, slack, town):
    await db.transact(outbox.say, outbox.SHARE, Message("one"))
    await courier.run_dry()
    town.channels[outbox.SHARE] = "C0NEW"
    await db.transact(outbox.say, outbox.SHARE, Message("two"))
    await courier.run_dry()

    assert (slack.texts("C0SHARE"), slack.texts("C0NEW")) == (["one"], ["two"])


async def test_a_message_that_slack_calls_a_duplicate_of_a_deleted_one_is_done(db, courier, slack):
    slack.faults.append(Fault(POST, "duplicate_message_not_found"))
    await db.transact(outbox.say, "C0SHARE", Message("one"), key="k")
    await courier.run_dry()

    row = await db.read(lambda session: session.query(Delivery).filter_by(key="k").one())
    assert (row.state, slack.texts("C0SHARE")) == (State.SENT, [])
