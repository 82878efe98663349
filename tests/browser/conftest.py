"""What the browser tests share: one Chromium, a town for each test, people with screens."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ViewportSize, async_playwright

from tests.browser.checks import Trouble
from tests.browser.screens import DESKTOP, PHONE, Screens
from tests.browser.small import call, small
from tests.browser.town import Town, open_town
from tests.browser.visitor import Visitor

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

__all__ = ["DESKTOP", "PHONE", "call", "small"]
Visit: TypeAlias = Callable[..., Awaitable[Visitor]]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium(request) -> AsyncIterator[Browser]:
    """A Chromium with a fresh profile."""
    path = request.config.getoption("--browser-path")
    if path is None:
        pytest.skip("no --browser-path was given")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def screen(request) -> ViewportSize:
    """Both widths."""
    size: ViewportSize = request.param
    return size


@pytest_asyncio.fixture(loop_scope="session")
async def town(database_url, tmp_path) -> AsyncIterator[Town]:
    """A town in which Herald makes no mistake towards Slack."""
    async with open_town(database_url, tmp_path / "slack.json") as town:
        yield town
        assert town.sandbox.problems == []


@pytest.fixture
def pictures(request) -> Path | None:
    """Where pictures go, if they are wanted."""
    folder = request.config.getoption("--screenshots")
    if folder is None:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)


@pytest.fixture
def trouble() -> Trouble:
    """What browsers complain about; nothing, unless a test takes it back."""
    return Trouble()


@pytest_asyncio.fixture(loop_scope="session")
async def visit(chromium, town, trouble, pictures) -> AsyncIterator[Visit]:
    """Give people a screen each; no browser may complain about anything."""
    async with Screens(chromium, trouble, pictures) as screens:

        async def open_page(name: str, size: ViewportSize, **more: Any) -> Visitor:
            address = f"{town.sandbox.url}/?as={town.sandbox.person(name).id}"
            return await screens.open(address, size, **more)

        yield open_page
