"""Seats by what people see: from the channel's card, `/training`, the Home and the offers."""

import re
from datetime import datetime, timedelta

import pytest

from bot.trainings.acts.showing import show
from bot.trainings.models import Host
from bot.trainings.store import needs as needs_store
from tests.given import ANA, BEN, CHRIS, DANA, NOON, TOWN
from tests.members.test_leaving import deactivate
from tests.town import everybody_reads
from tests.trainings.seating import kinds, line, planned, states

HOUR = timedelta(hours=1)
TRAINING = "Why we share, Wed 12:00, Room 2"
DATE = re.compile(r"<!date\^(\d+)\^[^>]*>")


def announced(session, at, **fields):
    """Plan a training that Dana hosts, and post its card."""
    training = planned(session, **fields)
    session.add(Host(training_id=training.id, member_id=DANA))
    session.flush()
    show(session, training, at)
    return training


@pytest.fixture
async def small(slack):
    """A training for one, on Wednesday at noon; it is Monday, ten o'clock."""
    now = slack.clock.now()
    await slack.herald.db.transact(everybody_reads, now)
    training = await slack.herald.db.transact(announced, now, capacity=1)
    await slack.settle()
    return training


async def seats(slack, training):
    return await slack.herald.db.read(states, training)


def dated(text):
    """Write moments as somebody in the town reads them."""
    return DATE.sub(lambda found: f"{datetime.fromtimestamp(int(found[1]), TOWN):%a %H:%M}", text)


def told(person):
    """What only this person read last."""
    return dated(person.ephemerals[-1]["text"])


def letters(person):
    """What Herald wrote to somebody, each by its first line."""
    return [dated(text).strip().split("\n")[0] for text in person.reads()]


async def take(slack, *names):
    """Let people press the button on the card, one after the other."""
    for name in names:
        label = "Take a seat" if slack.member(name).sees("Take a seat") else "Join the line"
        await slack.member(name).press(label)
        await slack.settle()


async def test_one_tap_on_the_card_takes_a_seat_and_brings_the_file(slack, small):
    await take(slack, "ana")
    ana = slack.member("ana")
    assert told(ana) == f"You have a seat: {TRAINING}. The calendar file comes into our chat."
    assert letters(ana) == ["You have a seat: "]
    assert [file["name"] for file in ana.dm[-1]["files"]] == ["training-2026-11-18.ics"]


async def test_who_presses_twice_reads_that_it_is_so(slack, small):
    await take(slack, "ana", "ana")
    assert told(slack.member("ana")) == f"You have a seat already: {TRAINING}."
    assert len(letters(slack.member("ana"))) == 1


async def test_who_comes_late_waits_and_reads_their_place(slack, small):
    await take(slack, "ana", "ben", "chris")
    first = f"All seats are taken. You are number 2 in line: {TRAINING}."
    assert told(slack.member("chris")).startswith(first)
    assert "Full, 2 waiting" in slack.member("ana").reads("ambassadors")[-1]


async def test_an_offer_arrives_with_its_end_and_is_taken_with_one_tap(slack, small):
    await take(slack, "ana", "ben")
    await slack.member("ana").press("I can't come")
    await slack.settle()
    ben = slack.member("ben")
    (offer,) = letters(ben)
    assert offer.startswith(f"A seat is free for you: {TRAINING}. It is yours if you take it until")
    await ben.press("Take it")
    await slack.settle()
    assert letters(ben)[1:] == ["You have a seat: "]
    assert await seats(slack, small) == {ANA: "given_up", BEN: "going"}


async def test_an_offer_that_nobody_takes_goes_to_the_next(slack, small):
    await take(slack, "ana", "ben", "chris")
    await slack.member("ana").press("I can't come")
    await slack.wind(hours=5)
    assert await seats(slack, small) == {ANA: "given_up", BEN: "waiting", CHRIS: "offered"}
    await slack.member("ben").press("Take it")
    assert told(slack.member("ben")).startswith("You are number 1 in line")
    assert len(letters(slack.member("chris"))) == 1


