"""Forms: what a person typed and picked, and what the app may answer."""

import pytest

from bot.sandbox.types import Json
from tests.sandbox.asking import refused
from tests.sandbox.drawing import FORM, button, card, modal


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        ({}, ["One"]),
        ({"response_action": "clear"}, []),
        ({"response_action": "update", "view": modal("New")}, ["One", "New"]),
        ({"response_action": "push", "view": modal("New")}, ["One", "Cry", "New"]),
    ],
)
async def test_the_answer_to_a_form_decides_what_is_seen_next(
    app, client, ana, opened, pressed, answer, titles
):
    @app.view("cry")
    async def sent(ack):
        await ack(**answer)

    await ana.command("/cry")
    await client.views_open(trigger_id=opened[0], view=modal("One"))
    await ana.press("Go")
    await client.views_push(trigger_id=pressed[0]["trigger_id"], view=FORM)
    assert await ana.submit(words="x") == {}

    assert [view["title"]["text"] for view in ana.views] == titles


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"elsewhere": "No"}},
        {"response_action": "update", "view": modal("x" * 25)},
        {"response_action": "dance"},
    ],
)
async def test_an_answer_slack_would_refuse_keeps_the_form_open(
    app, client, sandbox, ana, opened, answer
):
    @app.view("cry")
    async def sent(ack):
        await ack(**answer)

    await ana.command("/cry")
    await client.views_open(trigger_id=opened[0], view=FORM)
    errors = await ana.submit(words="x")

    assert errors == {"": "We had some trouble connecting. Try again?"}
    assert (ana.view["callback_id"], len(sandbox.take_problems())) == ("cry", 1)


async def test_a_form_tells_everything_that_was_picked(app, client, ana, opened):
    options = [
        {"text": {"type": "plain_text", "text": name}, "value": name.lower()}
        for name in ("Red", "Green", "Blue")
    ]
    fields: Json = {
        "colour": {"type": "static_select", "options": options, "initial_option": options[0]},
        "more": {"type": "multi_static_select", "options": options},
        "boxes": {"type": "checkboxes", "options": options},
        "one": {"type": "radio_buttons", "options": options},
        "day": {"type": "datepicker"},
        "hour": {"type": "timepicker"},
        "moment": {"type": "datetimepicker"},
        "who": {"type": "users_select"},
        "where": {"type": "conversations_select"},
        "mail": {"type": "email_text_input"},
        "link": {"type": "url_text_input"},
        "count": {"type": "number_input", "is_decimal_allowed": False},
    }
    blocks = [
        {
            "type": "input", "block_id": name, "optional": True,
            "label": {"type": "plain_text", "text": name}, "element": element | {"action_id": "v"},
        }
        for name, element in fields.items()
    ]  # fmt: skip
    told = {}

    @app.view("cry")
    async def sent(ack, view):
        await ack()
        told.update({name: each["v"] for name, each in view["state"]["values"].items()})

    await ana.command("/cry")
    await client.views_open(trigger_id=opened[0], view=FORM | {"blocks": blocks})
    wrong = await ana.submit(mail="me", link="here", count="1.5")
    await ana.submit(
        mail="me@example.com", link="https://example.com", count="2", more=["Red", "blue"],
        boxes=["Green"], one="Blue", day="2026-11-20", hour="09:30", moment=1_800_000_000,
        who="U0BEN",
    )  # fmt: skip

    assert wrong == {
        "mail": "Enter a valid email address.", "link": "Enter a valid URL.",
        "count": "Enter a whole number.",
    }  # fmt: skip
    assert told["colour"]["selected_option"]["value"] == "red"
    assert [each["value"] for each in told["more"]["selected_options"]] == ["red", "blue"]
    assert [each["value"] for each in told["boxes"]["selected_options"]] == ["green"]
    assert told["one"]["selected_option"]["value"] == "blue"
    assert (told["day"]["selected_date"], told["hour"]["selected_time"]) == ("2026-11-20", "09:30")
    assert told["moment"]["selected_date_time"] == 1_800_000_000
    assert (told["who"]["selected_user"], told["where"]["selected_conversation"]) == ("U0BEN", None)
    assert (told["mail"]["value"], told["count"]["value"]) == ("me@example.com", "2")


async def test_a_menu_in_a_modal_is_told_at_once(app, client, ana, opened):
    told = []
    option = {"text": {"type": "plain_text", "text": "Red"}, "value": "red"}
    menu = {
        "type": "static_select", "action_id": "menu", "options": [option],
        "placeholder": {"type": "plain_text", "text": "Colour"},
    }  # fmt: skip
    section = card("Pick", block_id="pick")[0] | {"accessory": menu}

    @app.action("menu")
    async def picked(ack, body, action):
        await ack()
        told.append((action["selected_option"]["value"], body["container"]["type"]))

    await ana.command("/cry")
    await client.views_open(trigger_id=opened[0], view=modal("One", section))
    await ana.pick("Colour", "Red")

    assert told == [("red", "view")]
    assert ana.view["state"]["values"]["pick_s"]["menu"]["selected_option"] == option


async def test_typed_values_go_with_their_ids(app, client, ana, opened, pressed):
    await ana.command("/cry")
    view = FORM | {"blocks": [*FORM["blocks"], *card("x", button("Go", "go"))]}
    opened_view = (await client.views_open(trigger_id=opened[0], view=view))["view"]
    other = [FORM["blocks"][0] | {"block_id": "other"}]
    ana.view["state"]["values"]["words"]["value"]["value"] = "typed"
    await client.views_update(view_id=opened_view["id"], view=FORM | {"blocks": other})

    assert ana.view["state"]["values"] == {
        "other": {"value": {"type": "plain_text_input", "value": "Oyez"}}
    }


@pytest.mark.usefixtures("mistakes")
async def test_a_form_can_be_read_though_it_is_huge(client, sandbox, ana, app):
    answers = []

    @app.command("/cry")
    async def cried(ack, command, client):
        await ack()
        view = FORM | {"private_metadata": "x" * 3001}
        answers.append(
            await refused(client.views_open(trigger_id=command["trigger_id"], view=view))
        )

    await ana.command("/cry")
    flaw = "[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]"

    assert answers[0]["error"] == "invalid_arguments"
    assert answers[0]["response_metadata"] == {"messages": [flaw]}
