"""What the bot draws: every view and message in its snapshot files."""

import json
from typing import Any

from bot.sandbox.types import Json
from tests.town import ROOT


def parts(value: Any) -> list[Json]:
    """The views and messages in a piece of JSON."""
    if isinstance(value, dict) and isinstance(value.get("blocks"), list):
        return [value]
    inside = value.values() if isinstance(value, dict) else value
    return [each for one in inside if isinstance(one, (dict, list)) for each in parts(one)]


SNAPSHOTS = sorted((ROOT / "tests").glob("*/__snapshots__/**/*.json"))
DRAWN = [each for path in SNAPSHOTS for each in parts(json.loads(path.read_text()))]
