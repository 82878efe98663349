"""What is drawn and what is listened to are the same ids; the pinned drawings are the witness."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from bot.app import build
from bot.clock import Clock
from bot.settings import read
from tests.test_settings import GOOD
from tests.town import ROOT


@pytest.fixture
def listened(tmp_path):
    herald = build(read(GOOD | {"HERALD_DATABASE": f"sqlite:///{tmp_path / 'x.db'}"}), Clock())
    yield herald.switchboard.listeners
    herald.db.close()


@cache
def drawings() -> list[Any]:
    """Read every drawing that a test pins, once."""
    files = sorted((ROOT / "tests").rglob("__snapshots__/**/*.json"))
    assert len(files) > 50
    return [json.loads(file.read_text()) for file in files]


def parts(drawn: Any) -> Iterator[dict[str, Any]]:
    """Walk through every object of a drawing."""
    if isinstance(drawn, dict):
        yield drawn
    for inner in drawn.values() if isinstance(drawn, dict) else drawn:
        if isinstance(inner, dict | list):
            yield from parts(inner)


def test_every_button_that_is_drawn_is_listened_to_and_the_other_way_round(listened):
    buttons = {
        part["action_id"]
        for drawn in drawings()
        for part in parts(drawn)
        if part.get("type") == "button"
    }
    assert buttons == {name for kind, name in listened if kind == "action"}


def test_every_form_that_is_drawn_is_listened_to_and_the_other_way_round(listened):
    forms = {
        drawn["callback_id"]
        for drawn in drawings()
        if isinstance(drawn, dict) and drawn.get("submit")
    }
    assert forms == {name for kind, name in listened if kind == "view"}


def test_ids_say_which_feature_they_belong_to(listened):
    kinds = ("action", "view", "shortcut", "message_shortcut")
    for (kind, name), (listener, _) in listened.items():
        if kind in kinds:
            assert listener.__module__.startswith(f"bot.{name.split('.')[0]}."), name


def test_fields_of_forms_are_named_after_what_the_form_class_reads():
    names = {
        part["block_id"]
        for drawn in drawings()
        for part in parts(drawn)
        if part.get("type") == "input"
    }
    files = [one for one in (ROOT / "bot").rglob("*.py") if "forms" in (one.stem, one.parent.name)]
    known = "".join(file.read_text() for file in files)
    assert [name for name in sorted(names) if f"    {name}: " not in known] == []
