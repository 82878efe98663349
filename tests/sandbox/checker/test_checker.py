"""The checker says yes to what Slack takes and names what Slack would refuse."""

import json
from collections import Counter

import pytest

from bot.sandbox.checker import blocks_judged, check_message, check_view, view_judged
from bot.sandbox.checker.elements import IN_ACTIONS, IN_INPUT, IN_SECTION
from bot.sandbox.checker.surfaces import ALLOWED, ONLY_IN
from bot.sandbox.types import SlackError
from tests.sandbox.checker.build import error_of, modal, mrkdwn, plain, section
from tests.sandbox.checker.drawn import DRAWN
from tests.sandbox.checker.row import DOCS, MESSAGE, Place
from tests.sandbox.checker.rows import ROWS, TWINS, judged, name_of
from tests.sandbox.checker.sound import SOUND, VIEWS


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_what_is_broken_is_named_in_slacks_words_and_pointed_at(row):
    found = [(flaw.message, flaw.pointer) for flaw in judged(row.payload, row.place)]

    assert found == [(row.message, row.pointer)]


@pytest.mark.parametrize("row", TWINS, ids=name_of)
def test_what_is_exactly_at_the_limit_is_taken(row):
    assert judged(row.twin, row.place) == []


def test_the_table_is_long_and_every_row_has_a_source_and_a_name_of_its_own():
    names = Counter(name_of(row) for row in ROWS)

    assert len(ROWS) >= 150
    assert [row.what for row in ROWS if not row.source.startswith(DOCS)] == []
    assert [name for name, times in names.items() if times > 1] == []


def kinds(surface):
    """The blocks and elements that the sound ones show on one surface."""
    shown = [block for place, block in SOUND if place == surface]
    inside = [
        each
        for block in shown
        for each in (*block.get("elements", ()), block.get("element"), block.get("accessory"))
        if each
    ]
    return {block["type"] for block in shown}, {each["type"] for each in inside}


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
def test_every_block_and_every_element_is_shown_sound_wherever_it_may_stand(surface):
    blocks, elements = kinds(surface)
    placed = IN_SECTION | IN_ACTIONS | IN_INPUT
    here = {kind for kind in placed if surface in ONLY_IN.get(kind, {surface})}

    assert blocks == ALLOWED[surface]
    assert here - elements == set()


def test_every_view_and_message_of_the_bot_is_sound():
    flaws = [
        view_judged(each, each["type"]) if "type" in each else blocks_judged(each["blocks"])
        for each in DRAWN
    ]

    assert len(DRAWN) > 70
    assert [each for each in flaws if each] == []


def shown(value):
    """A short name for a case."""
    return json.dumps(value)[:70] if isinstance(value, (dict, list)) else str(value)


@pytest.mark.parametrize(("surface", "block"), SOUND, ids=shown)
def test_slack_takes_this(surface, block):
    assert judged([block], Place(MESSAGE.wrap, "", surface)) == []


@pytest.mark.parametrize(("kind", "view"), VIEWS, ids=shown)
def test_slack_takes_this_view(kind, view):
    assert judged(view, Place(MESSAGE.wrap, "", kind, is_view=True)) == []


@pytest.mark.parametrize("letter", ["x", "ü", "\ud800"])
def test_a_view_of_more_than_250_kilobytes_is_too_large(letter):
    size = len(letter.encode("utf-8", "surrogatepass"))
    heavy = modal(*[section(text=mrkdwn(letter * (2700 // size))) for _ in range(95)])
    light = modal(*[section(text=mrkdwn(letter * (2500 // size))) for _ in range(95)])

    assert error_of(check_view, heavy) == "view_too_large"
    assert error_of(check_view, light) == ""


def test_every_flaw_is_told_at_once():
    with pytest.raises(SlackError) as refusal:
        check_view(modal(section(text=mrkdwn("")), title=plain("x" * 25), callback_id=7))

    assert refusal.value.error == "invalid_arguments"
    assert refusal.value.more == {
        "response_metadata": {
            "messages": [
                "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]",
                "[ERROR] must provide a string [json-pointer:/view/callback_id]",
                "[ERROR] must be more than 0 characters [json-pointer:/view/blocks/0/text/text]",
            ]
        }
    }


def test_a_message_without_a_list_of_blocks_is_refused():
    with pytest.raises(SlackError) as refusal:
        check_message({"blocks": section()})

    assert refusal.value.error == "invalid_blocks_format"


@pytest.mark.parametrize(
    ("attachments", "error", "pointers"),
    [
        ([{"text": "x"}] * 101, "too_many_attachments", []),
        ({"text": "x"}, "invalid_attachments", ["/attachments"]),
        (["x"], "invalid_attachments", ["/attachments/0"]),
        ([{}, {"blocks": [{}]}], "invalid_attachments", ["/attachments/1/blocks/0"]),
    ],
)
def test_attachments_are_counted_and_their_blocks_looked_at(attachments, error, pointers):
    with pytest.raises(SlackError) as refusal:
        check_message({"attachments": attachments})

    told = refusal.value.more.get("errors", [])
    assert refusal.value.error == error
    assert [each.partition("json-pointer:")[2].rstrip("]") for each in told] == pointers


def test_a_hundred_attachments_are_taken():
    attachments = [{"text": "x", "blocks": [section()]}] * 100

    assert error_of(check_message, {"attachments": attachments}) == ""
