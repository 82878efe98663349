"""The checker says yes to what Slack takes and names what Slack would refuse."""

import json

import pytest

from bot.sandbox.checker import block_flaws, check_message, check_view, view_flaws
from bot.sandbox.checker.second import second_opinion
from bot.sandbox.types import SlackError
from tests.sandbox.checker.broken_blocks import BLOCKS
from tests.sandbox.checker.broken_elements import ELEMENTS, INPUTS
from tests.sandbox.checker.build import (
    actions,
    button,
    chart,
    data_table,
    element,
    field,
    home,
    modal,
    mrkdwn,
    plain,
    section,
    table,
)  # fmt: skip
from tests.sandbox.checker.build import cell as a_cell
from tests.sandbox.checker.says import LONG, MANY
from tests.sandbox.checker.sound import SOUND


def shown(value):
    """A short name for a case."""
    return json.dumps(value)[:70] if isinstance(value, (dict, list)) else str(value)


@pytest.mark.parametrize(("surface", "block"), SOUND, ids=shown)
def test_slack_takes_this(surface, block):
    assert block_flaws([block], surface) == []


@pytest.mark.parametrize(("surface", "block", "message", "pointer"), BLOCKS, ids=shown)
def test_a_broken_block_is_named(surface, block, message, pointer):
    assert block_flaws([block], surface) == [(message, f"/blocks/0{pointer}")]


@pytest.mark.parametrize(("broken", "message", "pointer"), ELEMENTS, ids=shown)
def test_a_broken_element_is_named(broken, message, pointer):
    at = f"/blocks/0/accessory{pointer}"
    assert block_flaws([section(accessory=broken)], "message") == [(message, at)]


@pytest.mark.parametrize(("broken", "message", "pointer"), INPUTS, ids=shown)
def test_a_broken_field_is_named(broken, message, pointer):
    at = f"/blocks/0/element{pointer}"
    assert block_flaws([field(broken)], "modal") == [(message, at)]


@pytest.mark.parametrize(
    ("surface", "blocks", "message", "pointer"),
    [
        ("message", section(), "must be an array", ""),
        ("message", [section()] * 51, MANY(50), ""),
        ("modal", [section()] * 101, MANY(100), ""),
        ("home", [section()] * 101, MANY(100), ""),
        ("message", [section(block_id="a")] * 2, "`block_id` must be unique: a", "/1/block_id"),
        ("message", [{"type": "markdown", "text": "x" * 6001}] * 2, LONG(12_000), ""),
        ("message", [chart()] * 3, "no more than 2 data_visualization blocks allowed", ""),
        ("message", [table(2, 1) | {"rows": [[a_cell("x" * 5001)]] * 2}], LONG(10_000), ""),
        ("message", [data_table() | {"rows": [[a_cell("x" * 10_001)]] * 2}], LONG(20_000), ""),
        (
            "modal",
            [field(element("plain_text_input", focus_on_load=True))] * 2,
            "only one element may have `focus_on_load`",
            "",
        ),
    ],
    ids=shown,
)
def test_a_whole_surface_has_limits_too(surface, blocks, message, pointer):
    assert block_flaws(blocks, surface) == [(message, f"/blocks{pointer}")]


@pytest.mark.parametrize(
    ("surface", "kind"),
    [
        ("message", "alert"), ("home", "alert"), ("modal", "carousel"), ("modal", "container"),
        ("modal", "context_actions"), ("home", "context_actions"), ("modal", "data_table"),
        ("modal", "data_visualization"), ("modal", "file"), ("home", "file"),
        ("modal", "markdown"), ("home", "markdown"), ("modal", "plan"), ("home", "plan"),
        ("modal", "table"), ("modal", "task_card"), ("home", "task_card"),
    ],
)  # fmt: skip
def test_a_block_does_not_stand_everywhere(surface, kind):
    assert block_flaws([{"type": kind}], surface) == [
        (f"unsupported type: {kind}", "/blocks/0/type")
    ]


