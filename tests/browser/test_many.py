"""A city of thousands on one screen, many tabs at once, and words that outlive a reload."""

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.screens import DESKTOP, PHONE, Screens
from tests.browser.visitor import Visitor
from tests.sandbox.conftest import MONDAY
from tests.sandbox.crowd import big_sandbox, fill

MOST_ROWS = 301  # messages in a stretch that has just not been cut, and the first of a thread
FIRST_CHANNEL = "C000000"
ANA, BEN = "U000000", "U000001"
SCROLLED_UP = """row => {
  row.closest(".log").scrollTop = 0;
  return row.getBoundingClientRect().top;
}"""
ROWS = "document.querySelectorAll('.log article').length"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def city():
    """A city with 5,000 people and 2,400 messages."""
    sandbox = big_sandbox(now=MONDAY)
    fill(sandbox, 2_400)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def hamlet():
    """As many people as there are tabs, and a screenful of messages."""
    sandbox = big_sandbox(8, 2, now=MONDAY)
    fill(sandbox, 40)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def screens(chromium, trouble, pictures):
    async with Screens(chromium, trouble, pictures) as screens:
        yield screens


def address(sandbox, person=ANA, at=FIRST_CHANNEL):
    return f"{sandbox.url}/?as={person}#{at}"


def scrolled_to(edge):
    return f"document.querySelector('.log').scrollTop = {edge}"


async def post(sandbox, text, *, by=BEN, **more):
    """Let somebody without a screen say something."""
    return await sandbox.hands.say(by, FIRST_CHANNEL, text, **more)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_who_scrolls_back_through_thousands_keeps_a_short_page(city, screens, size):
    ana = await screens.open(address(city), size)
    names = city.workspace.channels.named("general").messages.top
    await expect(ana.page.get_by_role("article").first).to_be_visible()
    await expect(ana.page.locator(f'[data-ts="{names[-1]}"]')).to_be_visible()

    for back in range(140, 541, 100):
        await ana.page.evaluate(scrolled_to(0))
        await expect(ana.page.locator(f'[data-ts="{names[-back]}"]')).to_be_attached()
        assert await ana.page.evaluate(ROWS) <= MOST_ROWS
    await expect(ana.page.locator(f'[data-ts="{names[-1]}"]')).to_have_count(0)
    await ana.press("Newest messages")

    await expect(ana.page.locator(f'[data-ts="{names[-1]}"]')).to_be_in_viewport()
    assert await ana.page.evaluate(ROWS) <= MOST_ROWS


async def test_older_messages_come_in_above_without_moving_what_is_read(city, screens):
    ana = await screens.open(address(city), DESKTOP)
    names = city.workspace.channels.named("general").messages.top
    await expect(ana.page.locator(f'[data-ts="{names[-1]}"]')).to_be_in_viewport()
    read = ana.page.locator(f'[data-ts="{names[-39]}"]')
    before = await read.evaluate(SCROLLED_UP)
    await expect(ana.page.locator(f'[data-ts="{names[-90]}"]')).to_be_attached()
    after = await read.evaluate("row => row.getBoundingClientRect().top")

    assert abs(after - before) <= 2


async def test_what_is_said_meanwhile_waits_below_for_who_reads_far_up(city, screens):
    ana = await screens.open(f"{address(city)}//{early(city)}", DESKTOP)
    await expect(ana.page.locator(f'[data-ts="{early(city)}"]')).to_be_in_viewport()
    await post(city, "The bridge is closed.")
    await post(city, "It is open again.")

    await ana.press("2 new messages")

    await ana.sees("The bridge is closed.", "It is open again.")
    await expect(ana.newest).to_be_in_viewport()


def early(sandbox):
    return sandbox.workspace.channels.named("general").messages.top[500]


async def test_eight_tabs_of_one_browser_hear_everything(hamlet, screens):
    first = await screens.open(address(hamlet), DESKTOP)
    tabs = [first]
    for number in range(1, 8):
        page = await first.page.context.new_page()
        await page.goto(address(hamlet, f"U{number:06}"), wait_until="commit")
        tabs.append(Visitor(page, None))
    for tab in tabs:
        await expect(tab.page.get_by_role("textbox", name="Message")).to_be_visible()

    await tabs[7].write("Can everybody hear me?")
    for tab in tabs:
        await expect(tab.message("Can everybody hear me?")).to_be_visible()
    await first.write("We all do.")
    await expect(tabs[7].message("We all do.")).to_be_visible()


async def test_a_draft_outlives_a_reload_and_belongs_to_one_person_and_place(city, screens):
    ana = await screens.open(address(city), DESKTOP)
    field = ana.page.get_by_role("main").get_by_role("textbox", name="Message")
    await field.fill("Not finished ye")
    await ana.page.reload()
    await expect(field).to_have_value("Not finished ye")

    await ana.go_to("project-01")
    await expect(field).to_have_value("")
    await ana.page.goto(address(city, BEN))
    await expect(ana.page.get_by_role("combobox", name="Acting as")).to_contain_text("Ben")
    await expect(field).to_have_value("")
    await ana.page.goto(address(city))
    await expect(field).to_have_value("Not finished ye")


async def test_one_among_thousands_is_found_by_the_beginning_of_a_name(city, screens):
    ana = await screens.open(address(city), DESKTOP)
    await ana.page.get_by_role("textbox", name="Message").fill("Ask @pia.novak")

    offered = ana.page.get_by_role("option")
    await expect(offered).to_have_count(8)
    await offered.first.click()
    await expect(ana.page.get_by_role("textbox", name="Message")).to_have_value(
        "Ask @pia.novak223 "
    )
