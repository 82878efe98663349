"""What holds for a whole message, modal or App Home rather than for one block."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.sandbox.checker.blocks import BLOCKS
from bot.sandbox.checker.charts import DATA_TABLE_TEXT, TABLE_TEXT, letters
from bot.sandbox.checker.rules import Flaw, items, typed
from bot.sandbox.types import Json

EVERYWHERE = {"actions", "card", "context", "divider", "header", "image", "input", "rich_text",
              "section", "video"}  # fmt: skip
LARGE = {"carousel", "container", "data_table", "data_visualization", "table"}
ALLOWED = {
    "message": EVERYWHERE | LARGE | {"context_actions", "file", "markdown", "plan", "task_card"},
    "modal": EVERYWHERE | {"alert"},
    "home": EVERYWHERE | LARGE,
}
MOST = {"message": 50, "modal": 100, "home": 100}
# Elements that may not be everywhere; docs.slack.dev/reference/block-kit/block-elements
ONLY_IN = {
    "datetimepicker": {"message", "modal"},
    "email_text_input": {"modal"},
    "url_text_input": {"modal"},
    "number_input": {"modal"},
    "file_input": {"modal"},
    "rich_text_input": {"modal", "home"},
    "workflow_button": {"message"},
}
MARKDOWN, CHARTS = 12_000, 2


def block_flaws(blocks: Any, surface: str, at: str = "/blocks") -> list[Flaw]:
    """Everything that is wrong with the blocks of one surface."""
    table = {name: rule for name, rule in BLOCKS.items() if name in ALLOWED[surface]}
    flaws = list(items(typed(table), 0, MOST[surface])(blocks, at))
    return flaws or list(_whole(blocks, surface, at))


def _whole(blocks: list[Json], surface: str, at: str) -> Iterator[Flaw]:
    yield from _ids(blocks, at)
    yield from _misplaced(blocks, surface, at)
    yield from _waiting(blocks, at)
    yield from _sums(blocks, at)
    yield from _focus(blocks, at)


def _ids(blocks: list[Json], at: str) -> Iterator[Flaw]:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        block_id = block.get("block_id")
        if block_id in seen:
            yield f"`block_id` must be unique: {block_id}", f"{at}/{index}/block_id"
        seen |= {block_id} if block_id else set()
        named = Counter(element.get("action_id") for element, _ in _elements(block, ""))
        for action_id, times in named.items():
            if action_id and times > 1:
                yield f"`action_id` must be unique: {action_id}", f"{at}/{index}/elements"


def _misplaced(blocks: list[Json], surface: str, at: str) -> Iterator[Flaw]:
    for index, block in enumerate(blocks):
        for element, where in _elements(block, f"{at}/{index}"):
            if surface not in ONLY_IN.get(element["type"], {surface}):
                yield f"unsupported element type: {element['type']}", f"{where}/type"
            if element.get("response_url_enabled") and (surface, block["type"]) != (
                "modal",
                "input",
            ):
                yield "invalid additional property: response_url_enabled", where


def _waiting(blocks: list[Json], at: str) -> Iterator[Flaw]:
    for index, block in enumerate(blocks):
        if block["type"] == "task_card" and block.get("status") == "pending":
            yield "only a task inside a plan can be pending", f"{at}/{index}/status"


def _sums(blocks: list[Json], at: str) -> Iterator[Flaw]:
    def of(kind: str) -> list[Json]:
        return [block for block in blocks if block["type"] == kind]

    if sum(len(block["text"]) for block in of("markdown")) > MARKDOWN:
        yield f"must be less than {MARKDOWN + 1} characters", at
    if len(of("data_visualization")) > CHARTS:
        yield f"no more than {CHARTS} data_visualization blocks allowed", at
    for kind, most in (("table", TABLE_TEXT), ("data_table", DATA_TABLE_TEXT)):
        if letters([block["rows"] for block in of(kind)]) > most:
            yield f"must be less than {most + 1} characters", at


def _focus(blocks: list[Json], at: str) -> Iterator[Flaw]:
    every = [element for block in blocks for element, _ in _elements(block, "")]
    if sum(bool(element.get("focus_on_load")) for element in every) > 1:
        yield "only one element may have `focus_on_load`", at


def _elements(block: Json, at: str) -> Iterator[tuple[Json, str]]:
    for name in ("element", "accessory"):
        if name in block:
            yield block[name], f"{at}/{name}"
    if block["type"] in ("actions", "context_actions"):
        for index, element in enumerate(block["elements"]):
            yield element, f"{at}/elements/{index}"
    for index, child in enumerate(block.get("child_blocks", ())):
        yield from _elements(child, f"{at}/child_blocks/{index}")
