"""What people press and fill in inside messages and modals, and what the app is told."""

import re

import pytest
from playwright.async_api import expect

from tests.sandbox.checker.build import (
    actions,
    button,
    card,
    cell,
    confirm,
    element,
    feedback,
    field,
    modal,
    option,
    plain,
    section,
)  # fmt: skip

TYPING = {"trigger_actions_on": ["on_character_entered"]}
BOTH = [option("one", "One"), option("two", "Two")]


@pytest.fixture
def told(small):
    """What the app was told, in order: the action's id, its block and what it carries."""
    heard = []

    @small.app.action(re.compile(".*"))
    async def pressed(ack, action):
        await ack()
        chosen = action.get("selected_option") or {}
        heard.append((action["action_id"], action.get("value", chosen.get("value"))))

    return heard


@pytest.fixture
def reads(told, small, call):
    """Let somebody look at a message made of these blocks."""

    async def looked(*blocks):
        ana = await call("ana")
        await small.post("Look", blocks=list(blocks))
        await expect(ana.newest).to_contain_text("crier")
        return ana

    return looked


@pytest.fixture
def fills(small, call):
    """Let somebody look at a form with these blocks."""

    async def looked(*shown):
        @small.app.command("/cry")
        async def cried(ack, body, client):
            await client.views_open(trigger_id=body["trigger_id"], view=modal(*shown))
            await ack()

        ana = await call("ana")
        await ana.write("/cry")
        await expect(ana.dialog).to_be_visible()
        return ana

    return looked


async def settled(visitor):
    """Wait until the app has acknowledged what was pressed."""
    await expect(visitor.page.locator("[aria-busy=true]")).to_have_count(0)


async def test_a_button_with_an_address_opens_it_and_tells_the_app(reads, told):
    link = button(action_id="read", text=plain("Read it"), url="https://example.com/", value="7")
    ana = await reads(actions(link))
    context = ana.page.context
    await context.route("https://example.com/", lambda route: route.fulfill(body="A page"))
    async with context.expect_page() as opened:
        await ana.press("Read it", ana.newest)
    page = await opened.value
    await expect(page.get_by_text("A page")).to_be_visible()
    await page.close()
    await settled(ana)

    assert told == [("read", "7")]


async def test_a_question_comes_first_and_no_means_no(reads, told):
    asked = confirm(title=plain("Really?"), confirm=plain("Yes"), deny=plain("No"))
    ana = await reads(actions(button(action_id="go", text=plain("Go"), confirm=asked)))
    question = ana.page.get_by_role("alertdialog", name="Really?")
    await ana.press("Go", ana.newest)
    await ana.press("No", question)
    await expect(question).to_have_count(0)
    await ana.press("Go", ana.newest)
    await ana.press("Yes", question)
    await settled(ana)

    assert told == [("go", None)]


async def test_a_menu_whose_question_is_denied_goes_back_to_what_it_was(reads, told):
    menu = element("static_select", options=BOTH, initial_option=BOTH[0], confirm=confirm())
    ana = await reads(actions(menu))
    field_of = ana.newest.get_by_role("combobox")
    await field_of.click()
    await ana.newest.get_by_role("option", name="Two").click()
    await ana.page.get_by_role("alertdialog").get_by_role("button", name="Cancel").click()

    await expect(ana.newest.get_by_role("combobox")).to_have_value("One")
    assert told == []


async def test_buttons_inside_cards_carousels_and_containers_reach_the_app(reads, told):
    cards = [card(actions=[button(action_id=f"card{n}", text=plain(f"Card {n}"))]) for n in (1, 2)]
    box = {"type": "container", "title": plain("Box"), "is_collapsible": True,
           "default_collapsed": True,
           "child_blocks": [actions(button(action_id="boxed", text=plain("Boxed")))]}  # fmt: skip
    lone = card(actions=[button(action_id="lone", text=plain("Lone"), value="1")])
    ana = await reads({"type": "carousel", "elements": cards}, box, lone)
    await ana.newest.get_by_text("Box", exact=True).click()
    for label in ("Card 1", "Card 2", "Boxed", "Lone"):
        await ana.press(label, ana.newest)
        await settled(ana)

    assert told == [("card1", None), ("card2", None), ("boxed", None), ("lone", "1")]


async def test_thumbs_say_which_of_them_was_pressed(reads, told):
    thumbs = feedback(
        action_id="thumb",
        positive_button={"text": plain("Good"), "value": "good"},
        negative_button={"text": plain("Bad"), "value": "bad"},
    )
    bin_ = element("icon_button", icon="trash", text=plain("Remove"), value="x", action_id="bin")
    ana = await reads({"type": "context_actions", "elements": [thumbs, bin_]})
    await ana.press("Bad", ana.newest)
    await settled(ana)
    await expect(ana.newest.get_by_role("button", name="Bad", pressed=True)).to_be_visible()
    await ana.press("Remove", ana.newest)
    await settled(ana)

    assert told == [("thumb", "bad"), ("bin", "x")]


async def test_a_menu_behind_dots_tells_what_was_chosen(reads, told):
    ana = await reads(section(accessory=element("overflow", options=BOTH)))
    await ana.choose("More options", ana.newest, "Two")
    await settled(ana)

    assert told == [("act", "two")]


