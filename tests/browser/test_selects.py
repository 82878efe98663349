"""Selects that people search: the app's own options, and those it offers while one types."""

import pytest
from playwright.async_api import expect

from tests.browser.screens import DESKTOP, PHONE
from tests.sandbox.checker.build import element, field, modal, option, plain

LANES = [option(str(number), f"Lane {number}") for number in range(1, 101)]
GROUPS = [
    {"label": plain("Indoors"), "options": [option("hall", "The hall")]},
    {"label": plain("Outdoors"), "options": [option("park", "The park"), option("pool", "Pool")]},
]


@pytest.fixture
def opens(small, call):
    """Open a form with one input, and give the one who looks at it."""

    async def opened(inner, screen, **fields):
        shown = modal(field(inner | {"action_id": "value"}, block_id="one", **fields))

        @small.app.command("/cry")
        async def cried(ack, body, client):
            await client.views_open(trigger_id=body["trigger_id"], view=shown)
            await ack()

        ana = await call("ana", screen)
        await ana.write("/cry")
        await expect(ana.dialog).to_be_visible()
        return ana

    return opened


@pytest.fixture
def offers(small):
    """What the app was asked for; it knows one story."""
    asked = []

    @small.app.options("value")
    async def looked(ack, payload):
        asked.append(payload["value"])
        wanted = payload["value"] in "The pool reopens"
        await ack(option_groups=[{"label": plain("News"), "options": STORY if wanted else []}])

    return asked


STORY = [option("s1", "The pool reopens")]


async def test_many_options_are_found_by_their_letters(opens, screen):
    ana = await opens(element("static_select", options=LANES), screen)
    choices = ana.dialog.get_by_role("option")
    await ana.field("Words").click()
    await expect(choices).to_have_count(60)
    await expect(ana.dialog.get_by_text("40 more: type to find them.")).to_be_visible()
    await ana.field("Words").fill("lane 9")
    await expect(choices).to_have_count(11)
    await ana.sees("Lane 99")
    await ana.field("Words").fill("nothing like it")
    await expect(ana.dialog.get_by_text("No matches")).to_be_visible()
    await ana.page.keyboard.press("Escape")

    await expect(choices.filter(visible=True)).to_have_count(0)
    await expect(ana.dialog).to_be_visible()


async def test_groups_have_their_names(opens):
    ana = await opens(element("static_select", option_groups=GROUPS), DESKTOP)
    await ana.field("Words").click()
    outdoors = ana.dialog.get_by_role("group", name="Outdoors")

    await expect(outdoors.get_by_role("option")).to_have_text(["The park", "Pool"])
    await ana.sees("Indoors")


async def test_no_more_are_picked_than_the_app_allows(opens):
    menu = element("multi_static_select", options=LANES, max_selected_items=2)
    ana = await opens(menu, PHONE)
    await ana.field("Words").click()
    for lane in ("Lane 1", "Lane 2"):
        await ana.dialog.get_by_role("option", name=lane, exact=True).click()
    third = ana.dialog.get_by_role("option", name="Lane 3", exact=True)
    await expect(third).to_be_disabled()
    await third.click(force=True)
    chosen = ana.dialog.get_by_role("list", name="Chosen").get_by_role("listitem")
    await expect(chosen).to_have_text(["Lane 1", "Lane 2"])
    await ana.page.keyboard.press("Backspace")
    await expect(chosen).to_have_text(["Lane 1"])
    await ana.press("Remove Lane 1", ana.dialog)

    await expect(chosen).to_have_count(0)


async def test_the_app_is_asked_once_the_letters_are_enough_and_the_hand_rests(opens, offers):
    ana = await opens(element("external_select", min_query_length=3), DESKTOP)
    await ana.field("Words").click()
    await expect(ana.dialog.get_by_text("Type 3 more letters…")).to_be_visible()
    await ana.page.keyboard.type("po")
    await expect(ana.dialog.get_by_text("Type 1 more letter…")).to_be_visible()
    await ana.page.keyboard.type("ol")
    await ana.dialog.get_by_role("option", name="The pool reopens").click()

    await expect(ana.field("Words")).to_have_value("The pool reopens")
    assert offers == ["pool"]


async def test_an_app_that_knows_nothing_says_no_matches(opens, offers):
    ana = await opens(element("external_select", min_query_length=0), PHONE)
    await ana.field("Words").fill("dragon")
    await expect(ana.dialog.get_by_text("No matches")).to_be_visible()

    assert offers == ["dragon"]


async def test_an_app_that_does_not_answer_is_said_to(small, opens, trouble):
    @small.app.options("value")
    async def failed(ack):
        await ack({"nothing": "useful"})

    ana = await opens(element("external_select", min_query_length=0), PHONE)
    await ana.field("Words").fill("dragon")
    await expect(ana.dialog.get_by_text("The app did not answer.")).to_be_visible()

    assert small.sandbox.take_problems() == ["The menu value: no options within three seconds."]
    trouble.said.clear()


async def test_conversations_are_those_the_filter_leaves(opens):
    menu = element("conversations_select", filter={"include": ["public", "private"]})
    ana = await opens(menu, DESKTOP)
    await ana.field("Words").click()

    await expect(ana.dialog.get_by_role("option")).to_have_text(["#general", "#outside", "#secret"])


async def test_people_who_left_are_not_offered(opens):
    ana = await opens(element("users_select"), DESKTOP)
    await ana.field("Words").fill("o")
    names = [
        text.split("\n")[0] for text in await ana.dialog.get_by_role("option").all_inner_texts()
    ]

    assert names == ["Ben Okafor", "Cleo Park"]
