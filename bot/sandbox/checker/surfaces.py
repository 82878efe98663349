"""What holds for a whole message, modal or App Home rather than for one block."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.sandbox.checker.blocks import BLOCKS
from bot.sandbox.checker.charts import LETTERS, letters
from bot.sandbox.checker.depth import shallow
from bot.sandbox.checker.flaws import Flaw
from bot.sandbox.checker.rules import duplicate, items, then, too_long, typed, unknown
from bot.sandbox.types import Json

EVERYWHERE = {"actions", "auth_provider", "card", "context", "divider", "header", "image", "input",
              "rich_text", "section", "video"}  # fmt: skip
LARGE = {"carousel", "container", "data_table", "data_visualization", "table"}
ALLOWED = {  # docs.slack.dev/reference/block-kit/blocks
    "message": EVERYWHERE | LARGE | {"context_actions", "file", "markdown", "plan", "task_card"},
    "modal": EVERYWHERE | {"alert"},
    "home": EVERYWHERE | LARGE,
}
MOST = {"message": 50, "modal": 100, "home": 100}
ONLY_IN = {  # docs.slack.dev/reference/block-kit/block-elements; all others stand everywhere
    "datetimepicker": {"message", "modal"},
    "email_text_input": {"modal"},
    "url_text_input": {"modal"},
    "number_input": {"modal"},
    "file_input": {"modal"},
    "rich_text_input": {"modal", "home"},
    "workflow_button": {"message"},
}
MARKDOWN, CHARTS = 12_000, 2  # characters and charts of one message
NESTED = {"container": "child_blocks", "carousel": "elements", "auth_provider": "fallback"}
ROWS = {"actions": "elements", "context_actions": "elements", "card": "actions"}
RULES = {
    surface: items(typed({name: BLOCKS[name] for name in names}), 0, MOST[surface])
    for surface, names in ALLOWED.items()
}
Placed = list[tuple[Json, str]]  # blocks, each with the pointer to it


def block_flaws(blocks: Any, surface: str, at: str = "/blocks") -> list[Flaw]:
    """Everything that is wrong with the blocks of one surface."""
    flaws = list(then(shallow, RULES[surface])(blocks, at))
    if flaws:
        return flaws
    placed = [each for i, block in enumerate(blocks) for each in within(block, f"{at}/{i}")]
    return [flaw for rule in (*WHOLE, *OF_ONE[surface]) for flaw in rule(placed, surface, at)]


def within(block: Json, at: str) -> Iterator[tuple[Json, str]]:
    """A block and the blocks inside it, each with the pointer to it."""
    yield block, at
    inside = NESTED.get(block["type"], "")
    for index, each in enumerate(block.get(inside, ())):
        yield from within(each, f"{at}/{inside}/{index}")


def _elements(block: Json, at: str) -> Iterator[tuple[Json, str]]:
    for name in ("element", "accessory"):
        if name in block:
            yield block[name], f"{at}/{name}"
    row = ROWS.get(block["type"], "")
    for index, element in enumerate(block.get(row, ())):
        yield element, f"{at}/{row}/{index}"


def _repeated(name: str, placed: Placed) -> Iterator[Flaw]:
    seen = set()
    for each, at in placed:
        if each.get(name) in seen:
            yield duplicate(name, each[name], f"{at}/{name}")
        if name in each:
            seen.add(each[name])


def _ids(placed: Placed, surface: str, at: str) -> Iterator[Flaw]:
    yield from _repeated("block_id", placed)
    for block, where in placed:
        yield from _repeated("action_id", list(_elements(block, where)))


def _misplaced(placed: Placed, surface: str, at: str) -> Iterator[Flaw]:
    for block, where in placed:
        for element, there in _elements(block, where):
            kind = element["type"]
            if surface not in ONLY_IN.get(kind, {surface}):
                surfaces = sorted(ONLY_IN[kind])
                yield Flaw(f"unsupported type: {kind}", f"{there}/type", "enum", surfaces)
            if element.get("response_url_enabled") and (surface, block["type"]) != ANSWERS:
                yield unknown("response_url_enabled", there, set(element))


def _waiting(placed: Placed, surface: str, at: str) -> Iterator[Flaw]:
    for block, where in placed:
        if block["type"] == "task_card" and block.get("status") == "pending":
            message = "only a task inside a plan can be pending"
            allowed = ["in_progress", "complete", "error"]
            yield Flaw(message, f"{where}/status", "enum", allowed)


def _sums(placed: Placed, surface: str, at: str) -> Iterator[Flaw]:
    def of(kind: str) -> list[Json]:
        return [block for block, _ in placed if block["type"] == kind]

    if sum(len(block["text"]) for block in of("markdown")) > MARKDOWN:
        yield too_long(MARKDOWN, at)
    if len(of("data_visualization")) > CHARTS:
        message = f"no more than {CHARTS} data_visualization blocks allowed"
        yield Flaw(message, at, "max_items", CHARTS)
    for kind, most in LETTERS.items():
        if letters([block["rows"] for block in of(kind)]) > most:
            yield too_long(most, at)


def _focus(placed: Placed, surface: str, at: str) -> Iterator[Flaw]:
    asking = [each for block, where in placed for each in _elements(block, where)]
    focused = [where for element, where in asking if element.get("focus_on_load")]
    for where in focused[1:]:
        yield Flaw("only one element may have `focus_on_load`", f"{where}/focus_on_load", "max", 1)


ANSWERS = ("modal", "input")  # where a `response_url` may be asked for
Whole = Callable[[Placed, str, str], Iterator[Flaw]]
WHOLE: tuple[Whole, ...] = (_ids, _misplaced, _waiting)
OF_ONE: dict[str, tuple[Whole, ...]] = {"message": (_sums,), "modal": (_focus,), "home": (_focus,)}
