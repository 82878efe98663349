"""The same checker stands behind every door: tried with Slack's own client."""

import json

import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.checker.build import alert, button, home, modal, mrkdwn, plain, section
from tests.sandbox.checker.rows import ROWS, TWINS, name_of

EVERY_TENTH = ROWS[::10]
MESSAGES = [
    row for row in EVERY_TENTH if row.place.surface == "message" and isinstance(row.payload, list)
]
VIEWS = [row for row in EVERY_TENTH if row.place.surface != "message"]
pytestmark = pytest.mark.usefixtures("mistakes")
CODES = {"missing_field", "invalid_type", "failed_constraint"}


def sent(row, payload):
    """What `blocks.validate` is given for a payload in its place."""
    if row.place.is_view:
        return {"view": json.dumps(payload)}
    if row.place.surface == "message":
        return {"message": json.dumps({"blocks": payload})}
    return {"view": json.dumps(view_of(row, payload))}


def view_of(row, payload):
    """A payload as a view."""
    if row.place.is_view:
        return payload
    frame = modal() if row.place.surface == "modal" else home()
    return frame | {"blocks": payload}


async def answer(client, method, **arguments):
    """What the sandbox says, refusal or not."""
    try:
        return (await client.api_call(method, data=arguments)).data
    except SlackApiError as error:
        return error.response.data


async def test_blocks_validate_names_every_row_of_the_table(client):
    found, expected = {}, {}
    for row in ROWS:
        if row.message.startswith("must be a view of type"):
            continue  # the method takes either kind of view
        told = await answer(client, "blocks.validate", **sent(row, row.payload))
        found[name_of(row)] = [
            (told["error"], each["message"], each["pointer"]) for each in told["errors"]
        ]
        error = "invalid_message" if row.place.surface == "message" else "invalid_view"
        pointer = row.pointer.removeprefix("/view")
        expected[name_of(row)] = [(error, row.message, pointer)]
        assert {each["code"] for each in told["errors"]} <= CODES
        assert {tuple(each["constraint"]) for each in told["errors"]} == {("type", "expected")}

    assert found == expected


async def test_blocks_validate_takes_what_is_exactly_at_a_limit_for_our_rules(client):
    refused = {}
    for row in TWINS:
        told = await answer(client, "blocks.validate", **sent(row, row.twin))
        kinds = {each["constraint"]["type"] for each in told.get("errors", [])}
        if not told["ok"] and kinds != {"slackblocks"}:
            refused[name_of(row)] = told

    assert refused == {}


@pytest.mark.parametrize("row", MESSAGES, ids=name_of)
async def test_a_message_is_refused_as_chat_does(client, row):
    told = await answer(
        client, "chat.postMessage", channel="C0GEN", text="x", blocks=json.dumps(row.payload)
    )

    said = f"{row.message} [json-pointer:{row.pointer}]"
    assert told == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": [said],
        "response_metadata": {"messages": [f"[ERROR] {said}"]},
    }


@pytest.mark.parametrize("row", VIEWS, ids=name_of)
async def test_a_view_is_refused_as_views_does(client, row):
    view = json.dumps(view_of(row, row.payload))
    if row.place.surface == "home":
        told = await answer(client, "views.publish", user_id="U0ANA", view=view)
    else:
        told = await answer(client, "views.open", trigger_id="1.2", view=view)

    pointer = row.pointer if row.place.is_view else f"/view{row.pointer}"
    said = f"[ERROR] {row.message} [json-pointer:{pointer}]"
    assert told == {
        "ok": False,
        "error": "invalid_arguments",
        "response_metadata": {"messages": [said]},
    }


async def test_bare_blocks_are_pointed_at_from_their_own_root(client):
    told = await answer(client, "blocks.validate", blocks=json.dumps([section(text=mrkdwn(""))]))

    assert told == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": [
            {
                "code": "failed_constraint",
                "message": "must be more than 0 characters",
                "pointer": "/0/text/text",
                "constraint": {"type": "min_length", "expected": 1},
            }
        ],
    }


@pytest.mark.parametrize(
    ("block", "code", "constraint"),
    [
        (section(text="x"), "invalid_type", {"type": "type", "expected": "object"}),
        (
            {"type": "header"},
            "missing_field",
            {"type": "required", "expected": "text"},
        ),
        (
            section(text=plain("x" * 3001)),
            "failed_constraint",
            {"type": "max_length", "expected": 3000},
        ),
        (
            section(fields=[plain()] * 11),
            "failed_constraint",
            {"type": "max_items", "expected": 10},
        ),
        (
            section(accessory=button(style="loud")),
            "failed_constraint",
            {"type": "enum", "expected": ["primary", "danger"]},
        ),
    ],
)
async def test_each_kind_of_rule_has_a_code_and_a_constraint(client, block, code, constraint):
    told = await answer(client, "blocks.validate", blocks=json.dumps([block]))

    assert [(each["code"], each["constraint"]) for each in told["errors"]] == [(code, constraint)]


@pytest.mark.parametrize(
    "given",
    [
        {"blocks": [section()]},
        {"message": {"blocks": [section()], "text": "x"}},
        {"message": {"blocks": [section()]}},
        {"view": modal(alert())},
        {"view": home(section())},
    ],
)
async def test_sound_things_are_valid_with_or_without_a_text(client, given):
    [(name, value)] = given.items()

    assert await answer(client, "blocks.validate", **{name: json.dumps(value)}) == {"ok": True}


async def test_blocks_validate_needs_no_token(client):
    client.token = None

    assert await answer(client, "blocks.validate", blocks="[]") == {"ok": True}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "must provide exactly one of `blocks`, `view` or `message` [json-pointer:]"),
        (
            {"blocks": "[]", "view": "{}"},
            "must provide exactly one of `blocks`, `view` or `message` [json-pointer:]",
        ),
        ({"blocks": []}, "must provide a string [json-pointer:/blocks]"),
        ({"view": modal()}, "must provide a string [json-pointer:/view]"),
        ({"blocks": ""}, "must be more than 0 characters [json-pointer:/blocks]"),
        ({"blocks": "[" + " " * 99_999 + "]"}, "must be less than 100001 characters "
         "[json-pointer:/blocks]"),
        ({"blocks": "[{"}, "must be a valid JSON [json-pointer:/blocks]"),
        ({"blocks": "[" * 50_000}, "must be a valid JSON [json-pointer:/blocks]"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
async def test_blocks_validate_wants_one_json_text(client, given, said):
    with pytest.raises(SlackApiError) as refusal:
        await client.api_call("blocks.validate", json=given)

    assert refusal.value.response.data == {
        "ok": False,
        "error": "invalid_arguments",
        "response_metadata": {"messages": [f"[ERROR] {said}"]},
    }


async def test_a_hundred_thousand_characters_are_looked_at(client):
    blocks = "[" + " " * 99_998 + "]"

    assert await answer(client, "blocks.validate", blocks=blocks) == {"ok": True}


async def test_blocks_without_a_text_to_read_instead_are_posted_and_noted(client, mistakes):
    posted = await answer(
        client, "chat.postMessage", channel="C0GEN", blocks=json.dumps([section()])
    )

    assert posted["ok"] is True
    assert mistakes == ["chat.postMessage: blocks without a `text` to read instead."]


@pytest.mark.parametrize("blocks", ["[" * 50_000, "[{", "{}", "7"])
async def test_blocks_that_are_no_list_are_of_a_wrong_format(client, blocks):
    told = await answer(client, "chat.postMessage", channel="C0GEN", text="x", blocks=blocks)

    assert told == {"ok": False, "error": "invalid_blocks_format"}