@pytest.mark.parametrize(
    ("surface", "kind", "fields"),
    [
        ("message", "email_text_input", {}), ("home", "email_text_input", {}),
        ("message", "url_text_input", {}), ("home", "url_text_input", {}),
        ("message", "number_input", {"is_decimal_allowed": True}),
        ("home", "number_input", {"is_decimal_allowed": True}),
        ("message", "file_input", {}), ("home", "file_input", {}),
        ("message", "rich_text_input", {}), ("home", "datetimepicker", {}),
    ],
)  # fmt: skip
def test_a_field_does_not_stand_everywhere(surface, kind, fields):
    assert block_flaws([field(element(kind, **fields))], surface) == [
        (f"unsupported element type: {kind}", "/blocks/0/element/type")
    ]


@pytest.mark.parametrize(
    "block",
    [
        actions(element("conversations_select", response_url_enabled=True)),
        section(accessory=element("channels_select", response_url_enabled=True)),
    ],
    ids=shown,
)
def test_only_a_field_of_a_form_brings_an_address_to_answer_to(block):
    [(message, _)] = block_flaws([block], "modal")

    assert message == "invalid additional property: response_url_enabled"


@pytest.mark.parametrize(
    ("view", "message", "pointer"),
    [
        ("words", "must be an object", ""),
        (modal() | {"type": "home"}, "must be a view of type modal", "/type"),
        (modal(title=plain("x" * 25)), LONG(24), "/title/text"),
        (modal(title=plain("")), "must be more than 0 characters", "/title/text"),
        (modal(title=mrkdwn()), "must be a plain_text object", "/title/type"),
        (modal(title=None), "missing required field: title", ""),
        (modal(submit=plain("x" * 25)), LONG(24), "/submit/text"),
        (modal(close=plain("x" * 25)), LONG(24), "/close/text"),
        (modal(blocks=None), "missing required field: blocks", ""),
        (modal(callback_id="x" * 256), LONG(255), "/callback_id"),
        (modal(external_id="x" * 256), LONG(255), "/external_id"),
        (modal(private_metadata="x" * 3001), LONG(3000), "/private_metadata"),
        (modal(private_metadata={}), "must be a string", "/private_metadata"),
        (modal(notify_on_close=1), "must be a boolean", "/notify_on_close"),
        (modal(clear_on_close="yes"), "must be a boolean", "/clear_on_close"),
        (modal(colour="red"), "invalid additional property: colour", ""),
        (
            modal(field(element("plain_text_input")), submit=None),
            "must define `submit` to use an `input` block in modals",
            "",
        ),
        (modal(section(text=mrkdwn(""))), "must be more than 0 characters", "/blocks/0/text/text"),
    ],
    ids=shown,
)
def test_a_broken_modal_is_named(view, message, pointer):
    assert view_flaws(view, "modal") == [(message, f"/view{pointer}")]


@pytest.mark.parametrize("name", ["title", "submit", "close"])
def test_a_home_has_no_frame(name):
    assert view_flaws(home(section()) | {name: plain()}, "home") == [
        (f"invalid additional property: {name}", "/view")
    ]


def test_sound_views_are_taken():
    form = modal(
        field(element("plain_text_input")), close=plain("x" * 24), private_metadata="x" * 3000,
        callback_id="x" * 255, external_id="x" * 255, notify_on_close=True, clear_on_close=False,
    )  # fmt: skip

    assert view_flaws(form, "modal") == []
    assert view_flaws(home(section(), callback_id="home", private_metadata=""), "home") == []


def test_a_view_of_more_than_250_kilobytes_is_too_large():
    heavy = modal(*[section(text=mrkdwn("x" * 3000)) for _ in range(90)])
    with pytest.raises(SlackError) as refusal:
        check_view(heavy)

    assert refusal.value.error == "view_too_large"


def test_another_reader_of_slacks_rules_is_asked_as_well():
    assert second_opinion([section(), actions(button())]) == []
    assert second_opinion([section(text=mrkdwn("x" * 3001))], "/view/blocks") == [
        (
            "Argument to field `text` (3001 characters) exceeds length limit of 3000 characters",
            "/view/blocks/0",
        )
    ]


def test_a_message_without_a_list_of_blocks_is_refused():
    with pytest.raises(SlackError) as refusal:
        check_message({"blocks": section()})

    assert refusal.value.error == "invalid_blocks_format"
