"""The gallery: every view of an app in every state, on a page where nothing can be pressed."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest_asyncio
from playwright.async_api import expect

from bot.sandbox import Sandbox
from tests.browser.screens import DESKTOP, PHONE, Screens
from tests.browser.visitor import Visitor
from tests.sandbox.checker.build import button, option, plain, section
from tests.sandbox.checker.sound import SOUND
from tests.sandbox.conftest import MANIFEST, TOWN

TESTS = Path(__file__).parent.parent
TITLED = {"title": plain("Title"), "submit": plain("Send")}
LONG = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
Show = Callable[..., Awaitable[Visitor]]


@pytest_asyncio.fixture(loop_scope="session")
async def show(chromium, trouble, pictures) -> AsyncIterator[Show]:
    """Open the gallery of a folder, in a town without an app."""
    towns = []
    async with Screens(chromium, trouble, pictures) as screens:

        async def opened(folder, size=DESKTOP, **more):
            town = Sandbox(MANIFEST, TOWN, gallery=folder)
            towns.append(town)
            await town.start()
            return await screens.open(f"{town.url}/gallery", size, **more)

        yield opened
    for town in towns:
        await town.stop()


def folder_of(folder, **payloads):
    for name, payload in payloads.items():
        path = folder / "stories" / f"test_people_see[{name}].json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(payload if isinstance(payload, str) else json.dumps(payload))
    return folder


def entry(visitor, name):
    return visitor.page.get_by_role("article", name=name, exact=True)


async def test_every_view_of_the_bot_is_there_and_slack_would_take_each(show, screen):
    files = list(TESTS.glob("**/__snapshots__/**/*.json"))
    ana = await show(TESTS, screen)
    await expect(ana.page.get_by_role("status").first).to_have_text(
        f"{len(files)} views; none with a mistake"
    )

    await expect(ana.page.get_by_role("article")).to_have_count(len(files))
    await expect(ana.page.locator(".unknown, .g-broken")).to_have_count(0)
    await entry(ana, "Sheet").scroll_into_view_if_needed()
    await ana.picture("gallery")
    await ana.sees("The pool reopens on Friday")


def on(surface, block):
    """A block on its surface."""
    drawn = {"blocks": [block]}
    if surface == "message":
        return drawn | {"text": "Words"}
    return drawn | {"type": surface} | (TITLED if surface == "modal" else {})


async def test_every_block_and_element_is_drawn_on_its_surface(show, tmp_path):
    for number, (surface, block) in enumerate(SOUND):
        (tmp_path / f"{number}.json").write_text(json.dumps(on(surface, block)))
    ana = await show(tmp_path)
    await expect(ana.page.get_by_role("status").first).to_have_text(
        f"{len(SOUND)} views; none with a mistake"
    )

    await expect(ana.page.locator(".unknown, .g-broken")).to_have_count(0)


async def test_broken_files_are_named_and_mistakes_are_marked(show, tmp_path):
    folder = folder_of(
        tmp_path, sound=[section()], torn='{"blocks": [', odd={"a": 1}, endless="[" * 5000,
        nan='{"text": NaN}', too_long={"text": "x", "blocks": [LONG]},
    )  # fmt: skip
    ana = await show(folder)
    await expect(ana.page.get_by_role("status").first).to_have_text("6 views; 5 with a mistake")

    assert await marks(ana) == {
        "Sound": "",
        "Torn": "Cannot be read",
        "Odd": "Cannot be read",
        "Endless": "Cannot be read",
        "Nan": "Cannot be read",
        "Too long": "1 mistake",
    }
    flaws = entry(ana, "Too long").get_by_role("list", name="What Slack would say")
    await expect(flaws).to_have_text(
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]"
    )


async def marks(visitor):
    found = {}
    for one in await visitor.page.get_by_role("article").all():
        mark = one.locator(".g-mark")
        said = await mark.inner_text() if await mark.count() else ""
        found[await one.locator("h4").inner_text()] = said
    return found


async def test_people_find_a_view_by_words_and_by_kind(show, tmp_path):
    folder = folder_of(
        tmp_path, the_card={"text": "Hello"}, the_note={"text": "Hi"}, the_home=[section()]
    )
    ana = await show(folder)
    shown = ana.page.get_by_role("article")
    await ana.page.get_by_role("searchbox", name="Find a view").fill("the note")
    await expect(shown).to_have_count(1)
    await expect(ana.page.get_by_role("status").first).to_have_text(
        "1 of 3 views; none with a mistake"
    )
    await ana.page.get_by_role("searchbox", name="Find a view").fill("")
    await ana.page.get_by_role("radio", name="Homes").check(force=True)

    await expect(shown).to_have_count(1)
    await expect(shown).to_contain_text("The home")


async def test_nothing_can_be_pressed_but_links(show, tmp_path):
    menu = {"type": "static_select", "action_id": "m", "options": [option()]}
    pressed = {"type": "actions", "elements": [button(action_id="b"), menu]}
    ana = await show(folder_of(tmp_path, the_card={"text": "Hi", "blocks": [pressed]}))
    methods = set()
    ana.page.on("request", lambda request: methods.add(request.method))
    card = entry(ana, "The card")
    await card.get_by_text("Words").click(force=True)
    await card.get_by_role("combobox").click(force=True)
    await card.get_by_text("Words").dispatch_event("click")

    await expect(ana.page.get_by_role("option")).to_have_count(0)
    await card.get_by_text("JSON", exact=True).click()
    await expect(card.get_by_text('"action_id": "b"')).to_be_visible()
    assert methods <= {"GET"}


async def test_a_link_leads_to_one_view_and_blocks_alone_are_tried_on_every_surface(show, tmp_path):
    ana = await show(folder_of(tmp_path, the_card={"text": "Hello"}, the_section=[section()]))
    index = ana.page.get_by_role("navigation", name="Views")
    await index.get_by_role("link", name="The section").click()
    await expect(entry(ana, "The section")).to_be_focused()
    assert ana.page.url.endswith("#stories-test-people-see-the-section-json")
    await entry(ana, "The section").get_by_label("Drawn as").select_option("as modal")

    await expect(ana.page.get_by_role("group", name="The form")).to_be_visible()
    await expect(entry(ana, "The card").get_by_label("Drawn as")).to_have_count(0)


async def test_views_are_looked_at_as_on_a_phone_and_in_the_dark(show, tmp_path):
    ana = await show(folder_of(tmp_path, the_card={"text": "Hello"}))
    frame = ana.page.locator(".g-frame")
    await expect(frame).to_have_css("width", "760px")
    await ana.page.get_by_role("radio", name="Phone").check(force=True)
    await ana.page.get_by_role("radio", name="Dark").check(force=True)

    await expect(frame).to_have_css("width", "390px")
    await expect(ana.page.locator(".g-bar")).to_have_css("background-color", "rgb(22, 28, 26)")
    await ana.sees("Hello")


async def test_a_sandbox_without_a_folder_says_how_to_have_a_gallery(show, tmp_path):
    ana = await show(None, PHONE)
    await ana.sees("Start the sandbox with --gallery and a folder of JSON payloads")
