"""Whatever JSON an app sends, the checker answers with flaws and never breaks."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.checker import Flaw, blocks_judged, check_message, check_view, view_judged
from tests.sandbox.checker.build import chart, error_of, modal, section
from tests.sandbox.checker.rows import ROWS, TWINS
from tests.sandbox.checker.sound import SOUND

WORDS = sorted({name for _, block in SOUND for name in block} | {"element", "value", "text"})
KINDS = sorted({block["type"] for _, block in SOUND} | {"button", "mrkdwn", "static_select"})
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(KINDS)
)
JSON = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(st.sampled_from([*WORDS, "type"]) | st.text(), inside, max_size=5)
    ),
    max_leaves=20,
)
SURFACES = st.sampled_from(["message", "modal", "home"])
ANSWERS = (
    "",
    "invalid_blocks", "invalid_blocks_format", "invalid_attachments", "too_many_attachments",
    "msg_blocks_too_long",
)  # fmt: skip
SOUND_BLOCKS = [block for _, block in SOUND]


def places(value, path=()):
    """Every place in a piece of JSON."""
    yield path
    listed = [*enumerate(value)] if isinstance(value, list) else []
    for name, each in [*value.items()] if isinstance(value, dict) else listed:
        yield from places(each, (*path, name))


def swapped(value, path, other):
    """The same JSON with something else in one place."""
    if not path:
        return other
    if isinstance(value, dict):
        return {k: swapped(v, path[1:], other) if k == path[0] else v for k, v in value.items()}
    return [swapped(v, path[1:], other) if i == path[0] else v for i, v in enumerate(value)]


def flaws_only(found):
    """Whether these are flaws that can be told."""
    return all(isinstance(each, Flaw) and json.dumps(each.told()) for each in found)


@settings(max_examples=200, deadline=None)
@given(JSON, SURFACES)
def test_any_json_as_blocks(value, surface):
    assert flaws_only(blocks_judged(value, surface))


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_any_json_as_a_view(value):
    assert flaws_only([*view_judged(value, "modal"), *view_judged(value, "home")])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SOUND_BLOCKS), SURFACES, JSON, st.data())
def test_any_json_in_any_place_of_a_sound_block(block, surface, other, data):
    path = data.draw(st.sampled_from(sorted(places(block), key=str)[:200]))

    assert flaws_only(blocks_judged([swapped(block, path, other)], surface))


@settings(max_examples=100, deadline=None)
@given(JSON, JSON)
def test_any_json_as_a_message(blocks, attachments):
    refused = error_of(check_message, {"blocks": blocks, "attachments": attachments})

    assert refused in ANSWERS


def test_every_payload_of_the_table_is_judged_by_both_readers_without_a_crash():
    payloads = [*(row.payload for row in ROWS), *(row.twin for row in TWINS)]
    found = [blocks_judged([each], surface) for each in payloads for surface in ("message", "home")]

    assert all(flaws_only(each) for each in found)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_python_calls_a_number_and_json_does_not_is_none(value):
    pie = chart(segments=[{"label": "A", "value": value}])

    assert [str(flaw) for flaw in blocks_judged([pie])] == [
        "must provide a number [json-pointer:/blocks/0/chart/segments/0/value]"
    ]


@pytest.mark.parametrize("depth", [33, 5_000])
def test_what_is_nested_beyond_all_sense_is_refused(depth):
    deep: list[Any] = []
    for _ in range(depth):
        deep = [deep]
    block = section(text=deep)

    assert [str(flaw) for flaw in blocks_judged([block])] == [
        "failed to match all allowed schemas [json-pointer:/blocks]"
    ]
    assert error_of(check_view, modal(block)) == "invalid_arguments"


def test_of_a_list_far_too_long_nothing_else_is_looked_at():
    assert [str(flaw) for flaw in blocks_judged([None] * 100_000)] == [
        "no more than 50 items allowed [json-pointer:/blocks]"
    ]
