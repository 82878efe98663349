"""Where one writes: completion, Slack's keys, and what happens when something cannot be sent."""

import asyncio

import pytest
from playwright.async_api import expect


def composer(visitor):
    return visitor.page.get_by_role("main").get_by_role("textbox", name="Message")


COMPLETIONS = [
    ("/h", "/hail", "/hail "),
    ("Ask @be", "Ben Okafor", "Ask @ben "),
    ("See #gen", "#general", "See #general "),
    ("Well done :tad", ":tada:", "Well done :tada: "),
]


@pytest.mark.parametrize(("typed", "option", "completed"), COMPLETIONS)
async def test_what_one_begins_to_type_is_completed(small, call, typed, option, completed):
    ana = await call("ana")
    field = composer(ana)
    await field.press_sequentially(typed)
    await expect(ana.page.get_by_role("option").first).to_contain_text(option)
    await expect(field).to_have_attribute("aria-activedescendant", f"{await list_id(field)}-0")

    await field.press("Tab")
    await expect(field).to_have_value(completed)
    await expect(ana.page.get_by_role("option")).to_have_count(0)


async def list_id(field):
    return await field.get_attribute("aria-controls")


async def test_commands_are_offered_with_their_words(small, call):
    ana = await call("ana")
    await composer(ana).press_sequentially("/")
    options = ana.page.get_by_role("option")

    await expect(options).to_have_count(3)
    await ana.sees("Cry it out", "Hail somebody", "Says nothing")
    await composer(ana).press("Escape")
    await expect(options).to_have_count(0)


async def test_enter_sends_and_shift_enter_makes_a_line(small, call):
    ana = await call("ana")
    field = composer(ana)
    before = (await field.bounding_box())["height"]
    await field.press_sequentially("One")
    await field.press("Shift+Enter")
    await field.press_sequentially("Two")
    assert (await field.bounding_box())["height"] > before

    await field.press("Enter")
    await expect(field).to_have_value("")
    await expect(ana.newest.locator(".text")).to_have_text("One\nTwo", use_inner_text=True)


async def test_keys_make_words_bold_and_italic(small, call):
    ana = await call("ana")
    field = composer(ana)
    await field.fill("loud")
    await field.press("Control+a")
    await field.press("Control+b")
    await expect(field).to_have_value("*loud*")
    await field.press("Control+b")
    await expect(field).to_have_value("loud")
    await field.press("Control+i")
    await field.press("Control+b")
    await field.press("Enter")

    await expect(ana.newest.locator("strong")).to_have_text("loud")
    await expect(ana.newest.locator("em")).to_have_text("loud")


async def test_up_edits_the_last_thing_one_said(small, call):
    await small.say("ana", "The gate opns at nine.")
    await small.say("ben", "Thanks!")
    ana = await call("ana")
    await ana.sees("Thanks!")
    await composer(ana).press("ArrowUp")
    field = ana.page.get_by_role("textbox", name="Edit message")
    await expect(field).to_be_focused()
    await field.press("Escape")
    await expect(field).to_have_count(0)

    await composer(ana).press("ArrowUp")
    await field.fill("The gate opens at nine.")
    await field.press("Enter")
    await ana.sees("The gate opens at nine.", "(edited)")


async def test_an_unknown_command_is_named_and_may_be_a_message(small, call):
    ana = await call("ana")
    await composer(ana).fill("/usr/bin is full")
    await composer(ana).press("Enter")
    await ana.sees("/usr/bin is not a valid command.")
    await expect(composer(ana)).to_have_value("/usr/bin is full")

    await ana.press("Send it as a message")
    await ana.sees("/usr/bin is full", within=ana.newest)
    await expect(composer(ana)).to_have_value("")
    assert [message["text"] for message in small.sandbox.messages("general")] == [
        "/usr/bin is full"
    ]


async def test_words_that_could_not_be_sent_are_kept(small, call, trouble):
    ana = await call("ana")
    await composer(ana).fill("Is anybody there?")
    await ana.page.route("**/page/say", lambda route: route.abort())
    await composer(ana).press("Enter")
    await ana.sees("This was not sent. Your words are still here: try again.")
    await expect(composer(ana)).to_have_value("Is anybody there?")

    await ana.page.unroute("**/page/say")
    await composer(ana).press("Enter")
    await ana.sees("Is anybody there?", within=ana.newest)
    assert trouble.said == ["Failed to load resource: net::ERR_FAILED"]
    trouble.said.clear()


async def test_a_draft_waits_for_its_author(small, call):
    ana = await call("ana")
    await composer(ana).fill("Half a sen")
    await ana.go_to("outside")
    await expect(composer(ana)).to_have_value("")
    await ana.go_to("general")
    await expect(composer(ana)).to_have_value("Half a sen")


async def test_a_command_that_nobody_answers_is_told_as_slack_tells_it(small, call):
    heard = asyncio.Event()

    @small.app.command("/mute")
    async def mute(ack):
        await ack()
        heard.set()

    ana = await call("ana")
    await composer(ana).fill("/mute everything")
    await composer(ana).press("Enter")

    await asyncio.wait_for(heard.wait(), 10)
    await expect(composer(ana)).to_have_value("")


async def test_who_is_not_in_a_channel_is_told_and_can_join(small, call):
    ben = await call("ben", at="C0OUT")
    await ben.sees("You are not in #outside.")
    await expect(composer(ben)).to_have_count(0)
    await ben.press("Join channel")

    await expect(composer(ben)).to_be_editable()
