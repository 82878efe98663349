"""People bring trainings into their calendars, as they meet it in Slack."""

import json

from bot.programme import store as programmes
from bot.trainings.calendars import feed
from bot.trainings.models import Feed
from tests.trainings.planners import cards, every, plan

ADDRESS = "https://herald.example.gov"


def _at_an_address(session):
    programmes.take(session).address = ADDRESS


async def at_an_address(slack):
    """Let Herald's pages be reached under an address."""
    await slack.herald.db.transact(_at_an_address)


async def my_calendar(slack, name="ana"):
    """Let somebody open *My calendar* from their Home."""
    person = slack.member(name)
    await person.open_home()
    await person.press("My calendar")
    await slack.settle()
    return person


def window(person) -> str:
    """Give all that stands in the window on top."""
    return json.dumps(person.view, ensure_ascii=False)


async def test_somebody_subscribes_takes_a_new_address_and_ends_it(slack):
    await at_an_address(slack)
    ana = await my_calendar(slack)
    await ana.press("Subscribe to my trainings")
    await slack.settle()
    (first,) = await every(slack, Feed)
    assert f"{ADDRESS}/calendar/{first.token}.ics" in window(ana)
    assert f"webcal://herald.example.gov/calendar/{first.token}.ics" in window(ana)
    await ana.press("New address")
    await slack.settle()
    (second,) = await every(slack, Feed)
    assert second.token != first.token
    assert second.token in window(ana)
    assert await slack.herald.db.read(feed, first.token, slack.clock.now()) is None
    await ana.press("End it")
    await slack.settle()
    assert await every(slack, Feed) == []
    assert ana.sees("Subscribe to my trainings")


async def test_without_a_web_address_the_window_says_what_there_is_instead(slack):
    ana = await my_calendar(slack)
    assert "Herald has none here" in window(ana)
    assert not ana.sees("Subscribe to my trainings")


async def test_who_leaves_the_programme_ends_their_address(slack):
    await at_an_address(slack)
    ana = await my_calendar(slack)
    await ana.press("Subscribe to my trainings")
    await slack.settle()
    await ana.close(all_of_them=True)
    await ana.command("/ambassador leave")
    if ana.sees("Leave"):
        await ana.press("Leave")
    await slack.settle()
    assert await every(slack, Feed) == []


async def test_a_seat_brings_a_file_links_and_words_for_the_supervisor(slack):
    await plan(slack)
    ana = slack.member("ana")
    await ana.press("Take a seat")
    await slack.settle()
    shared = [file["name"] for message in ana.dm for file in message.get("files", [])]
    assert shared == ["training-2026-11-18.ics"]
    await ana.press("Add to Outlook")
    await ana.press("Add to Google")
    await ana.press("Ask my supervisor")
    await slack.settle()
    words = "“Why we share”, on Wednesday, 18 November 2026 from 12:00 to 13:00 (Room 2)"
    assert [words in json.dumps(one, ensure_ascii=False) for one in ana.ephemerals][-1]


async def test_a_decision_about_working_time_stands_on_the_card_at_once_and_under_help(slack):
    await plan(slack)
    dana, ana = slack.member("dana"), slack.member("ana")
    assert "It counts as working time." in cards(slack)[0]
    await dana.close(all_of_them=True)
    await dana.open_home()
    await dana.press("Programme settings")
    await dana.press("Change…", among="Trainings: time, needs")
    await dana.submit(training_paid=[], training_decision="Dana Meyer, 16 November 2026: lunch.")
    await slack.settle()
    (card,) = cards(slack)
    assert "It does not count as working time: your break is used." in card
    await ana.open_home()
    await ana.press("How this works")
    await slack.settle()
    assert (
        "Trainings do not count as working time: your break is used. "
        "The decision: Dana Meyer, 16 November 2026: lunch."
    ) in window(ana)
