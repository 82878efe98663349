"""Tables and charts.

Limits: docs.slack.dev/reference/block-kit/blocks (table, data_table, data_visualization); numbers
in a plain table: @slack/types 3.2.
"""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.checker.flaws import Flaw
from bot.sandbox.checker.objects import IDENTIFIER
from bot.sandbox.checker.rich_text import RICH_TEXT
from bot.sandbox.checker.rules import (
    Rule,
    choice,
    flag,
    items,
    number,
    shape,
    string,
    too_long,
    typed,
    unique,
    whole,
)  # fmt: skip

LETTERS = {"table": 10_000, "data_table": 20_000}  # of one table, and of all in one message


def letters(value: Any) -> int:
    """How many characters of text a table or a rich text holds."""
    if isinstance(value, dict):
        own = value.get("text")
        here = len(own) if isinstance(own, str) else 0
        return here + sum(letters(each) for each in value.values())
    return sum(letters(each) for each in value) if isinstance(value, list) else 0


def _letters_of(kind: str) -> Rule:
    def check(value: Any, at: str) -> Iterator[Flaw]:
        if letters(value["rows"]) > LETTERS[kind]:
            yield too_long(LETTERS[kind], f"{at}/rows")

    return check


def _even(value: Any, at: str) -> Iterator[Flaw]:
    header, *rows = value["rows"]
    for index, row in enumerate(rows, 1):
        if len(row) != len(header):
            message = "all rows must have the same number of cells"
            yield Flaw(message, f"{at}/rows/{index}", "items", len(header))
    for index, cell in enumerate(header):
        if cell["type"] == "rich_text":
            message = "header cells must not be rich_text"
            yield Flaw(message, f"{at}/rows/0/{index}", "enum", ["raw_text", "raw_number"])
    if value.get("row_header_column_index", 0) >= len(header):
        message = "must be the index of a column"
        yield Flaw(message, f"{at}/row_header_column_index", "maximum", len(header) - 1)


def _points(value: Any, at: str) -> Iterator[Flaw]:
    categories = value["axis_config"]["categories"]
    for index, series in enumerate(value["series"]):
        if [point["label"] for point in series["data"]] != categories:
            message = "data points must match the categories"
            yield Flaw(message, f"{at}/series/{index}/data", "enum", categories)


LABEL = string(20)
A_TEXT = shape({"text": string(20_000)}, {})
A_RAW_TEXT = shape({"text": string(20_000, 0)}, {})  # an empty cell of a plain table is a gap
A_NUMBER = shape({"value": number(), "text": string()}, {})
CELL = typed({"raw_text": A_RAW_TEXT, "raw_number": A_NUMBER, "rich_text": RICH_TEXT})
DATA_CELL = typed({"raw_text": A_TEXT, "raw_number": A_NUMBER, "rich_text": RICH_TEXT})
COLUMN = shape({}, {"align": choice("left", "center", "right"), "is_wrapped": flag})


def _skippable(value: Any, at: str) -> Iterator[Flaw]:
    """The settings of a column, or null for one that is left as it is."""
    if value is not None:
        yield from COLUMN(value, at)


SEGMENT = shape({"label": LABEL, "value": number(0)}, {})
POINT = shape({"label": LABEL, "value": number()}, {})
SERIES = shape({"name": LABEL, "data": items(POINT, 1, 20)}, {})
AXIS = shape({"categories": items(LABEL, 1, 20)}, {"x_label": string(50), "y_label": string(50)})
PLOT = shape(
    {"series": items(SERIES, 1, 12), "axis_config": AXIS}, {}, _points, unique("name", "series")
)
PIE = shape({"segments": items(SEGMENT, 1, 12)}, {})
CHART = typed({"pie": PIE, "bar": PLOT, "line": PLOT, "area": PLOT})
ID: dict[str, Rule] = {"block_id": IDENTIFIER}
TABLES: dict[str, Rule] = {
    "table": shape(
        {"rows": items(items(CELL, 1, 20), 1, 100)},
        {"column_settings": items(_skippable, 0, 20)} | ID,
        _letters_of("table"),
    ),
    "data_table": shape(
        {"caption": string(), "rows": items(items(DATA_CELL, 1, 20), 2, 201)},
        {"page_size": whole(1, 100), "row_header_column_index": whole(0, 19)} | ID,
        _even,
        _letters_of("data_table"),
    ),
    "data_visualization": shape({"title": string(50), "chart": CHART}, ID),
}
