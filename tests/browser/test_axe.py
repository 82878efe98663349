"""What axe-core, a checker of accessibility, says of every surface: nothing at all.

The desktop is looked at in light and the phone in the dark, so that each surface is seen in both.
"""

import json

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser import everything
from tests.browser.checks import violations
from tests.browser.screens import DESKTOP, PHONE, Screens
from tests.browser.small import GENERAL, open_small
from tests.browser.test_gallery import on
from tests.sandbox.checker.build import (
    actions,
    button,
    chart,
    confirm,
    data_table,
    element,
    header,
    home,
    image,
    option,
    plain,
    section,
)  # fmt: skip
from tests.sandbox.checker.sound import SOUND

STEP = {
    "title": "Cry something",
    "be": "ana",
    "go": "general",
    "try": "Write something, and see it arrive.",
    "say": "Oyez",
    "done": {"door": "command", "name": "/cry", "who": "ana"},
}
PLACES = element("static_select", options=[option("hall", "The hall"), option("park", "The park")])
BLOCKS = [
    header(level=3),
    section(accessory=button(action_id="go", text=plain("Close the fair"), confirm=confirm())),
    actions(PLACES | {"action_id": "where"}, element("datepicker", action_id="day")),
    image(),
    chart("bar"),
    data_table(3, 2),
]
LONG = 1000  # characters of a block that only shows how long blocks may be
EACH = {
    block["type"]: (surface, block) for surface, block in SOUND if len(json.dumps(block)) < LONG
}
SCREENS = [(DESKTOP, "light"), (PHONE, "dark")]


@pytest.fixture(params=SCREENS, ids=["desktop-light", "phone-dark"])
def look(request):
    """How somebody looks at the page: their screen, by day or by night."""
    size, scheme = request.param
    return {"size": size, "color_scheme": scheme}


@pytest_asyncio.fixture(loop_scope="session")
async def small(tmp_path):
    """The small town with a tour and a gallery, and an app that opens a form."""
    async with open_small(tour=[STEP], gallery=tmp_path) as town:

        @town.app.command("/cry")
        async def cried(ack, body, client):
            await client.views_open(trigger_id=body["trigger_id"], view=everything.FORM)
            await ack()

        yield town
        town.sandbox.take_problems()


async def shuts_nobody_out(visitor):
    """Ask axe-core about what is on the screen."""
    found = await violations(visitor.page)
    assert found == [], "\n".join(found)


async def test_where_people_read(small, call, look):
    parent = await furnish(small)
    ana = await call("ana", **look)
    await ana.sees("Hello. You are Ana Ruiz.", "Three pictures")
    await shuts_nobody_out(ana)

    await ana.page.get_by_role("button", name="Dismiss welcome").click()
    await small.app.client.chat_postEphemeral(channel=GENERAL, user="U0ANA", text="For your eyes.")
    await small.post("The fair", blocks=BLOCKS)
    await ana.page.evaluate(f"location.hash = '{GENERAL}/{parent['ts']}'")
    thread = ana.page.get_by_role("complementary", name="Thread")
    await ana.sees("I do.", within=thread)
    await shuts_nobody_out(ana)
    await ana.press("Close thread", thread)

    await ana.press("Close the fair", ana.message("Close the fair"))
    await expect(ana.page.get_by_role("alertdialog")).to_be_visible()
    await shuts_nobody_out(ana)


async def furnish(small):
    """Say things of all kinds, and give the message that has a thread."""
    parent = await small.say("ben", "Who brings the *camera*? https://town.example")
    await small.say("cleo", "I do, with `film`.\n> A quote\n```code```", thread_ts=parent["ts"])
    await small.say("cleo", "I do.", thread_ts=parent["ts"])
    hands = small.sandbox.hands
    hands.react("U0BEN", GENERAL, parent["ts"], "eyes")
    hands.pin("U0BEN", GENERAL, parent["ts"])
    await small.app.client.bookmarks_add(
        channel_id=GENERAL, title="Plan", type="link", link="https://town.example/plan"
    )
    said = {"color": "good", "title": "Pictures", "text": "Three pictures", "footer": "The museum"}
    await small.post("A card", attachments=[said])
    return parent


async def test_where_people_write(small, call, look):
    await small.say("ana", "Long ago.")
    await small.say("ana", "My words.")
    ana = await call("ana", **look)
    keyboard = ana.page.keyboard
    field = ana.page.get_by_role("main").get_by_role("textbox", name="Message")
    await field.fill("/")
    await expect(ana.page.get_by_role("option").first).to_be_visible()
    await shuts_nobody_out(ana)

    await field.fill("/nothing")
    await keyboard.press("Enter")
    await ana.sees("is not a valid command")
    await ana.message("My words.").focus()
    await keyboard.press("e")
    await expect(ana.page.get_by_role("textbox", name="Edit message")).to_be_focused()
    await ana.message("Long ago.").focus()
    await keyboard.press("m")
    await expect(ana.page.get_by_role("menuitem").first).to_be_visible()
    await shuts_nobody_out(ana)
    await keyboard.press("Escape")

    await ana.message("Long ago.").focus()
    await keyboard.press("r")
    await expect(ana.page.get_by_role("searchbox", name="Find an emoji")).to_be_visible()
    await shuts_nobody_out(ana)


