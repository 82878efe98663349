"""Modals and the App Home as a whole.

Limits: docs.slack.dev/reference/views/modal-views and home-tab-views.
"""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from bot.sandbox.checker.depth import shallow
from bot.sandbox.checker.flaws import Flaw
from bot.sandbox.checker.objects import plain
from bot.sandbox.checker.rules import (
    Rule,
    anything,
    flag,
    missing,
    of_type,
    shape,
    string,
    then,
)
from bot.sandbox.checker.surfaces import block_flaws

LARGEST = 250_000  # bytes
COMMON: dict[str, Rule] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
FLAGS: dict[str, Rule] = {"clear_on_close": flag, "notify_on_close": flag}
BUTTONS = {"submit": plain(24), "close": plain(24)}
VIEWS = {
    "modal": shape({"title": plain(24), "blocks": anything}, COMMON | FLAGS | BUTTONS),
    "home": shape({"blocks": anything}, COMMON),
}
NO_SUBMIT = "must define `submit` to use an `input` block in modals"


def view_flaws(view: Any, kind: str, at: str = "/view") -> list[Flaw]:
    """Everything that is wrong with a view of this kind."""
    flaws = list(then(of_type("object"), shallow, partial(_of_kind, kind))(view, at))
    if flaws:
        return flaws
    given = {key: value for key, value in view.items() if value is not None and key != "type"}
    flaws = list(VIEWS[kind](given, at))
    if "blocks" in given:
        flaws += block_flaws(given["blocks"], kind, f"{at}/blocks")
    return flaws or list(_unsendable(given, kind, at))


def _of_kind(kind: str, view: Any, at: str) -> Iterator[Flaw]:
    if "type" not in view:
        yield missing("type", at)
    elif view["type"] != kind:
        yield Flaw(f"must be a view of type {kind}", f"{at}/type", "enum", [kind])


def _unsendable(view: Any, kind: str, at: str) -> Iterator[Flaw]:
    """Only a modal with a button to send it may have fields to fill in."""
    if kind == "modal" and "submit" not in view:
        for index, block in enumerate(view["blocks"]):
            if block["type"] == "input":
                yield Flaw(NO_SUBMIT, f"{at}/blocks/{index}/input", "required", "submit")


def is_too_large(view: Any) -> bool:
    """Whether a view is over its limit in bytes."""
    written = json.dumps(view, ensure_ascii=False, separators=(",", ":"))
    return len(written.encode("utf-8", "surrogatepass")) > LARGEST
