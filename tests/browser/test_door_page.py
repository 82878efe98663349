"""The door page on a projector and on a phone: what one sees, and that it keeps itself alive."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from typing import Any, NamedTuple

import pytest
import pytest_asyncio
import zxingcpp
from axe_playwright_python.async_playwright import Axe
from PIL import Image
from playwright.async_api import Page, ViewportSize, expect
from sqlalchemy.orm import Session

from bot import app
from bot.clock import WindableClock
from bot.sandbox import Sandbox
from bot.trainings.models import Attendance, Lesson, Means, Presence, Training
from bot.trainings.rules.codes import code_at
from tests import given
from tests.browser.screens import PHONE, Screens
from tests.given import ANA, BEN, CHRIS, DANA, NOON
from tests.town import MANIFEST, PAGES, TOWN, settings_for

PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
SOON = 10_000  # milliseconds within which the page has looked again
STRICTEST = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
FAR = 0.1  # of a screen's height: digits that are read from the last row


class Room(NamedTuple):
    """A training that begins, and Herald behind it."""

    herald: Any
    clock: WindableClock
    training: Training

    @property
    def door(self) -> str:
        """The address of its door page."""
        return f"{self.herald.pages.address}/door/{self.training.door}"

    async def arrive(self, person: str) -> None:
        """Let somebody be there."""
        await self.herald.db.transact(arrived, self.training, person)


def arrived(session: Session, training: Training, person: str) -> None:
    told: dict[str, Any] = {"presence": Presence.THERE, "means": Means.HOST, "at": NOON}
    session.add(Attendance(training_id=training.id, member_id=person, by=DANA, **told))


def planned(session: Session, training: Training, lesson: Lesson) -> None:
    session.add(lesson)
    session.flush()
    session.add(training)


@pytest_asyncio.fixture(loop_scope="session")
async def room(database_url) -> AsyncIterator[Room]:
    """Wednesday, ten minutes before *When people answer*; only the web server is at work."""
    sandbox = Sandbox(MANIFEST, TOWN, now=NOON.timestamp())
    await sandbox.start()
    clock = WindableClock()
    clock.stand_at(NOON - timedelta(minutes=10))
    herald = app.build(settings_for(sandbox, database_url, **PAGES), clock)
    await herald.prepare()
    lesson = given.lesson("When people answer", position=4)
    place = "Town Hall, Room 2 (step-free, first floor)"
    training = given.training(lesson_id=lesson.id, place=place)
    await herald.db.transact(planned, training, lesson)
    yield Room(herald, clock, training)
    await herald.close()
    await sandbox.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def screens(chromium, trouble, pictures) -> AsyncIterator[Screens]:
    """Screens of people who are not in Slack."""
    async with Screens(chromium, trouble, pictures) as screens:
        yield screens


@pytest.fixture(params=[PROJECTOR, PHONE], ids=["projector", "phone"])
def size(request) -> ViewportSize:
    """Both widths."""
    chosen: ViewportSize = request.param
    return chosen


async def opened(screens: Screens, address: str, size: ViewportSize) -> Page:
    page = (await screens.open(address, size)).page
    await page.wait_for_load_state()
    return page


async def shut_out(page: Page) -> list[str]:
    """List what axe-core finds, also by the strictest contrast (WCAG 1.4.6): for a bright room."""
    found: Any = await Axe().run(page, options=STRICTEST)
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found.response["violations"]]


async def code_shown(page: Page) -> str:
    return re.sub(r"\D", "", await page.locator("#code").inner_text())


async def test_the_door_page_is_read_from_the_last_row_and_on_a_phone(
    room, screens, size, pictures
):
    for person in (ANA, BEN, CHRIS):
        await room.arrive(person)
    page = await opened(screens, room.door, size)
    await expect(page.get_by_role("heading", level=1, name="When people answer")).to_be_visible()
    assert await code_shown(page) == code_at(room.training.secret, room.clock.now())
    await expect(page.get_by_text("3 checked in")).to_be_visible()
    if size == PROJECTOR:
        digits = await page.locator("#code").bounding_box()
        assert digits is not None
        assert digits["height"] > FAR * size["height"]
        assert await page.evaluate("document.documentElement.scrollHeight") <= size["height"]
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert await shut_out(page) == []
    if pictures and size == PROJECTOR:
        await page.screenshot(path=pictures / "door.png")


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1280, 720), (1366, 768), (3840, 2160)])
async def test_every_projector_shows_the_whole_page(room, screens, width, height):
    page = await opened(screens, room.door, {"width": width, "height": height})
    whole = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    assert await page.evaluate(whole) == [width, height]


async def test_long_names_leave_room_for_the_code(room, screens, size):
    def rename(session):
        session.get(Lesson, room.training.lesson_id).title = "Answering" * 22
        session.get(Training, room.training.id).place = "Behind the old mill, " * 15

    await room.herald.db.transact(rename)
    page = await opened(screens, room.door, size)
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    if size == PROJECTOR:
        assert await page.evaluate("document.documentElement.scrollHeight") <= size["height"]
    assert await shut_out(page) == []


async def test_a_phone_reads_the_qr_code_from_the_screen(room, screens):
    page = await opened(screens, room.door, PROJECTOR)
    seen = Image.open(BytesIO(await page.screenshot()))
    found = [code.text for code in zxingcpp.read_barcodes(seen)]
    assert found == [room.herald.pages.slack]


async def test_the_page_keeps_itself_alive(room, screens, trouble):
    page = await opened(screens, room.door, PROJECTOR)
    left = int(await page.locator("#left").inner_text())
    await expect(page.locator("#left")).not_to_have_text(str(left), timeout=SOON)
    await room.arrive(ANA)
    await expect(page.locator("#there")).to_have_text("1 checked in", timeout=SOON)

    before = await code_shown(page)
    room.clock.stand_at(room.clock.now() + timedelta(minutes=2))
    now = code_at(room.training.secret, room.clock.now())
    await expect(page.locator("#command")).to_have_text(f"/training here {now}", timeout=SOON)
    assert await code_shown(page) == now != before

    room.clock.stand_at(NOON + timedelta(minutes=16))
    await expect(page.get_by_role("heading", name="Check-in is over")).to_be_visible(timeout=SOON)
    room.clock.stand_at(NOON + timedelta(minutes=61))
    await expect(page.get_by_role("heading", name="This page has ended")).to_be_visible(
        timeout=SOON
    )
    assert {"410" in said for said in trouble.said} == {True}  # how an ended page is answered
    trouble.said.clear()


async def test_a_lost_line_is_told_and_an_old_code_is_hidden(room, screens, trouble):
    page = await opened(screens, room.door, PROJECTOR)
    line = page.locator("#line")
    await expect(line).to_be_empty()
    await page.clock.install()
    await page.reload()
    await page.context.set_offline(True)
    await page.clock.run_for(20_000)
    await expect(line).to_contain_text("No connection. Trying again", timeout=SOON)
    await expect(page.locator("#code")).to_be_visible()
    await page.clock.run_for(110_000)
    await expect(line).to_contain_text("The code is too old", timeout=SOON)
    await expect(page.locator("#code")).to_be_hidden()
    assert await shut_out(page) == []

    await page.context.set_offline(False)
    await page.clock.run_for(10_000)
    await expect(line).to_be_empty(timeout=SOON)
    await expect(page.locator("#code")).to_be_visible()
    trouble.said = [said for said in trouble.said if "ERR_INTERNET_DISCONNECTED" not in said]


async def test_before_there_is_a_code_a_lost_line_speaks_of_none(room, screens, trouble):
    room.clock.stand_at(NOON - timedelta(minutes=40))
    page = await opened(screens, room.door, PHONE)
    await page.clock.install()
    await page.reload()
    await page.context.set_offline(True)
    await page.clock.run_for(200_000)
    await expect(page.locator("#line")).to_contain_text("No connection. Trying again", timeout=SOON)
    await expect(page.get_by_role("heading", name="Check-in opens at 11:45")).to_be_visible()
    trouble.said = [said for said in trouble.said if "ERR_INTERNET_DISCONNECTED" not in said]


async def test_without_scripts_the_page_shows_the_code_and_looks_again(room, chromium):
    context = await chromium.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(room.door)
    assert await code_shown(page) == code_at(room.training.secret, room.clock.now())
    refresh = page.locator('meta[http-equiv="refresh"]')
    assert 0 < int(await refresh.get_attribute("content") or "") <= 60
    await context.close()


@pytest.mark.parametrize("minutes", [-120, -30, 30])
async def test_before_and_after_the_code_the_page_is_as_readable(room, screens, size, minutes):
    room.clock.stand_at(NOON + timedelta(minutes=minutes))
    page = await opened(screens, room.door, size)
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert await shut_out(page) == []


async def test_a_certificate_is_checked_by_keyboard(room, screens, size):
    page = await opened(screens, f"{room.herald.pages.address}/", size)
    assert await shut_out(page) == []
    await page.get_by_role("link", name="Check a certificate").click()
    field = page.get_by_role("textbox", name="Number on the certificate")
    await expect(field).to_have_accessible_description(
        "Eight letters and digits, such as 7K2M-91QX."
    )
    assert await shut_out(page) == []
    await field.fill("7k2m 9lqx")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_have_text("Not valid")
    await expect(field).to_have_value("7K2M-91QX")
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert await shut_out(page) == []