async def test_forms_and_the_home(small, call, look):
    ana = await call("ana", **look)
    await ana.write("/cry")
    await expect(ana.field("Headline")).to_be_focused()
    await ana.press("Send", ana.dialog)
    await ana.field("Lanes").click()
    await ana.dialog.get_by_role("option", name="Lane 2", exact=True).click()
    await ana.field("Lane").click()
    await expect(ana.dialog.get_by_role("option", name="Lane 2", exact=True)).to_be_visible()
    await shuts_nobody_out(ana)
    await ana.press("Cancel", ana.dialog)

    await small.app.client.views_publish(user_id="U0ANA", view=home(*BLOCKS))
    await ana.go_to("crier")
    await expect(ana.page.get_by_text("Close the fair")).to_be_visible()
    await shuts_nobody_out(ana)
    await ana.page.get_by_role("tab", name="About").click()
    await shuts_nobody_out(ana)


async def test_behind_the_scenes(small, call, look):
    await small.post("The fair opens on Monday")
    small.sandbox.faults.add("chat.postMessage", "ratelimited", times=3)
    small.sandbox.workspace.news.problem("A section has no text.")
    ana = await call("ana", **look)
    for panel in (said, faults, people, account):
        await panel(ana)
        await shuts_nobody_out(ana)


async def drawer_with(visitor, panel):
    """Open a panel of the drawer, and give the drawer."""
    await visitor.page.get_by_role("button", name="More of this page").click()
    await visitor.page.get_by_role("menuitem", name=panel).click()
    return visitor.page.get_by_role("complementary", name="Behind the scenes")


async def said(visitor):
    drawer = await drawer_with(visitor, "What was said")
    row = drawer.get_by_role("listitem").filter(has_text="chat.postMessage").first
    await row.get_by_role("button").first.click()
    await visitor.sees("What was sent", within=row)


async def faults(visitor):
    await visitor.page.get_by_role("tab", name="Faults").click()
    await visitor.sees("1 waiting")


async def people(visitor):
    await visitor.page.get_by_role("tab", name="People").click()
    await visitor.sees("Pick somebody to be them")


async def account(visitor):
    await visitor.page.get_by_role("searchbox", name="Find a person").fill("ben")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.get_by_label("Time zone")).to_be_visible()


async def test_all_that_hangs_from_the_bar(small, call, look):
    ana = await call("ana", **look)
    page = ana.page
    await ana.press("Take the tour: 1 short steps")
    await ana.press("Clock")
    await expect(page.get_by_role("dialog", name="Clock")).to_be_visible()
    await shuts_nobody_out(ana)
    await page.keyboard.press("Escape")

    await page.get_by_role("combobox", name="Acting as").click()
    await expect(page.get_by_role("searchbox", name="Find a person")).to_be_visible()
    await shuts_nobody_out(ana)
    await page.keyboard.press("Escape")

    await page.get_by_role("button", name="More of this page").click()
    await shuts_nobody_out(ana)
    await page.get_by_role("menuitem", name="Keys").click()
    await expect(ana.dialog).to_be_visible()
    await shuts_nobody_out(ana)
    await page.keyboard.press("Escape")

    await page.keyboard.press("Shift+F6")
    if ana.is_on_a_phone:
        await ana.press("Channels and messages")
    await shuts_nobody_out(ana)


async def test_a_page_that_is_cut_off(small, call, look, trouble):
    ana = await call("ana", **look)
    await ana.sees("Hello. You are Ana Ruiz.")
    await small.sandbox.stop()
    await ana.sees("The sandbox is away. This page comes back by itself")
    await shuts_nobody_out(ana)
    await ana.page.close()
    trouble.said = [line for line in trouble.said if "net::ERR_" not in line]


async def test_the_gallery(small, chromium, trouble, pictures, tmp_path):
    for name, (surface, block) in EACH.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(on(surface, block)))
    async with Screens(chromium, trouble, pictures) as screens:
        ana = await screens.open(f"{small.sandbox.url}/gallery", DESKTOP, color_scheme="light")
        await expect(ana.page.get_by_role("article")).to_have_count(len(EACH))
        await shuts_nobody_out(ana)
        await ana.page.emulate_media(color_scheme="dark")
        await shuts_nobody_out(ana)
