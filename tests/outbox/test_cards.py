"""A card exists once and shows its last drawing, whatever people and workspaces do to it."""

import pytest

from bot import outbox
from bot.outbox.models import Card
from bot.slack.messages import Message
from tests.outbox.slack import Fault

pytestmark = pytest.mark.both_databases

UPDATE = "chat.update"


async def show(db, words, name="story"):
    await db.transact(outbox.show, name, to="C0SHARE", message=Message(words))


def card(session, name="story"):
    return session.get(Card, name)


async def test_the_words_of_a_first_post_are_those_of_the_moment_it_is_sent(db, courier, slack):
    await show(db, "draft")
    await show(db, "final")
    await courier.run_dry()

    assert (slack.texts("C0SHARE"), slack.times(UPDATE)) == (["final"], [])


async def test_the_same_drawing_again_is_no_new_version(db, courier, slack):
    await show(db, "same")
    await courier.run_dry()
    await show(db, "same")
    await courier.run_dry()

    assert ((await db.read(card)).version, slack.times(UPDATE)) == (1, [])


async def test_many_versions_are_one_redraw(db, courier, slack):
    await show(db, "one")
    await courier.run_dry()
    for words in ["two", "three", "four"]:
        await show(db, words)
    await courier.run_dry()

    assert (slack.texts("C0SHARE"), len(slack.times(UPDATE))) == (["four"], 1)


async def test_a_redraw_that_got_no_answer_is_repeated_until_it_is_sure(db, courier, slack):
    await show(db, "one")
    await courier.run_dry()
    slack.faults.append(Fault(UPDATE, drop=True))
    await show(db, "two")
    await courier.run_dry()

    first, *_, last = slack.times(UPDATE)
    assert (slack.texts("C0SHARE"), last - first >= 30) == (["two"], True)


async def test_a_deleted_card_is_posted_anew_three_times_and_then_left_alone(db, courier, slack):
    await show(db, "version 0")
    await courier.run_dry()
    for n in range(1, 6):
        for message in list(slack.messages("C0SHARE")):
            slack.delete("C0SHARE", message["ts"])
        await show(db, f"version {n}")
        await courier.run_dry()
        if n == 3:
            assert slack.texts("C0SHARE") == ["version 3"]

    assert slack.texts("C0SHARE") == []
    assert (await db.read(outbox.depth)).parked == [outbox.Parked("C0SHARE", "deleted", 1)]


async def test_a_card_that_was_given_up_comes_back_by_hand(db, courier, slack):
    await show(db, "version 0")
    await courier.run_dry()
    for n in range(1, 5):
        slack.channels["C0SHARE"] = []
        await show(db, f"version {n}")
        await courier.run_dry()

    await db.transact(outbox.retry)
    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["version 4"]


@pytest.mark.parametrize("error", ["edit_window_closed", "cant_update_message"])
async def test_where_edits_are_forbidden_a_card_is_posted_anew(db, courier, slack, error):
    await show(db, "one")
    await courier.run_dry()
    slack.faults.append(Fault(UPDATE, error))
    await show(db, "two")
    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["one", "two"]


async def test_a_drawing_that_slack_refuses_waits_for_the_next_drawing(db, courier, slack):
    await show(db, "one")
    await courier.run_dry()
    slack.faults.append(Fault(UPDATE, "invalid_blocks"))
    await show(db, "two")
    await courier.run_dry()
    refused = (await db.read(outbox.depth)).parked
    await show(db, "three")
    await courier.run_dry()

    assert refused == [outbox.Parked("C0SHARE", "invalid_blocks", 1)]
    assert slack.texts("C0SHARE") == ["three"]


async def test_the_team_reads_what_to_do_about_a_picture_that_slack_cannot_fetch(
    db, courier, slack
):
    await db.transact(outbox.show, "review", to=outbox.TEAM, message=Message("one"))
    await courier.run_dry()
    slack.faults.append(Fault(UPDATE, "invalid_blocks"))
    await db.transact(outbox.show, "review", to=outbox.TEAM, message=Message("with a picture"))
    await courier.run_dry()
    await db.transact(outbox.show, "review", to=outbox.TEAM, message=Message("with another"))
    await courier.run_dry()

    assert slack.texts("C0TEAM") == [
        "with another",
        "One of my messages to the digital team's channel doesn't arrive. Slack can't show it, "
        "most often because it can't fetch the picture. Please give the story another picture, "
        "or none, under Edit. Then it goes out.",
    ]


async def test_a_first_drawing_that_slack_refuses_is_posted_with_the_next(db, courier, slack):
    slack.faults.append(Fault("chat.postMessage", "invalid_blocks"))
    await show(db, "one")
    await courier.run_dry()
    await show(db, "two")
    await courier.run_dry()

    assert (slack.texts("C0SHARE"), (await db.read(outbox.depth)).parked) == (["two"], [])


async def test_a_reply_to_a_deleted_card_follows_the_new_one(db, courier, slack):
    await show(db, "card")
    await courier.run_dry()
    slack.channels["C0SHARE"] = []
    slack.faults.append(Fault("chat.postMessage", "thread_not_found"))
    await db.transact(outbox.reply, "story", Message("below"))
    await courier.run_dry()

    card, below = slack.messages("C0SHARE")
    assert (card["text"], below["text"], below["thread_ts"]) == ("card", "below", card["ts"])


async def test_a_reply_whose_card_is_not_posted_yet_stops_nobody(db, courier, slack):
    slack.faults.append(Fault("chat.postMessage", "invalid_blocks"))
    await show(db, "card")
    await db.transact(outbox.reply, "story", Message("below"))
    await db.transact(outbox.say, "C0SHARE", Message("other"))
    await courier.run_dry()

    assert slack.texts("C0SHARE") == ["other"]
