"""Somebody works with Tab, F6, arrows and letters alone, and always sees where they are."""

from collections.abc import Iterable

from playwright.async_api import Locator, Page, expect

from tests.browser.small import GENERAL
from tests.sandbox.drawing import FORM

LOST = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "The focus is nowhere.";
  const box = at.getBoundingClientRect();
  const isThere = at.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  if (!isThere || !at.matches(":focus-visible")) return `Nobody sees the focus: ${at.outerHTML}`;
  return "";
}"""
IS_HELD = "(node) => node === document.activeElement"


async def keys(page: Page, *pressed: str) -> None:
    """Press keys; after each, one sees where one is."""
    for key in pressed:
        await page.keyboard.press(key)
        assert await page.evaluate(LOST) == "", key


async def walk(page: Page, key: str, target: Locator) -> None:
    """Press a key until something is reached."""
    await expect(target).to_be_visible()
    for _ in range(60):
        if await target.evaluate(IS_HELD):
            return
        await keys(page, key)
    raise AssertionError(f"{key} never came to {target}")


async def stays(page: Page, *gone: Locator) -> None:
    """What was open is closed, and the focus is somewhere."""
    for one in gone:
        await expect(one).to_have_count(0)
    for _ in range(40):
        if await page.evaluate(LOST) == "":
            return
        await page.wait_for_timeout(50)
    raise AssertionError(await page.evaluate(LOST))


async def test_somebody_reads_answers_and_fills_in_a_form(small, call):
    heard = hears(small)
    await small.say("ben", "Who brings the camera?")
    ana = await call("ana", at="C0OUT")
    page, keyboard = ana.page, ana.page.keyboard
    side = page.get_by_role("navigation", name="Channels and messages")
    await expect(page.get_by_role("textbox", name="Message outside")).to_be_focused()
    await walk(page, "F6", side.get_by_role("link").first)
    await walk(page, "Tab", side.get_by_role("link", name="general"))
    await keyboard.press("Enter")

    field = page.get_by_role("textbox", name="Message general")
    await expect(field).to_be_visible()
    await stays(page)
    await walk(page, "F6", field)
    await keyboard.type("Not me.")
    await keyboard.press("Enter")
    await ana.sees("Not me.")
    await walk(page, "Shift+Tab", page.get_by_role("log"))
    await keys(page, "ArrowUp", "ArrowUp", "m", "Enter")
    message = ana.message("Who brings the camera?")
    await expect(message.get_by_role("button", pressed=True)).to_be_visible()
    await stays(page, page.get_by_role("menu"))

    await walk(page, "Shift+Tab", message)
    await keys(page, "m")
    await walk(page, "ArrowDown", page.get_by_role("menuitem", name="Reply in thread"))
    await keyboard.press("Enter")
    answer = page.get_by_role("textbox", name="Reply in thread")
    await expect(answer).to_be_focused()
    await keyboard.type("I can.")
    await expect(answer).to_have_value("I can.")
    await keyboard.press("Enter")
    await ana.sees("I can.")
    await keyboard.press("Escape")
    await stays(page, answer)

    await walk(page, "F6", field)
    await keyboard.type("/cry")
    await keyboard.press("Enter")
    await expect(ana.field("Words")).to_be_focused()
    await keyboard.type("!")
    await walk(page, "Tab", ana.button("Cry out", ana.dialog))
    await keyboard.press("Enter")
    await stays(page, ana.dialog)
    assert heard == ["Oyez!"]


def hears(small) -> list[str]:
    """Open a form at /cry, and keep what is sent with it."""
    heard: list[str] = []

    @small.app.command("/cry")
    async def cried(ack, body, client):
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)
        await ack()

    @small.app.view("cry")
    async def came(ack, view):
        heard.append(view["state"]["values"]["words"]["value"]["value"])
        await ack()

    return heard


async def test_everything_in_the_bar_is_opened_and_left(small, call):
    parent = await small.say("ben", "Who brings the camera?")
    small.sandbox.hands.pin("U0BEN", GENERAL, parent["ts"])
    ana = await call("ana")
    page = ana.page
    await ana.sees("1 pinned message")
    bar = page.get_by_role("banner")
    await walk(page, "F6", bar.get_by_role("button").first)
    for control, opened in in_the_bar(page):
        await walk(page, "Tab", control)
        await keys(page, "Enter")
        await expect(opened).to_be_visible()
        await keys(page, "Escape")
        await expect(opened).to_be_hidden()
        await expect(control).to_be_focused()

    await keys(page, "Enter", "Tab")
    await stays(page, dialog(page, "Pinned messages"))
    await page.get_by_role("combobox", name="Acting as").focus()
    await keys(page, "?")
    await expect(ana.dialog).to_be_visible()
    await keys(page, "Tab", "Escape")
    await stays(page, ana.dialog)
    await keys(page, "i")
    await walk(page, "Shift+Tab", page.get_by_role("tab", name="What was said"))
    for panel in ("Faults", "People"):
        await keys(page, "ArrowRight")
        await expect(page.get_by_role("tab", name=panel)).to_be_focused()
        await keys(page, "Tab", "Tab", "Shift+Tab", "Shift+Tab")
    await keys(page, "Escape")
    await stays(page, page.get_by_role("tabpanel"))


def in_the_bar(page: Page) -> Iterable[tuple[Locator, Locator]]:
    """What opens something, and what it opens."""
    drawer = page.get_by_role("complementary", name="Behind the scenes")
    yield page.get_by_role("button", name="Clock", exact=True), dialog(page, "Clock")
    yield page.get_by_role("button", name="What was said"), drawer
    yield page.get_by_role("combobox", name="Acting as"), dialog(page, "Acting as")
    yield page.get_by_role("button", name="1 pinned message"), dialog(page, "Pinned messages")


def dialog(page: Page, name: str) -> Locator:
    return page.get_by_role("dialog", name=name)
