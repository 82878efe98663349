"""What stands inside other blocks, and menus that an app fills while somebody types."""

import re

import pytest

from bot.sandbox.types import Mistake
from tests.sandbox.checker.build import (
    actions,
    button,
    card,
    element,
    feedback,
    option,
    plain,
    section,
)  # fmt: skip

CAROUSEL = {
    "type": "carousel",
    "elements": [card(actions=[button(text=plain(f"Take {n}"), value=str(n))]) for n in (1, 2)],
}
BOX = {
    "type": "container",
    "title": plain("Box"),
    "child_blocks": [
        section(),
        actions(element("static_select", options=[option("a", "Apple"), option("b", "Pear")])),
    ],
}
THUMBS = {
    "type": "context_actions",
    "elements": [
        feedback(
            positive_button={"text": plain("Good"), "value": "1"},
            negative_button={"text": plain("Bad"), "value": "0"},
        )
    ],
}
MENU = actions(element("external_select", placeholder=plain("Find it")))


@pytest.fixture
def acted(app):
    """Every `actions[0]` that the app was told."""
    found = []

    @app.action(re.compile(".*"))
    async def pressed(ack, action):
        await ack()
        found.append(action)

    return found


async def test_what_stands_in_cards_and_containers_is_pressed_like_anything_else(
    sandbox, client, ana, acted
):
    await client.chat_postMessage(channel="C0GEN", text="Look", blocks=[CAROUSEL, BOX, THUMBS])
    for label in ("Take 2", "Pear", "Bad"):
        await ana.press(label)
    [message] = sandbox.messages("general")
    carousel, box, thumbs = message["blocks"]

    assert [(each["type"], each["block_id"]) for each in acted] == [
        ("button", carousel["elements"][1]["block_id"]),
        ("static_select", box["child_blocks"][1]["block_id"]),
        ("feedback_buttons", thumbs["block_id"]),
    ]
    assert (acted[0]["value"], acted[1]["selected_option"]["value"]) == ("2", "b")
    assert (acted[2]["value"], acted[2]["text"]) == ("0", plain("Bad"))


@pytest.fixture
async def menu(client, sandbox):
    """Where the menu stands that the app fills."""
    await client.chat_postMessage(channel="C0GEN", text="Look", blocks=[MENU])
    [message] = sandbox.messages("general")
    container = {"kind": "message", "channel": "C0GEN", "ts": message["ts"]}
    return container, message["blocks"][0]["block_id"], "act"


async def test_a_menu_shows_what_the_app_offers_in_its_groups(sandbox, app, menu):
    groups = [{"label": plain("Fruit"), "options": [option()]}]

    @app.options("act")
    async def looked(ack, payload):
        await ack(option_groups=groups if payload["value"] == "ap" else [])

    assert await sandbox.hands.suggest("U0ANA", *menu, "ap") == {"option_groups": groups}
    assert await sandbox.hands.suggest("U0ANA", *menu, "x") == {"option_groups": []}


async def test_a_menu_takes_a_hundred_options_at_most(sandbox, app, menu):
    @app.options("act")
    async def looked(ack):
        await ack(options=[option(str(number)) for number in range(101)])

    found = await sandbox.hands.suggest("U0ANA", *menu, "")
    assert [each["value"] for each in found["options"]] == [str(number) for number in range(100)]


@pytest.mark.parametrize("answer", [{}, {"options": 7}, {"text": "apple"}])
async def test_an_app_that_offers_nothing_hears_of_it(sandbox, app, menu, answer):
    @app.options("act")
    async def looked(ack):
        await ack(answer)

    with pytest.raises(Mistake, match=r"^The app offered nothing to choose from\.$"):
        await sandbox.hands.suggest("U0ANA", *menu, "ap")
    assert sandbox.take_problems() == ["The menu act: no options within three seconds."]
