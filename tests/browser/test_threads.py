"""Threads in the pane at the side: reading, answering, what is new, what is gone."""

import re

from playwright.async_api import expect

from tests.browser.screens import DESKTOP, PHONE
from tests.browser.small import GENERAL


def pane(visitor):
    return visitor.page.get_by_role("complementary", name="Thread")


async def test_replies_are_counted_with_faces_and_the_last_one(small, call):
    parent = await small.say("ana", "Who brings the camera?")
    await small.say("ben", "I do.", thread_ts=parent["ts"])
    await small.say("cleo", "I can help.", thread_ts=parent["ts"])
    ben = await call("ben")

    link = ben.message("Who brings the camera?").get_by_role("link", name="2 replies")
    await expect(link).to_contain_text(re.compile(r"2 replies.*Last reply today at \d"))
    await expect(link.locator(".avatar")).to_have_text(["BO", "CP"])


async def test_a_reply_can_be_sent_to_the_channel_as_well(small, call):
    parent = await small.say("ana", "Who brings the camera?")
    ben = await call("ben", at=f"{GENERAL}/{parent['ts']}")
    field = pane(ben).get_by_role("textbox", name="Reply in thread")

    await field.fill("I do.")
    await pane(ben).get_by_label("Also send to #general").check()
    await ben.press("Send reply")
    await ben.sees("Also sent to #general", within=pane(ben))
    await expect(pane(ben).get_by_label("Also send to #general")).not_to_be_checked()
    await field.fill("At nine.")
    await field.press("Enter")
    await ben.sees("2 replies", "At nine.", within=pane(ben))

    main = ben.page.get_by_role("main")
    await ben.sees("replied to a thread: Who brings the camera?", within=main)
    await expect(main.get_by_text("At nine.")).to_have_count(0)


async def test_news_of_a_thread_are_marked_until_it_is_read(small, call):
    parent = await small.say("ana", "Who brings the camera?")
    await small.say("ben", "I do.", thread_ts=parent["ts"])
    ana = await call("ana")
    main = ana.page.get_by_role("main")
    link = main.get_by_role("link", name="1 reply")
    await expect(link).to_contain_text("New")

    await link.click()
    await ana.sees("I do.", within=pane(ana))
    await expect(link).not_to_contain_text("New")
    await ana.press("Close thread")
    await small.say("cleo", "And I help.", thread_ts=parent["ts"])
    link = main.get_by_role("link", name="2 replies")
    await expect(link).to_contain_text("New")

    await link.click()
    divider = pane(ana).get_by_role("separator", name="New messages")
    await expect(divider).to_be_visible()
    assert await divider.evaluate("(node) => node.nextSibling.innerText.includes('And I help.')")


async def test_a_thread_stays_when_its_beginning_is_deleted(small, call):
    parent = await small.say("ana", "A hasty thought.")
    reply = await small.say("ben", "Is it?", thread_ts=parent["ts"])
    ben = await call("ben", at=f"{GENERAL}/{parent['ts']}")
    await ben.sees("Is it?", within=pane(ben))

    small.sandbox.hands.edit("U0BEN", GENERAL, reply["ts"], "Really?")
    await ben.sees("Really?", "(edited)", within=pane(ben))
    small.sandbox.hands.delete("U0ANA", GENERAL, parent["ts"])
    await ben.sees("This message was deleted.", within=pane(ben))
    await expect(ben.page.get_by_text("A hasty thought.")).to_have_count(0)
    await ben.sees("1 reply", within=ben.page.get_by_role("main"))

    small.sandbox.hands.delete("U0BEN", GENERAL, reply["ts"])
    await expect(pane(ben).get_by_text("Really?")).to_have_count(0)


async def test_a_phone_has_a_way_back_from_a_thread(small, call):
    parent = await small.say("ana", "Who brings the camera?")
    ben = await call("ben", PHONE)
    await ben.choose("More actions", ben.message("Who brings the camera?"), "Reply in thread")
    await ben.sees("Who brings the camera?", within=pane(ben))
    conversation = ben.page.get_by_role("main")
    await expect(conversation.get_by_role("article")).to_have_count(0)

    await ben.press("Close thread")
    await expect(pane(ben)).to_be_hidden()
    await ben.sees(parent["text"], within=ben.page.get_by_role("main"))


async def test_commands_do_not_work_in_threads(small, call):
    parent = await small.say("ana", "Who brings the camera?")
    ben = await call("ben", DESKTOP, f"{GENERAL}/{parent['ts']}")
    field = pane(ben).get_by_role("textbox", name="Reply in thread")
    await field.fill("/cry now")
    await field.press("Enter")

    await ben.sees("/cry is not supported in threads. Sorry!", within=pane(ben))
    await expect(field).to_have_value("/cry now")


async def test_who_is_not_in_a_channel_is_told_why_there_is_no_field(small, call):
    parent = await small.say("ana", "Only I am here.", channel="outside")
    ben = await call("ben", at=f"C0OUT/{parent['ts']}")

    await ben.sees("You are not in #outside.", within=pane(ben))
    await expect(pane(ben).get_by_role("textbox")).to_have_count(0)
