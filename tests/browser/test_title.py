"""From a planned series to the certificate, over five wound weeks.

On the wide screen the code stands on the door page, 1,920 pixels wide; on the phone Herald has no
web address, and the host reads the code out of the window.
"""

import re

import pytest_asyncio
from playwright.async_api import ViewportSize, expect

from tests.browser.screens import DESKTOP, Screens
from tests.browser.town import open_town
from tests.town import PAGES

PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
LESSONS = (
    "Why we share",
    "Policy and guidelines",
    "Sharing well",
    "When people answer",
    "Video, live and emergencies",
)
WEDNESDAYS = ("2026-11-18", "2026-11-25", "2026-12-02", "2026-12-09", "2026-12-16")
CODE = re.compile(r"^\d{3} \d{3}$")
TITLE = "You are a Certified Town of Willow Bend Social Media Ambassador."


@pytest_asyncio.fixture(loop_scope="session")
async def town(database_url, tmp_path, screen):
    """A town that has web pages where there is room for a projector."""
    told = PAGES if screen == DESKTOP else {}
    async with open_town(database_url, tmp_path / "slack.json", told=told) as town:
        yield town
        assert town.sandbox.problems == []


@pytest_asyncio.fixture(loop_scope="session")
async def screens(chromium, trouble, pictures):
    """Screens for what is not Slack."""
    async with Screens(chromium, trouble, pictures) as screens:
        yield screens


async def test_five_lunchtimes_lead_to_a_certificate(visit, screens, town, screen):
    dana, emi = [await visit(name, screen) for name in ("dana", "emi")]
    for person in (dana, emi):
        await person.press("Dismiss welcome")

    await plan_five_wednesdays(dana)
    await take_all_seats(emi)
    for day, lesson in zip(WEDNESDAYS, LESSONS, strict=True):
        await dana.wind_to(f"{day}T12:03")
        if lesson == "Sharing well":
            await be_let_in_by_the_host(dana, emi, lesson)
        else:
            await check_in(emi, await the_code(dana, screens, screen, lesson), lesson)
    await be_proud(emi)


async def plan_five_wednesdays(dana):
    await dana.go_to_herald("Home")
    await dana.press("Course and trainings")
    await dana.press("Plan a series", dana.dialog)
    await dana.fill({"On which day is the first?": WEDNESDAYS[0], "Where?": "Room 2"})
    await dana.press("Look at the dates", dana.dialog)
    await dana.sees(*LESSONS, within=dana.dialog)
    await dana.press("Plan them", dana.dialog)
    await dana.sees("They stand on one card in the programme channel now.", within=dana.dialog)
    await dana.leave()


async def take_all_seats(emi):
    await emi.go_to("ambassadors")
    card = emi.message(LESSONS[4])
    for lesson in LESSONS:
        await card.get_by_role("button", name=f"Take a seat: {lesson}").click()
        await expect(emi.newest).to_contain_text(re.compile(f"You have a seat: {lesson}"))


async def the_code(dana, screens, screen, lesson):
    """Give the code as the room shows it."""
    await dana.go_to_herald("Home")
    await dana.page.get_by_role("button", name=f"Show the code: {lesson}").click()
    if screen != DESKTOP:
        shown = await dana.dialog.get_by_role("heading", name=CODE).inner_text()
        await dana.leave()
        return shown
    await dana.sees("Open the page for the projector", within=dana.dialog)
    link = dana.dialog.get_by_role("link", name="Open the page for the projector")
    address = await link.get_attribute("href")
    await dana.leave()
    door = await screens.open(address, PROJECTOR)
    shown = await door.page.get_by_text(CODE).first.inner_text()
    await door.page.close()
    return shown


async def check_in(emi, code, lesson):
    await emi.go_to_herald("Messages")
    await emi.write(f"/training here {code}")
    await expect(emi.newest).to_contain_text(f"You are checked in to {lesson}")


async def be_let_in_by_the_host(dana, emi, lesson):
    """The third Wednesday there is no code in sight: Emi asks, and Dana says yes."""
    await emi.go_to_herald("Home")
    await emi.sees(f"Check-in is open: {lesson}")
    await emi.press("Check in")
    await emi.press("Ask the host to check me in", emi.dialog)
    await emi.sees(f"The hosts of “{lesson}” have your question.")
    await emi.dialog.get_by_role("button", name="Close", exact=True).click()
    await emi.press("Cancel", emi.dialog)
    await dana.go_to_herald("Messages")
    await dana.press("Yes, here", dana.message("asks to be checked in"))
    await dana.sees("Emi Tanaka is checked in.")


async def be_proud(emi):
    await emi.go_to_herald("Messages")
    await emi.sees(TITLE, "It does not make you speak for the Town of Willow Bend")
    note = emi.message(TITLE)
    picture = note.get_by_role("img", name=re.compile("^Certificate. Emi Tanaka is a Certified"))
    await expect(picture).to_be_visible()
    await expect(note.get_by_role("link", name="Download Certificate, to keep")).to_be_visible()
    await emi.picture("certificate")
    await emi.press("Yes, tell them", note)
    await emi.go_to_herald("Home")
    await emi.sees("Certified Town of Willow Bend Social Media Ambassador")
