"""What people read about taking part: each drawing pinned, each one such as Slack takes."""

import json
from typing import Any

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.sandbox.checker import check_message, check_view
from bot.sandbox.checker.second import second_opinion
from tests.members.drawings import drawings

NAMED = drawings()
HOSTILE = ["<!channel> <@U0ANA>", "*bold* `code` <https://x.example|click>", "x" * 2000]


def check(drawn: dict[str, Any]) -> None:
    """Ask both checkers whether Slack would take this."""
    surface = drawn.get("type", "message")
    if surface == "message":
        check_message(drawn)
    else:
        check_view(drawn, surface)
    assert second_opinion(drawn.get("blocks", [])) == []


@pytest.mark.parametrize("name", NAMED)
def test_people_see(name, snapshot):
    drawn = json.loads(json.dumps(NAMED[name]))
    assert drawn == snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize("name", NAMED)
def test_slack_takes_what_is_drawn(name):
    check(NAMED[name])


@pytest.mark.parametrize("words", HOSTILE)
def test_names_never_ring_and_are_never_markup(words):
    for drawn in drawings(words, words[:80]).values():
        check(drawn)
        assert "<!channel>" not in drawn.get("text", "")
        assert '"mrkdwn"' not in json.dumps(drawn)
