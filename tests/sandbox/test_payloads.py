"""What the app is handed, field by field, as in docs.slack.dev/reference/interaction-payloads."""

import copy
from typing import Any

import pytest

from bot.sandbox import Answer, Sandbox
from bot.sandbox.types import Json
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN
from tests.sandbox.drawing import button, card

ALL = {"type", "token", "api_app_id", "team", "enterprise", "is_enterprise_install", "user"}
IN_MESSAGE = ALL | {"trigger_id", "container", "channel", "response_url", "state", "actions"}
MODAL: Json = {
    "type": "modal",
    "callback_id": "asks",
    "notify_on_close": True,
    "title": {"type": "plain_text", "text": "Where"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "place",
            "label": {"type": "plain_text", "text": "Place"},
            "element": {
                "type": "conversations_select",
                "action_id": "value",
                "response_url_enabled": True,
            },
        },
        {
            "type": "input",
            "block_id": "word",
            "optional": True,
            "label": {"type": "plain_text", "text": "Word"},
            "element": {"type": "external_select", "action_id": "word", "min_query_length": 1},
        },
    ],
}
HOME: Json = {
    "type": "home",
    "blocks": [{"type": "actions", "elements": [button("Look", "look")]}],
}
MENU: list[Json] = [
    {
        "type": "section",
        "block_id": "menu",
        "text": {"type": "mrkdwn", "text": "Pick"},
        "accessory": {"type": "external_select", "action_id": "pick"},
    }
]
KEYS = {
    "command": {
        "token", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name",
        "command", "text", "api_app_id", "is_enterprise_install", "response_url", "trigger_id",
    },
    "press in a message": IN_MESSAGE | {"message"},
    "press in an ephemeral message": IN_MESSAGE,
    "press at home": ALL | {"trigger_id", "container", "view", "actions"},
    "shortcut": ALL | {"action_ts", "callback_id", "trigger_id"},
    "message shortcut": ALL
    | {"action_ts", "callback_id", "trigger_id", "message_ts", "channel", "message",
       "response_url"},
    "submission": ALL | {"trigger_id", "view", "response_urls"},
    "closed": ALL | {"view", "is_cleared"},
    "suggestion in a modal": ALL | {"value", "block_id", "action_id", "container", "view"},
    "suggestion in a message": ALL
    | {"value", "block_id", "action_id", "container", "channel", "message"},
}  # fmt: skip
VIEW = {
    "id", "team_id", "app_id", "app_installed_team_id", "bot_id", "type", "callback_id", "title",
    "submit", "close", "blocks", "private_metadata", "state", "hash", "root_view_id",
    "previous_view_id", "clear_on_close", "notify_on_close", "external_id",
}  # fmt: skip


async def everything(town: Sandbox) -> dict[str, Json]:
    """Do everything a person can do, and note what the app was handed."""
    heard: list[Json] = []
    shown: list[Json] = [MODAL]

    async def deliver(envelope):
        heard.append(envelope.payload)
        if envelope.payload.get("command") == "/cry":
            town.call("views.open", trigger_id=envelope.payload["trigger_id"], view=shown[0])
        asked = envelope.payload.get("type") == "block_suggestion"
        return Answer(200, {"options": []} if asked else None)

    town.deliver = deliver
    ana, told = town.person("ana"), {}

    async def note(name: str, doing: Any) -> None:
        heard.clear()
        await doing
        [told[name]] = [each for each in heard if "event" not in each]

    await note("command", ana.command("/cry noon", channel="general"))
    await note("suggestion in a modal", ana.types("Word", "x"))
    await note("submission", ana.submit(place="C0GEN"))
    await ana.command("/cry again")
    await note("closed", ana.close())
    town.call("chat.postMessage", channel="C0GEN", text="A", blocks=card("A", button("Go", "go")))
    await note("press in a message", ana.press("Go"))
    await note("message shortcut", ana.message_shortcut("Cry this", "A", channel="general"))
    town.call("chat.postMessage", channel="C0GEN", text="B", blocks=MENU)
    await note("suggestion in a message", ana.types("Pick", "pool"))
    town.call(
        "chat.postEphemeral", channel="C0GEN", user="U0ANA", text="C",
        blocks=card("C", button("Psst", "psst")),
    )  # fmt: skip
    await note("press in an ephemeral message", ana.press("Psst"))
    await note("shortcut", ana.shortcut("Cry something"))
    town.call("views.publish", user_id="U0ANA", view=HOME)
    await ana.open_home()
    await note("press at home", ana.press("Look"))
    return told


