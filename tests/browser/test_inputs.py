"""Every input of Block Kit, filled in by mouse and by keyboard, as it arrives at an app."""

import pytest
from playwright.async_api import expect

from tests.browser.everything import FORM, FOUND, STATE, STORIES, TYPED

BOLD = "Control+b"
DATED = ("Day", "Time", "Moment")
MARKED = "document.activeElement.getAttribute('aria-activedescendant')"


@pytest.fixture
def sent(small):
    """What the app is sent by the form that /cry opens; it offers stories to those who look."""
    states = []

    @small.app.command("/cry")
    async def cried(ack, body, client):
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)
        await ack()

    @small.app.options("value")
    async def looked(ack, payload):
        wanted = [
            each for each in STORIES if payload["value"].lower() in each["text"]["text"].lower()
        ]
        await ack(options=wanted)

    @small.app.view("everything")
    async def came(ack, view):
        await ack()
        states.append(view["state"]["values"])

    return states


async def test_a_form_filled_with_the_mouse_arrives_as_slack_would_send_it(call, sent):
    ana = await call("ana")
    await ana.write("/cry")
    await expect(ana.field("Headline")).to_be_focused()
    await ana.fill(TYPED)
    await ana.field("Body").click()
    await ana.page.keyboard.type("Come ")
    await ana.press("Bold", ana.dialog)
    await ana.page.keyboard.type("all")
    for label, _, choices in FOUND:
        await ana.field(label).click()
        if label == "Story":
            await ana.field(label).fill("light")
        for choice in choices:
            await ana.dialog.get_by_role("option", name=choice).click()
        await ana.page.keyboard.press("Tab")
    await ana.dialog.get_by_role("radio", name="Rainy").check()
    await ana.dialog.get_by_role("checkbox", name="Sunny").check()
    await ana.sees("Everything")
    await ana.press("Send", ana.dialog)
    await expect(ana.dialog).to_have_count(0)

    assert sent == [STATE]


async def test_a_form_filled_with_the_keyboard_arrives_as_slack_would_send_it(call, sent):
    ana = await call("ana")
    keyboard = ana.page.keyboard
    await ana.write("/cry")
    await expect(ana.field("Headline")).to_be_focused()
    for label, words in TYPED.items():
        await ana.field(label).focus()
        await (ana.field(label).fill(words) if label in DATED else keyboard.type(words))
    await ana.field("Body").focus()
    await keyboard.type("Come ")
    await keyboard.press(BOLD)
    await keyboard.type("all")
    for label, letters, choices in FOUND:
        await ana.field(label).focus()
        await keyboard.type(letters)
        await pick(ana, keyboard, choices)
    await ana.dialog.get_by_role("radio", name="Sunny").focus()
    await keyboard.press("ArrowDown")
    await ana.dialog.get_by_role("checkbox", name="Sunny").focus()
    await keyboard.press("Space")
    await ana.field("Headline").focus()
    await keyboard.press("Enter")
    await expect(ana.dialog).to_have_count(0)

    assert sent == [STATE]


async def pick(ana, keyboard, choices):
    """Walk to each choice with the arrow keys and take it."""
    for choice in choices:
        wanted = ana.dialog.get_by_role("option", name=choice)
        await keyboard.press("ArrowDown")
        await expect(wanted).to_be_visible()
        while await ana.page.evaluate(MARKED) != await wanted.get_attribute("id"):
            await keyboard.press("ArrowDown")
        await keyboard.press("Enter")
    await keyboard.press("Tab")
