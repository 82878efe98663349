"""A week of taking part: invited, counted in, sharing off the clock, asked on Monday, gone."""

import pytest_asyncio
from playwright.async_api import expect

from tests.browser.town import open_town

WHY = "One child in three speaks another language at home."
INVITED = "Good news of the Town of Willow Bend, ready to share, if you like to."


@pytest_asyncio.fixture(loop_scope="session")
async def town(database_url, tmp_path):
    """A town in which nobody has joined yet."""
    async with open_town(database_url, tmp_path / "slack.json", joined=False) as town:
        yield town
        assert town.sandbox.problems == []


async def test_a_week_of_taking_part(visit, screen):
    dana, emi = [await visit(name, screen) for name in ("dana", "emi")]
    for person in (dana, emi):
        await person.press("Dismiss welcome")

    await invite(dana)
    await be_counted_in(emi)
    await wish_for_little(emi)
    await share_on_friday_evening(dana, emi)
    await answer_on_monday(dana, emi)
    await read_the_policy(emi)
    await look_into_the_mirror(emi)
    await leave_again(emi)


async def invite(dana):
    await dana.go_to_herald("Home")
    await dana.press("Invitation card")
    await dana.field("Where?").click()
    await dana.dialog.get_by_role("option", name="ambassadors").click()
    await dana.press("Post the card", dana.dialog)
    await dana.sees("The card is on its way.")
    await dana.leave()


async def be_counted_in(emi):
    await emi.go_to("ambassadors")
    await emi.sees(INVITED, "no manager hears of it")
    await emi.press("Count me in", emi.message(INVITED))
    await emi.sees("You're in. Thank you.", "Only visible to you")


async def wish_for_little(emi):
    await emi.go_to_herald("Home")
    await emi.press("My preferences")
    await emi.dialog.get_by_label("Reminders of what I could do").uncheck()
    await emi.press("Save", emi.dialog)
    await emi.sees("Saved. It holds from now on.")
    await emi.leave()

    await emi.press("My hours")
    await emi.sees("Monday", within=emi.dialog)
    await emi.leave()


async def share_on_friday_evening(dana, emi):
    await dana.wind_to("2026-11-20T18:30")
    await emi.go_to("good-stories")
    await emi.press("Share…", emi.message(WHY))
    await emi.sees("You're off duty; this can wait.", "counts as 2 paid minutes.")
    await emi.press("I shared it", emi.dialog)
    await emi.sees("this is put down as paid time: 2 minutes.")
    await emi.leave()
    await emi.go_to_herald("Messages")
    await expect(emi.message("Is that right?")).to_have_count(0)


async def answer_on_monday(dana, emi):
    await dana.wind_to("2026-11-23T08:02")
    await emi.sees("That time is paid.")
    await emi.press("Yes", emi.message("Is that right?"))
    await emi.sees("Thank you. 2 minutes stand, confirmed.")


async def read_the_policy(emi):
    await emi.go_to_herald("Home")
    await emi.press("Read it")
    await emi.sees("only human resources decide", within=emi.dialog)
    await emi.press("I have read it", emi.dialog)
    await emi.sees("Thank you. It is written down.")
    await emi.leave()
    await expect(emi.page.get_by_text("Please read the policy")).to_have_count(0)


async def look_into_the_mirror(emi):
    await emi.press("What Herald knows about me")
    await emi.sees("This is what Herald knows about you, Emi Tanaka.")
    await emi.press("Send me the file", emi.dialog)
    await emi.sees("The file is in your direct messages with Herald.")
    await emi.leave()


async def leave_again(emi):
    await emi.press("Leave")
    await emi.sees("Seats, offers, digests and reminders end at once.")
    await emi.press("Leave", emi.page.get_by_role("alertdialog"))
    await emi.sees("You've left. Thank you for the time you took part.")
    await emi.leave()
    await emi.sees("Would you like to take part?")
