"""The title as people in the town live it: they press what they see."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.certificates.jobs import titles as jobs
from bot.certificates.rules.numbers import shown
from bot.trainings.models import Lesson
from bot.trainings.rules.codes import code_at
from tests.certificates import titles
from tests.given import ANA, NOON, TOWN
from tests.town import everybody_reads

THURSDAY = datetime(2026, 11, 19, 10, tzinfo=TOWN)
WEEK, MINUTE = timedelta(days=7), timedelta(minutes=1)
DID_IT = (
    "Ana Ruiz, you did it: all five. "
    "You are a Certified Town of Willow Bend Social Media Ambassador."
)


@pytest.fixture
async def last(slack):
    """Ana has read the policy and been to four of five; the fifth is about to begin."""
    await slack.herald.db.transact(everybody_reads, slack.clock.now())
    training = await slack.herald.db.transact(four_of_five)
    await slack.settle()
    slack.clock.stand_at(training.starts_at - MINUTE)
    return training


def four_of_five(session):
    course = session.scalars(select(Lesson).order_by(col(Lesson.position))).all()
    for n, lesson in enumerate(course[:4]):
        titles.attend(session, titles.planned(session, lesson, NOON - (n + 1) * WEEK))
    return titles.planned(session, course[4])


async def certified(slack, last):
    """Let Ana type the code of the last lesson, and give her certificate."""
    ana = slack.member("ana")
    await ana.command(f"/training here {code_at(last.secret, slack.clock.now())}")
    await slack.settle()
    (mine,) = await slack.herald.db.read(titles.certificates)
    return ana, mine


def words(message):
    """Read all words of a message."""
    return str(message["blocks"])


async def test_the_last_code_brings_one_message_with_picture_and_document(slack, last):
    ana, mine = await certified(slack, last)
    assert ana.ephemerals[-1]["text"].startswith("You are checked in to Video, live")
    message = ana.dm[-1]
    assert [file["name"].rpartition(".")[2] for file in message["files"]] == ["png", "pdf"]
    assert DID_IT in words(message)
    assert f"Number {shown(mine.number)}, valid until 18 November 2027." in words(message)
    assert "nobody expects you to" in words(message)


async def test_colleagues_read_of_it_only_after_a_yes_and_only_the_next_morning(slack, last):
    ana, _ = await certified(slack, last)
    ben = slack.member("ben")
    await ana.press("Yes, tell them")
    assert ana.ephemerals[-1]["text"].startswith("Thank you. The next morning's post")
    await slack.settle()
    assert posts(ben) == []
    await hour(slack, THURSDAY)
    named = "Ana Ruiz is a Certified Town of Willow Bend Social Media Ambassador now."
    assert posts(ben) == [f"{named} Congratulations."]
    await hour(slack, THURSDAY + timedelta(days=1))
    assert len(posts(ben)) == 1
    await ana.open_home()
    assert "Your colleagues have read of it." in str(ana.home)


async def test_who_keeps_it_to_themself_is_never_named(slack, last):
    ana, _ = await certified(slack, last)
    await ana.press("Yes, tell them")
    await ana.press("Keep it between us")
    await hour(slack, THURSDAY)
    assert posts(slack.member("ben")) == []


async def test_anybody_can_check_a_number_and_learns_nothing_else(slack, last):
    _, mine = await certified(slack, last)
    ben = slack.member("ben")
    untidy = mine.number.lower().replace("0", "o").replace("1", "l")
    for typed in (mine.number, shown(mine.number), f" {untidy[:4]} {untidy[4:]} "):
        await ben.command(f"/ambassador check {typed}")
        assert ben.ephemerals[-1]["text"] == "Valid until 18 November 2027."
    for typed in ("AAAA-AAAA", "short", "<!channel>", "7K2M-91QX-7K2M"):
        await ben.command(f"/ambassador check {typed}")
        assert ben.ephemerals[-1]["text"] == "This number is not valid."
    await ben.command("/ambassador check")
    assert ben.ephemerals[-1]["text"].startswith("Please write the number behind it")


async def test_it_comes_again_when_asked_for(slack, last):
    ana, _ = await certified(slack, last)
    await ana.open_home()
    await ana.press("Send it again")
    await slack.settle()
    assert len(ana.dm[-1]["files"]) == 2
    assert "Here is your certificate again" in words(ana.dm[-1])


async def test_a_title_is_taken_back_by_two_and_the_person_is_heard_first(slack, last):
    ana, mine = await certified(slack, last)
    dana, ben = slack.member("dana"), slack.member("ben")
    await dana.open_home()
    await dana.press("Certificates")
    await dana.submit(person=ANA)
    await dana.press("Propose to take it back")
    assert await dana.submit(reason="Posts in the Town's name.") == {}
    await slack.settle()
    assert ana.dm[-1]["text"] == (
        "A lead proposes to take your title back. You have until 25 November 2026 to answer."
    )
    await ben.open_home()
    await ben.press("Look at it")
    assert "Confirm" not in str(ben.view)
    await ana.press("Answer")
    assert await ana.submit(answer="It was my own page.") == {}
    await slack.settle()
    assert "It was my own page." in words(dana.dm[-1])
    await dana.press("Look at it")
    await dana.press("Confirm")
    assert "somebody else has to confirm it" in str(dana.view)
    await ben.open_home()
    await ben.press("Look at it")
    await ben.press("Confirm")
    await slack.settle()
    assert ana.dm[-1]["text"].startswith("Your title as an ambassador was taken back")
    await ben.command(f"/ambassador check {mine.number}")
    assert ben.ephemerals[-1]["text"] == "This number is not valid."
    await dana.open_home()
    await dana.press("Certificates")
    await dana.submit(person=ANA)
    await dana.press("Undo it")
    assert await dana.submit(why="It was her own page.") == {}
    await slack.settle()
    assert ana.dm[-1]["text"] == "You have your title back: taking it back was undone."
    await ben.command(f"/ambassador check {mine.number}")
    assert ben.ephemerals[-1]["text"] == "Valid until 18 November 2027."


async def test_who_does_not_answer_is_not_waited_for_longer_than_five_working_days(slack, last):
    ana, _ = await certified(slack, last)
    dana, ben = slack.member("dana"), slack.member("ben")
    await dana.open_home()
    await dana.press("Certificates")
    await dana.submit(person=ANA)
    await dana.press("Propose to take it back")
    await dana.submit(reason="Posts in the Town's name.")
    await slack.settle()
    slack.clock.stand_at(datetime(2026, 11, 25, 16, 59, tzinfo=TOWN))
    await ben.open_home()
    await ben.press("Look at it")
    assert "Confirm" not in str(ben.view)
    slack.clock.stand_at(datetime(2026, 11, 25, 17, 1, tzinfo=TOWN))
    await ben.open_home()
    await ben.press("Look at it")
    await ben.press("Confirm")
    await slack.settle()
    slack.clock.stand_at(datetime(2026, 11, 26, 9, 0, tzinfo=TOWN))
    await slack.settle()
    assert ana.dm[-1]["text"].startswith("Your title as an ambassador was taken back")


async def test_a_year_later_one_open_session_carries_it_on_and_without_one_it_ends(slack, last):
    ana, mine = await certified(slack, last)
    ben = slack.member("ben")

    def both_are_titled(session):
        titles.certified(session, "U0BEN", number="91QX7K2M", valid_until=mine.valid_until)
        autumn = datetime(2027, 10, 13, 12, tzinfo=TOWN)
        titles.session_for_all(session, autumn, ANA)

    await slack.herald.db.transact(both_are_titled)
    await hour(slack, datetime(2027, 10, 20, 10, tzinfo=TOWN))
    told = "Your title as an ambassador is valid until 18 November 2027."
    assert said(ben, "Your title") == [told]
    assert said(ana, "Your title") == []
    await hour(slack, datetime(2027, 11, 12, 10, tzinfo=TOWN))
    assert said(ben, "Your title") == [told, told]
    await hour(slack, datetime(2027, 11, 19, 10, tzinfo=TOWN))
    ended = "Your title as an ambassador ended on 18 November 2027. Thank you for bearing it."
    assert said(ben, "Your title") == [told, told, ended]
    assert "your title lasts on until 18 November 2028." in words(ana.dm[-1])
    assert len(ana.dm[-1]["files"]) == 2
    await ben.command(f"/ambassador check {mine.number}")
    assert ben.ephemerals[-1]["text"] == "Valid until 18 November 2028."


async def hour(slack, moment):
    """Let an hour of titles strike, without living through all that comes before it."""
    slack.clock.stand_at(moment)
    for job in (jobs.end_due, jobs.award_due, jobs.remind_of_ends, jobs.announce):
        await job(slack.herald.db, slack.clock)
    await slack.settle()


def said(person, beginning):
    """Read what somebody was told that begins so."""
    return [m["text"] for m in person.dm if m["text"].startswith(beginning)]


def posts(person):
    """Read the posts about titles in the programme's channel."""
    room = person.place("ambassadors").messages.values()
    return [m["text"] for m in room if "Congratulations" in m["text"]]


async def test_who_bears_the_title_reads_so_where_they_ask_who_they_are(slack, last):
    ana = slack.member("ana")
    await ana.command("/ambassador")
    assert ana.ephemerals[-1]["text"].startswith("You are a member of ")
    ana, mine = await certified(slack, last)
    await ana.command("/ambassador")
    said = ana.ephemerals[-1]
    assert said["text"].startswith("You are an ambassador of ")
    assert shown(mine.number) in words(said)
    slack.clock.stand_at(mine.valid_until + MINUTE)
    await ana.command("/ambassador")
    assert ana.ephemerals[-1]["text"].startswith("You are a member of ")
