"""Messages that bring files: drawn when they are sent, all in one message, in their order."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot import outbox
from bot.outbox import Because, Enclosure
from bot.outbox.courier import Courier
from bot.outbox.models import Delivery, Lane, State
from bot.slack.blocks import actions, button
from bot.slack.messages import Message
from tests.outbox.drawing import ANA, BOTH, COMPLETE, DM, MAKERS, NAMES, URL, arrived, tell
from tests.outbox.held import BUNDLE, on_duty

pytestmark = pytest.mark.both_databases


def told(session):
    """Give how far each message has come, and its name in Slack."""
    return [(row.state, row.ts) for row in session.scalars(select(Delivery))]


async def test_words_and_two_files_come_in_one_message(db, courier, slack):
    await tell(db)
    await courier.run_dry()

    assert arrived(slack) == [("Well done", NAMES)]
    assert [(f.name, f.title, f.alt, f.contents) for f in slack.files.values()] == [
        ("certificate.png", "Certificate", "A certificate", b"picture of 7"),
        ("certificate.pdf", "Certificate to keep", "", b"document of 7"),
    ]


async def test_a_message_with_files_has_its_buttons(db, courier, slack):
    blocks = [actions(button("Yes, tell them", "certificates.tell", "7"))]
    message = Message("Well done", blocks)
    await db.transact(outbox.tell, ANA, message, files=BOTH, because=Because.ANSWER)
    await courier.run_dry()

    [message] = slack.messages(DM)
    assert (message["text"], message["blocks"], message["files"]) == ("", blocks, NAMES)


async def test_a_message_with_files_waits_for_duty_and_goes_alone_and_in_its_place(
    db, courier, slack, clock, off_duty
):
    for words in ("one", "two"):
        await tell(db, words, files=(), hold=True)
    await tell(db, "three", hold=True)
    for words in ("four", "five"):
        await tell(db, words, files=(), hold=True)
    await courier.run_dry()
    before = arrived(slack)

    await on_duty(courier, clock, off_duty)

    assert before == []
    assert arrived(slack) == [
        (f"{BUNDLE.format(2)}\none\ntwo", []),
        ("three", NAMES),
        (f"{BUNDLE.format(2)}\nfour\nfive", []),
    ]


async def test_nothing_overtakes_what_slack_accepted_and_does_not_show_yet(db, courier, slack):
    slack.moments = 3
    await tell(db)
    await tell(db, "And this", files=())
    await courier.run_dry()

    assert arrived(slack) == [("Well done", NAMES), ("And this", [])]


async def test_a_message_with_files_learns_its_name_in_slack(db, courier, slack):
    slack.moments = 2
    await tell(db)
    await courier.run_dry()

    ts = slack.messages(DM)[0]["ts"]
    assert await db.read(told) == [(State.SENT, ts)]
    assert await db.read(lambda session: session.get_one(Lane, ANA).last_ts) == ts


async def test_a_message_that_slack_never_shows_where_it_is_keeps_nobody_waiting(
    db, courier, slack, clock
):
    slack.moments = 1000
    began = clock.seconds()
    await tell(db)
    await tell(db, "And this", files=())
    await courier.run_dry()

    sent_at = slack.times("chat.postMessage")[0]
    assert (len(slack.times(COMPLETE)), 30 <= sent_at - began < 45) == (1, True)
    assert [state for state, _ in await db.read(told)] == [State.SENT, State.SENT]


async def test_what_cannot_be_drawn_any_more_leaves_the_words(db, courier, slack):
    await tell(db, files=[Enclosure("nothing", "7")])
    await courier.run_dry()

    assert (arrived(slack), slack.times(URL)) == ([("Well done", [])], [])


async def test_files_go_into_the_thread_of_a_card(db, courier, slack):
    await db.transact(outbox.show, "seat", to=ANA, message=Message("Your seat"))
    await courier.run_dry()
    await tell(db, thread_of="seat")
    await courier.run_dry()

    card, answer = slack.messages(DM)
    assert (answer["files"], answer["thread_ts"]) == (NAMES, card["ts"])


async def test_what_is_taken_back_after_its_files_were_handed_over_is_not_sent(db, courier, slack):
    await tell(db, key="k")
    await handed_over(courier, slack)
    await db.transact(outbox.withdraw, "k")
    await courier.run_dry()

    assert (arrived(slack), slack.times(COMPLETE)) == ([], [])


async def test_what_is_stale_after_its_files_were_handed_over_is_not_sent(
    db, courier, slack, clock
):
    await tell(db, until=clock.now() + timedelta(hours=1))
    await handed_over(courier, slack)
    clock.stand_at(clock.now() + timedelta(hours=1))
    await courier.run_dry()

    assert arrived(slack) == []


async def test_files_that_had_to_wait_are_drawn_as_things_are_then(db, courier, slack, clock, town):
    await tell(db, hold=True)
    await handed_over(courier, slack)
    town.off_duty[ANA] = clock.now() + timedelta(hours=2)
    await courier.run_dry()
    await on_duty(courier, clock, town.off_duty[ANA])

    assert (arrived(slack), len(slack.times(URL))) == ([("Well done", NAMES)], 4)


async def test_two_couriers_send_files_once(db, courier, slack, clock, town):
    how = {"may_reach": town.may_reach, "resolve": town.resolve, "makers": MAKERS}
    other = Courier(db, clock, slack, name="two", **how)
    for n in range(5):
        await tell(db, f"{n}")
    for _ in range(60):
        await courier.turn()
        await other.turn()
        await clock.sleep(1)

    assert arrived(slack) == [(f"{n}", NAMES) for n in range(5)]


async def test_many_files_keep_the_pace_of_their_method(db, courier, slack):
    for n in range(20):
        message = Message("Well done")
        await db.transact(outbox.tell, f"U0P{n}", message, files=BOTH, because=Because.ANSWER)
    await courier.run_dry(patience=3600)

    times = slack.times(URL)
    assert (len(times), times[-1] - times[0] >= (40 - 22) * 60 / 80) == (40, True)


async def handed_over(courier, slack):
    """Let the courier work until Slack has the files."""
    while len(slack.times("upload_url")) < 2:
        await courier.turn()
