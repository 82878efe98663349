"""Tables and charts.

Limits: docs.slack.dev/reference/block-kit/blocks (table, data_table, data_visualization).
"""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.checker.objects import unique
from bot.sandbox.checker.rich_text import RICH_TEXT
from bot.sandbox.checker.rules import (
    Flaw,
    Rule,
    choice,
    flag,
    items,
    number,
    shape,
    string,
    typed,
    whole,
)  # fmt: skip

RAW_TEXT = shape({"text": string(20_000, 0)}, {})
CELL = typed({"raw_text": RAW_TEXT, "rich_text": RICH_TEXT})
NUMBER_CELL = shape({"value": number(), "text": string()}, {})
DATA_CELL = typed({"raw_text": RAW_TEXT, "raw_number": NUMBER_CELL, "rich_text": RICH_TEXT})
TABLE_TEXT, DATA_TABLE_TEXT = 10_000, 20_000


def letters(value: Any) -> int:
    """How many characters of text a table holds."""
    if isinstance(value, dict):
        own = value.get("text")
        here = len(own) if isinstance(own, str) else 0
        return here + sum(letters(each) for each in value.values())
    return sum(letters(each) for each in value) if isinstance(value, list) else 0


def _even(value: Any, at: str) -> Iterator[Flaw]:
    if len({len(row) for row in value["rows"]}) > 1:
        yield "all rows must have the same number of cells", f"{at}/rows"
    for index, cell in enumerate(value["rows"][0]):
        if cell["type"] == "rich_text":
            yield "header cells must not be rich_text", f"{at}/rows/0/{index}"


def _points(value: Any, at: str) -> Iterator[Flaw]:
    categories = value["axis_config"]["categories"]
    for index, series in enumerate(value["series"]):
        if [point["label"] for point in series["data"]] != categories:
            yield "data points must match the categories", f"{at}/series/{index}/data"


SEGMENT = shape({"label": string(20), "value": number(0)}, {})
POINT = shape({"label": string(20), "value": number()}, {})
SERIES = shape({"name": string(20), "data": items(POINT, 1, 20)}, {})
AXIS = shape(
    {"categories": items(string(20), 1, 20)}, {"x_label": string(50), "y_label": string(50)}
)


def _series(value: Any, at: str) -> Iterator[Flaw]:
    yield from unique("name")(value["series"], f"{at}/series")


PLOT = shape({"series": items(SERIES, 1, 12), "axis_config": AXIS}, {}, _points, _series)
CHART = typed(
    {"pie": shape({"segments": items(SEGMENT, 1, 12)}, {}), "bar": PLOT, "line": PLOT, "area": PLOT}
)
ID: dict[str, Rule] = {"block_id": string(255)}
COLUMN = shape({}, {"align": choice("left", "center", "right"), "is_wrapped": flag})
TABLES: dict[str, Rule] = {
    "table": shape(
        {"rows": items(items(CELL, 1, 20), 1, 100)}, {"column_settings": items(COLUMN, 0, 20)} | ID
    ),
    "data_table": shape(
        {"caption": string(), "rows": items(items(DATA_CELL, 1, 20), 2, 201)},
        {"page_size": whole(1, 100), "row_header_column_index": whole(0, 19)} | ID,
        _even,
    ),
    "data_visualization": shape({"title": string(50), "chart": CHART}, ID),
}
