"""Hours as people meet them: the door on the Home, the form, what was understood, days away."""

from datetime import timedelta

from bot import outbox
from bot.hours import absence, week
from bot.slack.messages import Message
from tests.given import MONDAY, TOWN


async def in_my_hours(slack, name="ana"):
    person = slack.member(name)
    await person.open_home()
    await person.press("My hours")
    return person


def arrived(slack, person):
    """Count the messages that bring what can wait."""
    return sum("It can wait." in text for text in slack.said_to(person))


def lines(person):
    """Read the bold beginnings of what a window shows."""
    parts = [e for b in person.view["blocks"] if b["type"] == "rich_text" for e in b["elements"]]
    inside = [inner for part in parts for inner in part["elements"]]
    texts = [e for i in inside for e in (i.get("elements", [i]))]
    return "".join(text.get("text", "…") for text in texts)


async def test_hours_are_shown_plainly(slack):
    ana = await in_my_hours(slack)
    assert lines(ana) == (
        "You keep the hours of the Town of Willow Bend."
        "Monday to Friday: 8:00 am to 5:00 pm"
        "By the clock of New York (as for everybody). You're on duty now."
    )


async def test_a_week_is_shown_again_as_understood_before_it_is_kept(slack):
    ana = await in_my_hours(slack)
    await ana.press("Change my hours")
    assert await ana.submit(week="mon-thu 7am to 5:30pm, fri off", zone="") == {
        "week": "I can't read “fri off”. Write it like this: Mon-Thu 7:00-17:30; Fri off"
    }
    await ana.submit(week="mon-thu 7am to 5:30pm; fri off", zone="chicago")
    assert lines(ana).startswith("This is what I understood. Is it right?You keep hours of your")
    assert "That makes 42 hours a week." in lines(ana)
    assert "Thursday: 7:00 am to 5:30 pmFriday: off" in lines(ana)
    await ana.submit()
    assert lines(ana) == (
        "You keep hours of your own."
        "Monday to Thursday: 7:00 am to 5:30 pm"
        "By the clock of Chicago (as you chose). You're on duty now."
    )


async def test_what_was_understood_wrongly_is_changed_and_not_lost(slack):
    ana = await in_my_hours(slack)
    await ana.press("Change my hours")
    await ana.submit(week="Sat 22-6 overnight", zone="")
    await ana.press("Change it")
    assert ana.view["blocks"][0]["element"]["initial_value"] == "Sat 22:00-6:00 overnight"
    await ana.submit(week="Sat 22:00-5:00 overnight", zone="")
    await ana.submit()
    assert "Saturday: 10:00 pm to 5:00 am on the next day" in lines(ana)


async def test_what_cannot_be_meant_is_said_under_its_field(slack):
    ana = await in_my_hours(slack)
    await ana.press("Change my hours")
    errors = await ana.submit(week="Mon-Fri 22-6", zone="Mars")
    assert sorted(errors) == ["week", "zone"]
    assert errors["zone"].startswith("There is no time zone “Mars”.")


async def test_days_away_are_written_down_listed_and_taken_back(slack):
    ana = await in_my_hours(slack)
    await ana.press("I'm away …")
    assert await ana.submit(first_on="2026-11-23", last_on="2026-11-20") == {
        "last_on": absence.BACKWARDS
    }
    await ana.submit(first_on="2026-11-23", last_on="2026-11-27")
    entry = "Away from Monday, 23 November 2026 to Friday, 27 November 2026"
    assert [b["text"]["text"] for b in ana.view["blocks"] if "accessory" in b] == [entry]
    await ana.press("Take back")
    assert [b for b in ana.view["blocks"] if "accessory" in b] == []


async def test_what_waits_comes_when_ones_own_hours_begin(slack):
    ana = await in_my_hours(slack)
    await ana.press("Change my hours")
    await ana.submit(week="Tue 13:00-17:00", zone="")
    await ana.submit()
    await slack.herald.db.transact(outbox.tell, "U0ANA", Message("It can wait."))
    await slack.settle()
    assert arrived(slack, ana) == 0
    await slack.wind((MONDAY + timedelta(days=1)).replace(hour=12, tzinfo=TOWN))
    assert arrived(slack, ana) == 0
    await slack.wind((MONDAY + timedelta(days=1)).replace(hour=13, tzinfo=TOWN))
    assert arrived(slack, ana) == 1


async def test_changed_hours_bring_at_once_what_was_held(slack):
    await slack.wind(MONDAY.replace(hour=19))
    ana = slack.member("ana")
    await slack.herald.db.transact(outbox.tell, "U0ANA", Message("It can wait."))
    await slack.settle()
    assert arrived(slack, ana) == 0
    await in_my_hours(slack)
    await ana.press("Change my hours")
    await ana.submit(week="Mon-Fri 12:00-20:00", zone="")
    await ana.submit()
    await slack.settle()
    assert arrived(slack, ana) == 1


def test_the_example_that_people_are_given_is_understood():
    assert week.write(week.parse(week.EXAMPLE)) == "Mon-Thu 7:00-17:30"
