"""Modals: triggers, the stack of three, updates, and what is told when one is put away."""

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.types import Json
from tests.sandbox.test_people_and_an_app import FORM, button, card
from tests.sandbox.test_web_api import refused


def modal(title, *blocks, **more):
    """A small modal without inputs."""
    shown = list(blocks) or card(title, button("Go", "go"))
    return {"type": "modal", "title": {"type": "plain_text", "text": title}, "blocks": shown} | more


@pytest.fixture
def opened(app):
    """The triggers of every command, in order."""
    triggers: list[str] = []

    @app.command("/cry")
    async def cried(ack, command):
        await ack()
        triggers.append(command["trigger_id"])

    return triggers


@pytest.fixture
def pressed(app):
    """The payloads of every press on Go, in order."""
    payloads: list[Json] = []

    @app.action("go")
    async def went(ack, body):
        await ack()
        payloads.append(body)

    return payloads


async def test_a_trigger_opens_one_modal(client, ana, opened):
    await ana.command("/cry")
    answer = await client.views_open(trigger_id=opened[0], view=modal("One"))
    again = await refused(client.views_open(trigger_id=opened[0], view=modal("Two")))

    view = answer["view"]
    assert (view["id"], view["root_view_id"], view["previous_view_id"]) == (
        ana.view["id"], view["id"], None,
    )  # fmt: skip
    assert (view["app_id"], view["bot_id"], view["team_id"]) == ("A0APP", "B0APP", "T0TOWN")
    assert again["error"] == "exchanged_trigger_id"


async def test_a_trigger_lives_three_seconds(client, ana, opened, now):
    await ana.command("/cry")
    now[0] += 3.1

    late = await refused(client.views_open(trigger_id=opened[0], view=modal("Late")))
    assert late["error"] == "expired_trigger_id"
    assert ana.views == []


async def test_an_invented_trigger_opens_nothing(client, sandbox):
    answer = await refused(client.views_open(trigger_id="1.2.abc", view=modal("No")))

    assert answer["error"] == "invalid_trigger_id"


async def test_three_modals_lie_on_each_other_and_no_fourth(client, ana, opened, pressed):
    await ana.command("/cry")
    await client.views_open(trigger_id=opened[0], view=modal("One"))
    for title in ("Two", "Three"):
        await ana.press("Go")
        await client.views_push(trigger_id=pressed[-1]["trigger_id"], view=modal(title))
    await ana.press("Go")
    fourth = await refused(
        client.views_push(trigger_id=pressed[-1]["trigger_id"], view=modal("Four"))
    )

    titles = [view["title"]["text"] for view in ana.views]
    assert (titles, fourth["error"]) == (["One", "Two", "Three"], "push_limit_reached")
    assert {view["root_view_id"] for view in ana.views} == {ana.views[0]["id"]}
    assert ana.views[2]["previous_view_id"] == ana.views[1]["id"]


async def test_a_push_needs_a_press_inside_a_modal(client, ana, opened):
    await ana.command("/cry")

    answer = await refused(client.views_push(trigger_id=opened[0], view=modal("No")))
    assert answer["error"] == "not_found"


async def test_a_stale_hash_loses_the_race(client, ana, opened):
    await ana.command("/cry")
    view = (await client.views_open(trigger_id=opened[0], view=modal("One")))["view"]
    await client.views_update(view_id=view["id"], hash=view["hash"], view=modal("Two"))
    lost = await refused(
        client.views_update(view_id=view["id"], hash=view["hash"], view=modal("Three"))
    )

    assert (lost["error"], ana.view["title"]["text"]) == ("hash_conflict", "Two")


async def test_an_external_id_finds_its_view_and_is_unique(client, ana, ben, opened):
    await ana.command("/cry")
    await ben.command("/cry")
    await client.views_open(trigger_id=opened[0], view=modal("One", external_id="mine"))
    twice = await refused(
        client.views_open(trigger_id=opened[1], view=modal("Two", external_id="mine"))
    )
    await client.views_update(external_id="mine", view=modal("Three", external_id="mine"))

    assert (twice["error"], ben.views) == ("duplicate_external_id", [])
    assert ana.view["title"]["text"] == "Three"


async def test_a_closed_modal_cannot_be_redrawn(client, ana, opened):
    await ana.command("/cry")
    view = (await client.views_open(trigger_id=opened[0], view=modal("One")))["view"]
    await ana.close()

    answer = await refused(client.views_update(view_id=view["id"], view=modal("Two")))
    assert answer["error"] == "not_found"


async def test_the_app_hears_of_a_closed_modal_only_where_it_asked(app, client, ana, opened):
    told = []

    @app.view_closed("told")
    async def closed(ack, body):
        await ack()
        told.append((body["is_cleared"], body["view"]["state"]))

    for notify in (False, True):
        await ana.command("/cry")
        view = modal("One", callback_id="told", notify_on_close=notify)
        await client.views_open(trigger_id=opened[-1], view=view)
        await ana.close()

    assert told == [(False, {"values": {}})]


async def test_the_x_closes_all_and_tells_of_the_first(app, client, ana, opened, pressed):
    told = []

    @app.view_closed("root")
    async def closed(ack, body):
        await ack()
        told.append(body["is_cleared"])

    await ana.command("/cry")
    root = modal("One", callback_id="root", notify_on_close=True)
    await client.views_open(trigger_id=opened[0], view=root)
    await ana.press("Go")
    await client.views_push(trigger_id=pressed[0]["trigger_id"], view=modal("Two"))
    await ana.close(all_of_them=True)

    assert (ana.views, told) == ([], [True])


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
    assert (ana.view["callback_id"], len(sandbox.problems)) == ("cry", 1)


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


async def test_home_is_only_drawn_for_people(client):
    view = {"type": "home", "blocks": card("Hello")}
    with pytest.raises(SlackApiError):
        await client.views_publish(user_id="U0NONE", view=view)
    first = (await client.views_publish(user_id="U0ANA", view=view))["view"]
    second = (await client.views_publish(user_id="U0ANA", view=view, hash=first["hash"]))["view"]
    lost = await refused(client.views_publish(user_id="U0ANA", view=view, hash=first["hash"]))

    assert (first["id"], lost["error"]) == (second["id"], "hash_conflict")
