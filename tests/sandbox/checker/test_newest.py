"""What Slack added to old blocks in 2026: numbers in tables, skipped columns, pictures as emoji."""

import pytest

from bot.sandbox.checker import blocks_judged

PICTURE = {"type": "emoji", "name": "town", "url": "https://example.gov/town.png"}
LINE = {"type": "rich_text_section", "elements": [PICTURE]}
NUMBER = {"type": "raw_number", "value": 12.5, "text": "12.5 %"}


@pytest.mark.parametrize(
    ("block", "flaws"),
    [
        ({"type": "table", "rows": [[NUMBER]]}, []),
        ({"type": "table", "rows": [[{"type": "raw_number", "value": 1}]]},
         ["missing required field: text [json-pointer:/blocks/0/rows/0/0]"]),
        ({"type": "table", "rows": [[NUMBER | {"text": ""}]]},
         ["must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]"]),
        ({"type": "table", "rows": [[NUMBER | {"value": "1"}]]},
         ["must provide a number [json-pointer:/blocks/0/rows/0/0/value]"]),
        ({"type": "table", "rows": [[NUMBER]], "column_settings": [None, {"align": "right"}]}, []),
        ({"type": "table", "rows": [[NUMBER]], "column_settings": [0]},
         ["must provide an object [json-pointer:/blocks/0/column_settings/0]"]),
        ({"type": "rich_text", "elements": [LINE]}, []),
        ({"type": "rich_text", "elements": [LINE | {"elements": [PICTURE | {"url": 1}]}]},
         ["must provide a string [json-pointer:/blocks/0/elements/0/elements/0/url]"]),
    ],
)  # fmt: skip
def test_the_newest_fields_are_known(block, flaws):
    assert [str(flaw) for flaw in blocks_judged([block])] == flaws