async def test_a_data_table_is_sorted_and_leafed_through(reads):
    rows = [[cell("Story"), cell("Shares")]] + [
        [cell(f"S{n}"), {"type": "raw_number", "value": n * 7 % 8, "text": str(n * 7 % 8)}]
        for n in range(1, 8)
    ]
    ana = await reads({"type": "data_table", "caption": "Stories", "rows": rows})
    table = ana.newest.get_by_role("figure", name="Stories")
    first = ana.newest.locator("tbody tr td:first-child")
    await expect(first).to_have_text(["S1", "S2", "S3", "S4", "S5"])
    await ana.press("Shares", ana.newest)
    await expect(first).to_have_text(["S7", "S6", "S5", "S4", "S3"])
    await ana.press("Shares", ana.newest)
    await expect(first).to_have_text(["S1", "S2", "S3", "S4", "S5"])
    heads = ana.newest.get_by_role("columnheader")
    await expect(heads.nth(1)).to_have_attribute("aria-sort", "descending")
    await ana.press("Next rows", ana.newest)

    await expect(first).to_have_text(["S6", "S7"])
    await expect(ana.newest.get_by_role("status")).to_have_text("6–7 of 7 rows")
    await ana.sees("Stories", within=table)


async def test_the_app_hears_each_letter_or_the_enter_key_as_it_asked(fills, told):
    live = element("plain_text_input", action_id="live", dispatch_action_config=TYPING)
    calm = element("plain_text_input", action_id="calm")
    ana = await fills(
        field(live, label=plain("Live"), dispatch_action=True),
        field(calm, label=plain("Calm"), dispatch_action=True),
    )
    await ana.field("Live").press_sequentially("ab", delay=150)
    await ana.field("Calm").press_sequentially("cd")
    await ana.field("Calm").press("Enter")
    await settled(ana)

    assert told == [("live", "a"), ("live", "ab"), ("calm", "cd")]


WRONG = [
    (element("plain_text_input"), " ", "Please complete this required field."),
    (element("plain_text_input", min_length=3), "ab", "Please write at least 3 characters."),
    (element("plain_text_input", max_length=3), "abcde", "That is 2 characters too long."),
    (element("email_text_input"), "ana", "Please enter a valid email address."),
    (element("number_input", is_decimal_allowed=False), "1.5", "Please enter a whole number."),
    (element("number_input", is_decimal_allowed=True, max_value="9"), "9.5",
     "Please enter 9 or less."),
]  # fmt: skip


async def test_slack_itself_says_what_is_wrong_under_each_field(fills, told):
    shown = [
        field(inner, label=plain(f"Label {at}"), hint=plain("A hint"), block_id=f"b{at}")
        for at, (inner, _, _) in enumerate(WRONG)
    ]
    ana = await fills(*shown)
    await ana.fill({f"Label {at}": typed for at, (_, typed, _) in enumerate(WRONG)})
    await ana.press("Send", ana.dialog)
    await expect(ana.field("Label 0")).to_be_focused()
    for at, (_, _, said) in enumerate(WRONG):
        await expect(ana.field(f"Label {at}")).to_have_accessible_description(f"A hint {said}")
    await ana.sees(*(said for _, _, said in WRONG))

    assert told == []


async def test_what_was_typed_stays_when_the_app_draws_the_form_anew(small, fills):
    name = field(element("plain_text_input"), block_id="name", label=plain("Name"))
    more = actions(button(action_id="more", text=plain("More")))
    ana = await fills(name, more)

    @small.app.action("more")
    async def asked(ack, body, client):
        lane = field(element("static_select", options=BOTH), block_id="lane", label=plain("Lane"))
        fresh = modal(section(), name, lane, more)
        await client.views_update(view_id=body["view"]["id"], view=fresh)
        await ack()

    await ana.field("Name").fill("Ana")
    await ana.press("More", ana.dialog)
    await expect(ana.field("Lane")).to_be_visible()

    await expect(ana.field("Name")).to_have_value("Ana")


async def test_today_is_the_programmes_today(fills):
    ana = await fills(field(element("datepicker"), label=plain("Day")))
    await ana.press("Today", ana.dialog)

    await expect(ana.field("Day")).to_have_value("2026-11-25")


READ = {"type": "text", "text": "Read "}
LINK = {"type": "link", "url": "https://example.com/", "text": "https://example.com/"}
ITEMS = [[{"type": "text", "text": "one"}],
         [{"type": "text", "text": "two", "style": {"code": True}}]]  # fmt: skip


async def test_rich_text_with_marks_lists_and_links_is_sent_part_by_part(small, fills):
    sent = []

    @small.app.view("")
    async def came(ack, view):
        await ack()
        sent.append(view["state"]["values"]["body"]["act"]["rich_text_value"])

    ana = await fills(field(element("rich_text_input"), block_id="body", label=plain("Body")))
    keyboard = ana.page.keyboard
    await ana.field("Body").click()
    await keyboard.type("Read ")
    await ana.press("Link", ana.dialog)
    await ana.dialog.get_by_label("Address of the link").fill("https://example.com/")
    await keyboard.press("Enter")
    await keyboard.press("Enter")
    await ana.press("Bulleted list", ana.dialog)
    await keyboard.type("one")
    await keyboard.press("Enter")
    await ana.press("Code", ana.dialog)
    await keyboard.type("two")
    await ana.press("Send", ana.dialog)
    await expect(ana.dialog).to_have_count(0)

    bullets = [{"type": "rich_text_section", "elements": one} for one in ITEMS]
    lines = {"type": "rich_text_section", "elements": [READ, LINK]}
    listed = {"type": "rich_text_list", "style": "bullet", "indent": 0, "elements": bullets}
    assert sent == [{"type": "rich_text", "elements": [lines, listed]}]
