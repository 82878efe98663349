"""The doors through which people suggest, on a phone."""

from playwright.async_api import expect

from tests.browser.conftest import PHONE
from tests.browser.town import STREET_LIGHTS

SAID = "The fountain on Main Street runs again."


async def test_every_door_leads_to_the_same_form(visit):
    ana = await visit("ana", PHONE)
    await ana.choose("More actions", ana.message(STREET_LIGHTS), "Suggest as a story")
    await expect(ana.field("What is it?")).to_have_value(STREET_LIGHTS)
    await ana.leave()

    await ana.choose("Shortcuts", ana.page.get_by_role("main"), "Suggest a story")
    await expect(ana.field("What is it?")).to_have_value("")
    await ana.leave()

    await ana.go_to_herald("Home")
    await ana.press("Suggest a story")
    await expect(ana.field("What is it?")).to_have_value("")
    await ana.leave()


async def test_what_is_sent_to_herald_is_already_in_the_form(visit):
    ana = await visit("ana", PHONE)
    await ana.go_to_herald("Messages")
    await ana.write(SAID)
    await ana.sees("Is this a good story for colleagues to share?")
    await ana.press("Good story", ana.newest)
    await expect(ana.field("What is it?")).to_have_value(SAID)
    await ana.press("Suggest", ana.dialog)
    await ana.sees("Thank you. The digital team has it.")
    await ana.leave()

    await ana.write("Lunch is at noon.")
    await ana.press("Never mind", ana.newest)
    await ana.sees("All right, it's forgotten.")
