"""What was said: the drawer in which a tester reads every exchange of the app with Slack."""

from playwright.async_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.sandbox.drawing import button, card


async def opened(visitor):
    """Open the drawer, and give it."""
    await visitor.page.get_by_role("button", name="What was said").click()
    drawer = visitor.page.get_by_role("complementary", name="Behind the scenes")
    await expect(drawer.get_by_role("list", name="Exchanges")).to_be_visible()
    return drawer


def rows(drawer):
    return drawer.get_by_role("list", name="Exchanges").get_by_role("listitem")


async def test_every_exchange_can_be_found_opened_and_followed_to_its_message(small, call, screen):
    await small.post("The fair opens on Monday")
    ana = await call("ana", screen)
    drawer = await opened(ana)
    await drawer.get_by_role("searchbox", name="Search exchanges").fill("chat.post")
    row = rows(drawer).first
    await row.get_by_role("button").first.click()

    await ana.sees("What was sent", "The fair opens on Monday", within=row)
    await expect(rows(drawer)).to_have_count(1)
    await row.get_by_role("button", name="Go to the message").click()
    await ana.page.keyboard.press("Escape")
    await expect(ana.message("The fair opens on Monday")).to_be_visible()


async def test_mistakes_are_counted_named_and_still_there_after_a_reload(small, call):
    ana = await call("ana", DESKTOP)
    said = ana.page.get_by_role("button", name="What was said")
    await expect(said).to_be_visible()
    small.sandbox.workspace.news.problem("A section has no text at /blocks/0.")
    await expect(said).to_have_accessible_name("What was said: 1 problem not looked at")
    await ana.page.reload()
    await expect(said).to_have_accessible_name("What was said: 1 problem not looked at")

    drawer = await opened(ana)
    await drawer.get_by_role("button", name="Only problems").click()
    await expect(rows(drawer)).to_have_count(1)
    await ana.sees("A section has no text at /blocks/0.", "Refused", within=drawer)
    await expect(said).to_have_accessible_name("What was said")
    assert small.sandbox.take_problems() == ["A section has no text at /blocks/0."]


async def test_presses_and_answers_arrive_live_unless_the_list_is_paused(small, call):
    @small.app.action("ring")
    async def rang(ack):
        await ack()

    await small.post("x", blocks=card("Ring it", button("Ring", "ring")))
    ana = await call("ana", DESKTOP)
    drawer = await opened(ana)
    await drawer.get_by_label("Kind").select_option("Buttons, menus and forms")
    await ana.sees("0 of", within=drawer)
    await ana.press("Ring", ana.message("Ring it"))
    await ana.sees("Ana Ruiz used “Ring”", within=drawer)

    await drawer.get_by_role("button", name="Pause").click()
    await ana.press("Ring", ana.message("Ring it"))
    await ana.page.get_by_role("button", name="More of this page").click()
    await expect(rows(drawer)).to_have_count(1)
    await ana.page.keyboard.press("Escape")
    await drawer.get_by_role("button", name="Pause").click()
    await expect(rows(drawer)).to_have_count(2)


async def test_no_token_is_on_the_screen(small, call):
    ana = await call("ana", PHONE)
    drawer = await opened(ana)
    row = rows(drawer).filter(has_text="apps.connections.open").first
    await row.get_by_role("button").first.click()
    await ana.sees("(hidden)", within=row)

    words = await ana.page.locator("body").inner_text()
    assert small.sandbox.bot_token not in words
    assert small.sandbox.app_token not in words
