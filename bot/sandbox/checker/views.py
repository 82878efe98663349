"""Modals and the App Home as a whole.

Limits: docs.slack.dev/reference/views/modal-views and home-tab-views.
"""

import json
from collections.abc import Iterator
from typing import Any

from bot.sandbox.checker.elements import anything
from bot.sandbox.checker.objects import plain
from bot.sandbox.checker.rules import Flaw, Rule, flag, shape, string
from bot.sandbox.checker.surfaces import block_flaws
from bot.sandbox.types import SlackError

LARGEST = 250_000  # bytes
COMMON: dict[str, Rule] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}


def _inputs_need_submit(value: Any, at: str) -> Iterator[Flaw]:
    has_input = any(isinstance(b, dict) and b.get("type") == "input" for b in _listed(value))
    if has_input and not value.get("submit"):
        yield "must define `submit` to use an `input` block in modals", at


def _listed(value: Any) -> list[Any]:
    blocks = value.get("blocks")
    return blocks if isinstance(blocks, list) else []


MODAL = shape(
    {"title": plain(24), "blocks": anything},
    COMMON
    | {"submit": plain(24), "close": plain(24), "clear_on_close": flag, "notify_on_close": flag},
    _inputs_need_submit,
)
HOME = shape({"blocks": anything}, COMMON)


def view_flaws(view: Any, kind: str) -> list[Flaw]:
    """Everything that is wrong with a view of this kind."""
    if not isinstance(view, dict):
        return [("must be an object", "/view")]
    if view.get("type") != kind:
        return [(f"must be a view of type {kind}", "/view/type")]
    given = {key: value for key, value in view.items() if value is not None}
    flaws = list({"modal": MODAL, "home": HOME}[kind](given, "/view"))
    if "blocks" in given:
        flaws += block_flaws(given["blocks"], kind, "/view/blocks")
    return flaws


def check_size(view: Any) -> None:
    """A view has its limit in bytes too."""
    if len(json.dumps(view).encode()) > LARGEST:
        raise SlackError("view_too_large")
