"""What acts say arrives: once, in order, at Slack's pace, in the right place."""

import pytest

from bot import outbox
from bot.slack.messages import Message

pytestmark = pytest.mark.both_databases


async def test_what_is_said_arrives_in_order(db, courier, slack):
    for words in ["one", "two", "three"]:
        await db.transact(outbox.say, outbox.TEAM, Message(words))

    await courier.run_dry()

    assert slack.texts("C0TEAM") == ["one", "two", "three"]


async def test_a_person_reads_it_in_their_direct_messages(db, courier, slack):
    await db.transact(outbox.tell, "U0ANA", Message("Hello"))

    await courier.run_dry()

    assert slack.texts("DU0ANA") == ["Hello"]


async def test_messages_in_one_channel_keep_a_second_apart(db, courier, slack):
    for words in ["one", "two", "three"]:
        await db.transact(outbox.say, "C0SHARE", Message(words))

    await courier.run_dry()

    one, two, three = slack.times("chat.postMessage")
    assert (two - one >= 1, three - two >= 1) == (True, True)


async def test_the_same_key_is_said_once_for_ever(db, courier, slack):
    await db.transact(outbox.say, "C0SHARE", Message("one"), key="week 47")
    await courier.run_dry()
    await db.transact(outbox.say, "C0SHARE", Message("again"), key="week 47")
    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["one"]


async def test_a_card_is_posted_once_and_then_redrawn(db, courier, slack):
    await db.transact(outbox.show, "story", to=outbox.SHARE, message=Message("draft"))
    await courier.run_dry()
    await db.transact(outbox.show, "story", to=outbox.SHARE, message=Message("final"))
    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["final"]
    assert len(slack.times("chat.postMessage")) == 1


async def test_a_reply_waits_for_its_card(db, courier, slack):
    await db.transact(outbox.show, "story", to=outbox.SHARE, message=Message("card"))
    await db.transact(outbox.reply, "story", Message("below"))
    await courier.run_dry()

    card, below = slack.messages("C0SHARE")
    assert (below["text"], below["thread_ts"]) == ("below", card["ts"])
