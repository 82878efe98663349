"""When the sandbox goes away and comes back."""

import asyncio

import pytest_asyncio
from playwright.async_api import expect

from bot.sandbox import Sandbox
from tests.browser.screens import DESKTOP, Screens
from tests.browser.visitor import WINDING
from tests.sandbox.conftest import MANIFEST, MONDAY
from tests.sandbox.conftest import TOWN as SMALL_TOWN


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


async def test_a_page_catches_up_with_what_was_said_and_unsaid_while_it_was_away(
    screens, tmp_path, trouble
):
    file = tmp_path / "town.state"
    first = await opened(file)
    port = int(first.url.rpartition(":")[2])
    parent = await first.hands.say("U0BEN", "C0GEN", "Who brings the camera?")
    wrong = await first.hands.say("U0BEN", "C0GEN", "On Sunday.")
    ana = await screens.open(f"{first.url}/?as=U0ANA#C0GEN/{parent['ts']}", DESKTOP)
    thread = ana.page.get_by_role("complementary", name="Thread")
    await ana.sees("On Sunday.")
    await first.stop()
    await ana.sees("The sandbox is away. This page comes back by itself")

    meanwhile = await opened(file)
    await meanwhile.hands.say("U0CLO", "C0GEN", "I do.", parent["ts"])
    await meanwhile.hands.say("U0BEN", "C0GEN", "On Monday, I meant.")
    meanwhile.hands.delete("U0BEN", "C0GEN", wrong["ts"])
    await meanwhile.stop()
    second = await opened(file, port)

    await ana.sees("I do.", within=thread)
    await ana.sees("On Monday, I meant.", "1 reply")
    await expect(ana.page.get_by_text("On Sunday.")).to_have_count(0)
    await second.hands.say("U0CLO", "C0GEN", "And a spare one.", parent["ts"])
    await ana.sees("And a spare one.", within=thread)
    await ana.page.close()
    await second.stop()
    trouble.said = [line for line in trouble.said if "net::ERR_" not in line]


async def opened(file, port=0):
    """Open a small town that is kept in a file."""
    sandbox = Sandbox(MANIFEST, SMALL_TOWN, now=MONDAY, state=file)
    await sandbox.start(port)
    return sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def screens(chromium, trouble, pictures):
    async with Screens(chromium, trouble, pictures) as screens:
        yield screens
