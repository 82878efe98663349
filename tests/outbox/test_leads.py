"""What is for the leads reaches a person, so that it waits for that person's duty."""

from datetime import timedelta

import pytest

from bot import outbox
from bot.slack.messages import Message
from tests.outbox.slack import Fault

pytestmark = pytest.mark.both_databases

LEA, DM = "U0LEA", "DU0LEA"


@pytest.fixture
def morning(clock, town):
    """The first of the leads is off duty for ten hours."""
    town.off_duty[LEA] = clock.now() + timedelta(hours=10)
    return town.off_duty[LEA]


@pytest.mark.parametrize("report", [True, False])
async def test_trouble_with_the_team_channel_waits_for_the_leads_duty(
    db, courier, slack, clock, morning, report
):
    slack.faults.append(Fault("chat.postMessage", "not_in_channel"))
    await db.transact(outbox.say, outbox.TEAM, Message("one"), report=report)
    await courier.run_dry()
    by_night = slack.texts(DM)
    clock.stand_at(morning)
    await courier.run_dry()

    assert (by_night, len(slack.texts(DM))) == ([], 1)


async def test_a_lead_whose_hours_change_reads_it_when_they_say(db, courier, slack, town, morning):
    await db.transact(outbox.say, outbox.LEADS, Message("one"))
    await courier.run_dry()
    town.off_duty.clear()
    await db.transact(outbox.reconsider, LEA)
    await courier.run_dry()

    assert slack.texts(DM) == ["one"]


async def test_what_waits_for_a_lead_who_is_none_any_more_reaches_the_next(
    db, courier, slack, clock, town, morning
):
    await db.transact(outbox.say, outbox.LEADS, Message("one"))
    await courier.run_dry()
    town.channels[outbox.LEADS] = "U0BEN"
    clock.stand_at(morning)
    await courier.run_dry()

    assert (slack.texts(DM), slack.texts("DU0BEN")) == ([], ["one"])


async def test_what_a_lead_who_is_gone_does_not_get_is_kept(db, courier, slack):
    slack.faults.append(Fault("conversations.open", "user_disabled"))
    await db.transact(outbox.say, outbox.LEADS, Message("one"))
    await courier.run_dry()

    assert (await db.read(outbox.depth)).parked[0].lane == outbox.LEADS
