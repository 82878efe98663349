"""What can be done with a message: by mouse, by finger and by keys."""

from playwright.async_api import expect

from tests.browser.screens import PHONE
from tests.browser.small import GENERAL
from tests.sandbox.drawing import modal


async def test_the_menu_offers_what_one_may_do(small, call):
    await small.say("ana", "My own words.")
    await small.say("ben", "Words of somebody else.")
    ana = await call("ana")

    await ana.message("My own words.").hover()
    await ana.press("More actions", ana.message("My own words."))
    labels = await ana.page.get_by_role("menuitem").all_inner_texts()
    assert [label.splitlines()[0] for label in labels[5:]] == [
        "Cry this", "Reply in thread", "Copy text", "Copy link", "Pin to channel",
        "Edit message", "Delete message",
    ]  # fmt: skip
    await ana.page.keyboard.press("Escape")
    await ana.message("Words of somebody else.").hover()
    await ana.press("More actions", ana.message("Words of somebody else."))
    labels = await ana.page.get_by_role("menuitem").all_inner_texts()
    assert [label.splitlines()[0] for label in labels[5:]] == [
        "Cry this", "Reply in thread", "Copy text", "Copy link", "Pin to channel",
    ]  # fmt: skip


async def test_a_shortcut_of_the_app_gets_the_message(small, call):
    @small.app.message_shortcut("cry_this")
    async def cried(ack, shortcut, client):
        await ack()
        title = shortcut["message"]["text"]
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(title))

    await small.say("ben", "It is noon")
    ana = await call("ana")
    await ana.choose("More actions", ana.message("It is noon"), "Cry this")

    await expect(ana.page.get_by_role("dialog", name="It is noon")).to_be_visible()


async def test_a_copied_link_opens_at_its_message(small, call):
    target = await small.say("ben", "The one that matters.")
    for number in range(130):
        await small.say("cleo", f"Number {number}")
    ana = await call("ana", at=f"{GENERAL}//{target['ts']}", permissions=["clipboard-write"])
    node = ana.message("The one that matters.")
    await expect(node).to_be_focused()
    await expect(node).to_be_in_viewport()

    await ana.page.evaluate(KEEP_COPIED)
    await ana.choose("More actions", node, "Copy link")
    await ana.sees("Copied.")
    copied = await ana.page.evaluate("copied")
    assert copied == f"{small.sandbox.url}/?as=U0ANA#{GENERAL}//{target['ts']}"


KEEP_COPIED = "navigator.clipboard.writeText = async (words) => { window.copied = words; }"


async def test_a_link_to_a_reply_opens_its_thread_there(small, call):
    parent = await small.say("ana", "Who brings the camera?")
    reply = await small.say("ben", "I do.", thread_ts=parent["ts"])
    ana = await call("ana", at=f"{GENERAL}/{parent['ts']}/{reply['ts']}")

    pane = ana.page.get_by_role("complementary", name="Thread")
    await expect(pane.get_by_role("article").filter(has_text="I do.")).to_be_focused()


async def test_a_link_to_a_message_that_is_gone_says_so(small, call):
    await small.say("ben", "Still here.")
    ana = await call("ana", at=f"{GENERAL}//1000000000.000100")

    await ana.sees("Still here.", "This message is not here any more.")


async def test_one_deletes_what_one_said_after_a_question(small, call):
    await small.say("ana", "Said too fast.")
    ana = await call("ana")
    await ana.choose("More actions", ana.message("Said too fast."), "Delete message")
    await (
        ana.page.get_by_role("alertdialog", name="Delete this message?")
        .get_by_role("button", name="Delete")
        .click()
    )

    await expect(ana.page.get_by_text("Said too fast.")).to_have_count(0)
    assert small.sandbox.messages("general") == []


async def test_everything_is_reached_by_keys(small, call):
    await small.say("ana", "First.")
    await small.say("ben", "Second.")
    ana = await call("ana")
    await ana.sees("Second.")
    await ana.page.get_by_role("log").focus()
    keyboard = ana.page.keyboard

    await keyboard.press("ArrowUp")
    await expect(ana.message("Second.")).to_be_focused()
    await keyboard.press("ArrowUp")
    await expect(ana.message("First.")).to_be_focused()
    await keyboard.press("m")
    await expect(ana.page.get_by_role("menu", name="More actions")).to_be_visible()
    await keyboard.press("Escape")
    await ana.message("First.").focus()
    await keyboard.press("e")
    await expect(ana.page.get_by_role("textbox", name="Edit message")).to_be_focused()
    await keyboard.press("Escape")
    await expect(ana.message("First.")).to_be_focused()
    await keyboard.press("t")
    await expect(ana.page.get_by_role("textbox", name="Reply in thread")).to_be_focused()


async def test_a_long_press_opens_the_menu_as_a_sheet(small, call):
    await small.say("ben", "Press me.")
    ana = await call("ana", PHONE)
    await ana.sees("Press me.")
    box = await ana.message("Press me.").locator(".text").bounding_box()
    touch = await ana.page.context.new_cdp_session(ana.page)
    point = {"x": box["x"] + 5, "y": box["y"] + 5}
    await touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})

    sheet = ana.page.get_by_role("menu", name="More actions")
    await expect(sheet).to_be_visible()
    await touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    box = await sheet.bounding_box()
    assert (box["x"], round(box["y"] + box["height"])) == (8, PHONE["height"] - 8)
