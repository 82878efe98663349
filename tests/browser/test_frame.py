"""The frame: faults, people, the clock, light and dark, and keys."""

from playwright.async_api import expect

from tests.browser.conftest import DESKTOP, PHONE


async def behind(visitor, panel):
    """Open a panel of the drawer from the menu of the page, and give the drawer."""
    await visitor.page.get_by_role("button", name="More of this page").click()
    await visitor.page.get_by_role("menuitem", name=panel).click()
    drawer = visitor.page.get_by_role("complementary", name="Behind the scenes")
    await expect(drawer.get_by_role("tab", name=panel, selected=True)).to_be_visible()
    return drawer


async def test_a_fault_is_ordered_seen_waiting_and_cleared(small, call, screen):
    ana = await call("ana", screen)
    drawer = await behind(ana, "Faults")
    await drawer.get_by_role("radio", name="Ratelimited").check()
    await drawer.get_by_label("Which calls").select_option("chat.postMessage")
    await drawer.get_by_label("How often").fill("3")
    await drawer.get_by_role("button", name="Order", exact=True).click()
    await ana.sees("1 waiting", "3 more", within=drawer)
    [fault] = small.sandbox.faults.waiting

    assert (fault.method, fault.kind, fault.times) == ("chat.postMessage", "ratelimited", 3)
    await drawer.get_by_role("button", name="Clear all faults").click()
    await ana.sees("No fault is waiting. Slack is fine.", within=drawer)
    assert small.sandbox.faults.waiting == []


async def test_slack_is_made_stricter_with_a_switch(small, call):
    ana = await call("ana", DESKTOP)
    drawer = await behind(ana, "Faults")
    await drawer.get_by_role("switch", name="Tiers").click()

    await expect(drawer.get_by_role("switch", name="Tiers", checked=True)).to_be_visible()
    assert small.sandbox.switches.tiers is True


async def test_a_newcomer_starts_and_is_somebody_to_be(small, call, screen):
    ana = await call("ana", screen)
    drawer = await behind(ana, "People")
    await drawer.get_by_role("button", name="New employee").click()
    await drawer.get_by_label("Name", exact=True).fill("Rosa Lind")
    await drawer.get_by_label("Department or role").fill("Museum")
    await drawer.get_by_role("button", name="Let them start").click()
    await drawer.get_by_role("button", name="Be Rosa Lind").click()

    await expect(ana.page).to_have_title("general · rosa.lind · Town of Example")


async def test_an_account_is_changed_and_closed(small, call, trouble):
    ana = await call("ana", DESKTOP)
    drawer = await behind(ana, "People")
    await drawer.get_by_role("searchbox", name="Find a person").fill("ben")
    await ana.page.keyboard.press("Enter")
    await drawer.get_by_label("Time zone").fill("Asia/Tokyo")
    await drawer.get_by_label("No bell in these hours").check()
    await drawer.get_by_role("button", name="Save").click()
    await ana.sees("Saved: Ben Okafor.")
    ben = small.sandbox.workspace.people.get("U0BEN")
    assert (ben.tz, ben.quiet) == ("Asia/Tokyo", {"from": "22:00", "until": "07:00"})

    await drawer.get_by_label("Time zone").fill("Mars/Olympus")
    await drawer.get_by_role("button", name="Save").click()
    await ana.sees("There is no time zone Mars/Olympus.")
    trouble.said.clear()
    await drawer.get_by_label("Time zone").fill("Asia/Tokyo")
    await drawer.get_by_label("Deactivated").check()
    await drawer.get_by_role("button", name="Save").click()
    await expect(drawer.get_by_role("button", name="Be Ben Okafor")).to_have_count(0)
    assert small.sandbox.workspace.people.get("U0BEN").deleted is True


async def test_nobody_is_invited_twice_and_a_second_window_is_somebody_else(small, call):
    ana = await call("ana", DESKTOP)
    await ana.page.get_by_role("button", name="Channel options").click()
    await ana.page.get_by_role("menuitem", name="Invite somebody").click()
    await expect(ana.dialog.get_by_role("option", name="Gus Guest")).to_be_visible()
    await expect(ana.dialog.get_by_role("option", name="Ben Okafor")).to_have_count(0)
    await ana.page.keyboard.press("Escape")

    await ana.page.get_by_role("combobox", name="Acting as").click()
    await ana.page.get_by_role("searchbox", name="Find a person").fill("cleo")
    async with ana.page.context.expect_page() as opening:
        await ana.page.get_by_role("link", name="A second window as Cleo").click()
    second = await opening.value
    await expect(second).to_have_title("general · cleo · Town of Example")
    await expect(ana.page).to_have_title("general · ana · Town of Example")


async def test_the_clock_says_where_it_is_and_why_it_cannot_go_back(small, call, screen):
    ana = await call("ana", screen)
    await ana.press("Clock")
    clock = ana.page.get_by_role("dialog", name="Clock")
    await ana.sees("No bot follows this clock: nothing will happen by itself.", within=clock)
    await clock.get_by_label("A moment").fill("2020-01-01T10:00")
    await ana.press("Wind there", clock)
    await ana.sees("That moment is past.", within=clock)
    await ana.page.keyboard.press("Escape")

    await ana.wind_one_hour()
    await ana.sees("No bot follows this clock.")


async def test_dark_is_chosen_and_remembered(call):
    ana = await call("ana", DESKTOP, color_scheme="light")
    await ana.page.get_by_role("button", name="More of this page").click()
    await ana.page.get_by_role("menuitem", name="Dark", exact=True).click()
    ink = "getComputedStyle(document.body).color"
    dark = await ana.page.evaluate(ink)
    await ana.page.reload()
    await ana.sees("general")

    assert await ana.page.evaluate(ink) == dark == "rgb(231, 237, 234)"


async def test_the_keys_lead_everywhere(call):
    ana = await call("ana", DESKTOP)
    composer = ana.page.get_by_role("textbox", name="Message general")
    await expect(composer).to_be_focused()
    await ana.page.keyboard.press("F6")
    await expect(ana.page.get_by_role("banner").get_by_role("button").first).to_be_focused()
    await ana.page.keyboard.press("?")
    await ana.sees("To the next part of the page", within=ana.dialog)
    await ana.page.keyboard.press("Escape")
    await ana.page.keyboard.press("i")
    await expect(ana.page.get_by_role("searchbox", name="Search exchanges")).to_be_focused()
    await ana.page.keyboard.press("Escape")
    await expect(ana.page.get_by_role("button", name="What was said")).to_be_focused()
    await ana.page.keyboard.press("a")
    await expect(ana.page.get_by_role("searchbox", name="Find a person")).to_be_focused()


async def test_everything_behind_the_scenes_can_be_read_in_the_dark(call):
    cleo = await call("cleo", PHONE, color_scheme="dark")
    for panel, words in (
        ("What was said", "newest first"),
        ("Faults", "Give Slack a bad day"),
        ("People", "Pick somebody to be them"),
    ):
        drawer = await behind(cleo, panel)
        await cleo.sees(words, within=drawer)
        await cleo.page.keyboard.press("Escape")