async def test_reminders_come_on_the_day_before_and_a_quarter_of_an_hour_before(slack, small):
    await take(slack, "ana")
    ana = slack.member("ana")
    await slack.wind(NOON - 20 * HOUR)
    assert letters(ana)[1:] == [f"You have a seat: {TRAINING}."]
    await slack.wind(NOON - HOUR / 6)
    assert letters(ana)[2:] == [f"It begins soon: {TRAINING}."]
    await slack.wind(NOON + 2 * HOUR)
    assert len(letters(ana)) == 3


async def test_who_gives_up_and_takes_again_is_reminded_once(slack, small):
    await take(slack, "ana")
    await slack.member("ana").press("I can't come")
    await take(slack, "ana")
    await slack.wind(NOON - 20 * HOUR)
    await slack.wind(NOON - HOUR / 6)
    ana = slack.member("ana")
    assert [text.partition(":")[0] for text in letters(ana)] == [
        *["You have a seat"] * 3,  # twice confirmed, and the day before
        "It begins soon",
    ]


async def test_training_lists_my_seats_and_what_comes_with_the_same_buttons(slack, small):
    ana = slack.member("ana")
    await ana.command("/training")
    assert told(ana).startswith("Trainings to come: Why we share, Wed 12:00")
    await ana.press("Take a seat")
    assert told(ana).startswith(f"You have a seat: {TRAINING}.")
    await ana.press("All trainings")
    assert told(ana).startswith("Your trainings: Why we share, Wed 12:00")
    await ana.press("I can't come")
    assert told(ana) == f"Your seat is free for others now: {TRAINING}."


async def test_what_training_does_not_know_is_answered_with_help(slack):
    ana = slack.member("ana")
    await ana.command("/training dance")
    assert told(ana).startswith("I don't know “dance”. Here is what /training can do.")
    await ana.command("/ambassador training help")
    assert told(ana).startswith("Here is what /training can do.")


async def test_the_home_shows_my_next_trainings(slack, small):
    ana = slack.member("ana")
    await ana.open_home()
    await ana.press("Take a seat", "Trainings to come")
    await slack.settle()
    assert await seats(slack, small) == {ANA: "going"}
    assert ana.sees("I can't come", "Your trainings")


async def test_what_somebody_needs_reaches_the_host_and_is_gone_afterwards(slack, small):
    await take(slack, "ana")
    ana, dana = slack.member("ana"), slack.member("dana")
    await ana.press("I need something")
    await ana.submit(needs=["captions"], other="A seat near the door")
    await slack.settle()
    assert letters(dana) == [f"Somebody needs something to take part: {TRAINING}."]
    await dana.press("See what is needed")
    assert "Captions\\nA seat near the door" in str(dana.view)
    await slack.wind(NOON + 2 * HOUR)
    assert await slack.herald.db.read(needs_store.of_training, small.id) == []
    await dana.close()
    await dana.press("See what is needed")
    assert "Nobody has said that they need something." in str(dana.view)


async def test_who_leaves_the_programme_gives_up_their_seat(slack, small):
    await take(slack, "ana", "ben")
    await slack.member("ana").command("/ambassador leave")
    await slack.settle()
    assert await seats(slack, small) == {ANA: "given_up", BEN: "offered"}
    await slack.wind(NOON + HOUR)
    ana = slack.member("ana")
    assert letters(ana) == ["You have a seat: ", "Your seat is free for others now:"]
    (file,) = ana.dm[-1]["files"]
    assert file["name"] == "training-2026-11-18.ics"


async def test_who_is_deactivated_makes_room_for_the_next(slack, small):
    await take(slack, "ana", "ben")
    await deactivate(slack, "ana")
    await slack.wind(hours=0.2)
    assert await seats(slack, small) == {ANA: "given_up", BEN: "offered"}


async def test_who_wants_no_reminders_gets_none_and_may_change_their_mind(slack, small):
    await take(slack, "ana")
    ana = slack.member("ana")
    await ana.command("/ambassador preferences")
    await ana.submit(news=["digest"])
    assert await slack.herald.db.read(kinds, ANA) == []
    await ana.close(all_of_them=True)
    await ana.command("/ambassador preferences")
    await ana.submit(news=["digest", "reminders"])
    assert await slack.herald.db.read(kinds, ANA) == ["day", "soon"]


async def test_the_line_is_kept_while_people_come_and_go(slack, small):
    await take(slack, "ana", "ben", "chris")
    await slack.member("ben").press("Leave the line")
    assert await slack.herald.db.read(line, small) == [CHRIS]
