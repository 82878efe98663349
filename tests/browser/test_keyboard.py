"""Everything without a mouse, and everything in the dark."""

from playwright.async_api import expect

from bot.demo.week import POOL
from tests.browser.conftest import DESKTOP, PHONE

FOCUSED = "document.activeElement"


async def test_a_form_is_filled_and_left_by_the_keyboard_alone(visit):
    ana = await visit("ana", DESKTOP)
    keyboard = ana.page.keyboard
    composer = ana.page.get_by_role("textbox", name="Message general")
    await expect(composer).to_be_focused()
    await keyboard.type("/sha")
    await expect(ana.page.get_by_role("option", name="/share")).to_be_visible()
    await keyboard.press("Tab")
    await keyboard.type("suggest")
    await keyboard.press("Enter")
    await expect(ana.field("What is it?")).to_be_focused()

    for _ in range(12):
        await keyboard.press("Tab")
        assert await ana.dialog.evaluate(f"(dialog) => dialog.contains({FOCUSED})")
    await keyboard.press("Shift+Tab")
    assert await ana.dialog.evaluate(f"(dialog) => dialog.contains({FOCUSED})")

    await keyboard.press("Escape")
    await expect(ana.dialog).to_have_count(0)
    await expect(composer).to_be_focused()


async def test_the_focus_stays_where_it_was_when_a_form_is_redrawn(visit, town):
    await town.tell(POOL.words())
    ana = await visit("ana", DESKTOP)
    await ana.go_to("good-stories")
    await ana.press("Share…", ana.message(POOL.headline))
    await ana.sees(POOL.captions[0], within=ana.dialog)

    await ana.button("Other words", ana.dialog).focus()
    await ana.page.keyboard.press("Enter")
    await ana.sees(POOL.captions[1], within=ana.dialog)
    await expect(ana.button("Other words", ana.dialog)).to_be_focused()

    await ana.page.keyboard.press("Escape")
    await expect(ana.dialog).to_have_count(0)


async def test_menus_and_panels_close_with_escape_and_give_the_focus_back(visit):
    ana = await visit("ana", DESKTOP)
    keyboard = ana.page.keyboard
    await ana.button("Shortcuts").focus()
    await keyboard.press("Enter")
    await expect(ana.page.get_by_role("menuitem").first).to_be_focused()
    await keyboard.press("ArrowDown")
    await expect(ana.page.get_by_role("menuitem").nth(1)).to_be_focused()
    await keyboard.press("Escape")
    await expect(ana.button("Shortcuts")).to_be_focused()

    acting_as = ana.page.get_by_role("combobox", name="Acting as")
    await acting_as.focus()
    await keyboard.press("Enter")
    await expect(ana.page.get_by_role("searchbox", name="Find a person")).to_be_focused()
    await keyboard.press("Escape")
    await expect(acting_as).to_be_focused()


async def test_the_night_crew_can_read_everything_in_the_dark(visit):
    chris = await visit("chris", PHONE, color_scheme="dark")
    await chris.sees("Hello. You are Chris Novak.")
    await chris.go_to("good-stories")
    await chris.sees("Story hour in four languages")
    await chris.press("Share…", chris.message("Story hour"))
    await chris.sees("Share this story", within=chris.dialog)
    await chris.leave()
    await chris.write("/ambassador")
    await chris.sees("Chris Novak, you are a member")
    await chris.press("Clock")
    await chris.sees("Time only goes forward.")
    await chris.page.keyboard.press("Escape")
    await chris.go_to_herald("Home")
    await chris.sees("Hello, Chris Novak", "You shared")
