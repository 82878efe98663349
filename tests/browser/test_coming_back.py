"""When the sandbox goes away and comes back."""

import asyncio

from playwright.async_api import expect

from tests.browser.conftest import DESKTOP
from tests.browser.visitor import WINDING


async def test_the_page_and_herald_come_back_by_themselves(visit, town, trouble):
    ana = await visit("ana", DESKTOP)
    await ana.write("Before the power cut.")
    absence = asyncio.Event()
    restarting = asyncio.create_task(town.restart_slack(absence=absence))
    await ana.sees("The sandbox is away. This page comes back by itself")
    absence.set()
    await restarting

    await expect(ana.page.get_by_text("The sandbox is away.")).to_be_hidden()
    await expect(ana.page.get_by_text("Herald is connected")).to_be_visible(timeout=WINDING)
    await ana.sees("Before the power cut.")
    await ana.write("/share")
    await ana.sees("Open stories, newest first")
    trouble.said = [line for line in trouble.said if "net::ERR_" not in line]
