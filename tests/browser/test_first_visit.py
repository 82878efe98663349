"""The first minute: a short welcome, something to read below it, and who has news."""

import re

from playwright.async_api import expect

from tests.browser.conftest import DESKTOP

ROLE_AND_TIME = re.compile(r"^(.+, )?Zoo keeper · \d+:\d\d [AP]M$")


async def test_the_welcome_leaves_room_for_what_was_said(visit, screen):
    ana = await visit("ana", screen)
    welcome = ana.page.get_by_role("region", name="Welcome")
    await ana.sees("Hello. You are Ana Ruiz.", within=welcome)

    card, newest = await welcome.bounding_box(), await ana.newest.bounding_box()
    assert card["height"] < screen["height"] / 3
    assert card["y"] + card["height"] < newest["y"] + newest["height"]
    await expect(ana.newest).to_be_in_viewport()


async def test_at_home_the_welcome_does_not_offer_the_home(visit):
    ana = await visit("ana", DESKTOP)
    await ana.press("See Herald’s Home")
    await ana.sees("Hello, Ana Ruiz")
    await expect(ana.button("See Herald’s Home")).to_have_count(0)


async def test_who_has_read_everything_begins_where_last_was_spoken(small, call):
    await small.say("ana", "Is the side door open?", channel="outside")
    ana = await call("ana")
    await ana.page.goto(ana.page.url.partition("#")[0], wait_until="commit")
    await expect(ana.page.get_by_role("heading", level=1, name="outside")).to_be_visible()
    await expect(ana.newest).to_contain_text("Is the side door open?")


async def test_the_sidebar_counts_what_is_unread_until_it_is_read(small, call):
    ana = await call("ana")
    side = ana.page.get_by_role("navigation", name="Channels and messages")
    direct = side.get_by_role("link", name="crier", exact=True)
    await expect(direct).to_have_accessible_description("app")
    await small.post("For you alone.", channel=small.sandbox.person("ana").id)
    await expect(direct).to_have_accessible_description("app, 1 unread")
    await direct.click()
    await ana.page.get_by_role("tab", name="Messages").click()
    await ana.sees("For you alone.")
    await expect(direct).to_have_accessible_description("app")


async def test_whom_one_may_be_is_told_with_role_and_local_time(small, call):
    await small.sandbox.welcome(id="U0ZOE", name="zoe", real_name="Zoe Lind", role="Zoo keeper")
    ana = await call("ana")
    await ana.page.get_by_role("combobox", name="Acting as").click()
    zoe = ana.page.get_by_role("option", name="Zoe Lind")
    await expect(zoe).to_have_accessible_description(ROLE_AND_TIME)