@pytest.fixture
async def told(sandbox):
    """Every kind of interaction, by name."""
    return await everything(sandbox)


async def test_every_payload_has_the_fields_of_the_reference(told):
    assert {name: set(payload) for name, payload in told.items()} == KEYS


async def test_a_view_is_told_as_a_whole(told):
    for name in ("press at home", "submission", "closed", "suggestion in a modal"):
        assert set(told[name]["view"]) == VIEW
    assert told["submission"]["view"]["state"]["values"]["word"]["word"] == {
        "type": "external_select", "selected_option": None,
    }  # fmt: skip
    assert told["closed"]["view"]["state"] == {"values": {}}
    assert told["closed"]["is_cleared"] is False


async def test_who_and_where_is_told_in_the_same_way_everywhere(told):
    who = {"id": "U0ANA", "username": "ana", "name": "ana", "team_id": "T0TOWN"}
    for name in set(KEYS) - {"command"}:
        assert told[name]["user"] == who
        assert told[name]["team"] == {"id": "T0TOWN", "domain": "example-town"}
        assert (told[name]["enterprise"], told[name]["is_enterprise_install"]) == (None, False)
    for name in ("press in a message", "message shortcut", "suggestion in a message"):
        assert told[name]["channel"] == {"id": "C0GEN", "name": "general"}


async def test_a_container_says_where_something_was_used(told):
    ts = told["press in a message"]["message"]["ts"]

    assert told["press in a message"]["container"] == {
        "type": "message", "message_ts": ts, "channel_id": "C0GEN", "is_ephemeral": False,
    }  # fmt: skip
    assert told["press in an ephemeral message"]["container"]["is_ephemeral"] is True
    view = told["press at home"]["view"]["id"]
    assert told["press at home"]["container"] == {"type": "view", "view_id": view}
    assert (
        told["suggestion in a message"]["container"]["message_ts"]
        == (told["suggestion in a message"]["message"]["ts"])
    )


async def test_an_action_says_what_was_used(told):
    [action] = told["press in a message"]["actions"]
    moment = action.pop("action_ts")

    assert float(moment) > 0
    assert action == {
        "type": "button", "action_id": "go", "block_id": action["block_id"],
        "text": {"type": "plain_text", "text": "Go"}, "value": "1",
    }  # fmt: skip


async def test_a_picked_channel_brings_an_address(sandbox, told, ana):
    [address] = told["submission"]["response_urls"]
    sandbox.hooks.use(address.pop("response_url").rpartition("/")[2], {
        "text": "For all", "response_type": "in_channel",
    })  # fmt: skip

    assert address == {"block_id": "place", "action_id": "value", "channel_id": "C0GEN"}
    assert ana.reads("general")[-1] == "For all"


@pytest.mark.parametrize(
    ("place", "name"),
    [("general", "general"), ("secret", "privategroup"), (None, "directmessage")],
)
async def test_the_name_of_a_place_depends_on_its_kind(sandbox, ana, place, name):
    heard = []

    async def deliver(envelope):
        heard.append(envelope.payload["channel_name"])
        return Answer()

    sandbox.deliver = deliver
    await ana.command("/cry", channel=place)

    assert heard == [name]


async def test_slack_asks_for_options_from_the_third_letter_on(sandbox, ana):
    asked = []

    async def deliver(envelope):
        if envelope.kind == "interactive":
            asked.append(envelope.payload["value"])
        return Answer(200, {"options": []})

    sandbox.deliver = deliver
    sandbox.call("chat.postMessage", channel="C0GEN", text="B", blocks=MENU)
    for typed in ("p", "po", "poo", "pool"):
        await ana.types("Pick", typed)

    assert asked == ["poo", "pool"]


async def test_the_x_closes_all_and_tells_of_the_one_at_the_bottom():
    town = Sandbox(copy.deepcopy(MANIFEST), TOWN, now=MONDAY)
    heard = []

    async def deliver(envelope):
        payload = envelope.payload
        if "command" in payload:
            town.call("views.open", trigger_id=payload["trigger_id"], view=MODAL)
        elif payload["type"] == "view_submission":
            return Answer(200, {"response_action": "push", "view": MODAL | {"callback_id": "b"}})
        else:
            heard.append((payload["view"]["callback_id"], payload["is_cleared"]))
        return Answer()

    town.deliver = deliver
    ana = town.person("ana")
    await ana.command("/cry")
    await ana.submit(place="C0GEN")
    await ana.close(all_of_them=True)

    assert (heard, ana.views, town.problems) == ([("asks", True)], [], [])
