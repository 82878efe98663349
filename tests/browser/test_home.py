"""The app's corner: its Home, its messages, and what it says of itself."""

import pytest
from playwright.async_api import expect

from tests.browser.screens import PHONE
from tests.sandbox.checker.build import actions, button, element, field, home, plain, section

DISPLAY = {"type": "mrkdwn", "text": "Nothing to do"}
NOTE = field(element("plain_text_input"), block_id="note", label=plain("Note"), optional=True)
GO = actions(button(action_id="go", text=plain("Go on")))


@pytest.fixture
def publish(small):
    """Let the app draw somebody's Home."""

    async def published(*blocks):
        await small.app.client.views_publish(user_id="U0ANA", view=home(*blocks))

    return published


async def test_a_home_is_awaited_and_then_there(small, call, publish, screen):
    ana = await call("ana", screen, at="home")
    await expect(ana.page.get_by_text("crier is drawing your Home…")).to_be_visible()
    await publish(section(text=DISPLAY))

    await ana.sees("Nothing to do")
    await expect(ana.page.get_by_text("is drawing your Home")).to_be_hidden()


async def test_an_app_without_a_home_view_leaves_it_empty(call, screen):
    ana = await call("ana", screen, at="home")

    await ana.sees("Nothing here yet.", "crier draws its Home when somebody opens it.")


async def test_a_new_home_keeps_the_place_the_caret_and_what_was_typed(call, publish):
    long = [section(text={"type": "mrkdwn", "text": f"Line {number}"}) for number in range(60)]
    ana = await call("ana", PHONE, at="home")
    await publish(*long, NOTE, GO)
    note = ana.page.get_by_label("Note")
    await note.click()
    await ana.page.keyboard.type("Half a tho")
    scroll = "document.querySelector('.home').scrollTop"
    before = await ana.page.evaluate(scroll)
    await publish(*[section(text=DISPLAY)] * 60, NOTE, GO)
    await expect(ana.page.get_by_text("Nothing to do").first).to_be_attached()
    await ana.page.keyboard.type("ught")

    await expect(note).to_have_value("Half a thought")
    assert await ana.page.evaluate(scroll) == before > 500


async def test_what_was_typed_at_home_is_there_after_a_look_at_the_messages(call, publish):
    ana = await call("ana", at="home")
    await publish(NOTE)
    await ana.page.get_by_label("Note").fill("Later")
    await ana.page.get_by_role("tab", name="Messages").click()
    await expect(ana.page.get_by_role("tab", name="Messages", selected=True)).to_be_visible()
    await ana.page.get_by_role("tab", name="Home").click()

    await expect(ana.page.get_by_label("Note")).to_have_value("Later")


async def test_the_app_says_what_it_is_and_the_arrow_keys_go_along_the_tabs(call, screen):
    ana = await call("ana", screen, at="home")
    await ana.page.get_by_role("tab", name="About").click()
    await ana.sees("About crier", "/cry", "Cry it out", "Cry this", "in the menu of a message")
    await expect(ana.page.get_by_role("tabpanel", name="About")).to_be_visible()
    await ana.page.keyboard.press("ArrowRight")

    await expect(ana.page.get_by_role("tab", name="Home", selected=True)).to_be_focused()
    await ana.page.keyboard.press("ArrowRight")
    await expect(ana.page.get_by_role("tab", name="Messages", selected=True)).to_be_focused()


async def test_a_guest_has_a_home_of_their_own(small, call, publish):
    gus = await call("gus", at="home")
    await publish(section(text=DISPLAY))
    await small.app.client.views_publish(user_id="U0GUS", view=home(section()))

    await gus.sees("Words")
    await expect(gus.page.get_by_text("Nothing to do")).to_have_count(0)
