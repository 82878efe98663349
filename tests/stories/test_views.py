"""What people see: each drawing pinned, each one such as Slack takes, whatever people type."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.sandbox.checker import block_flaws, check_message, check_view
from bot.sandbox.checker.second import second_opinion
from bot.slack.blocks import home
from tests.stories import drawings

HOSTILE = {
    "long": "All the wells are clean. " * 400,
    "one_long_word": "x" * 10_000,
    "emoji": "🏊🏽‍♀️" * 1000,
    "right_to_left": "\u202eהבריכה נפתחת مرحبا " * 50,
    "mentions": "<!channel> <@U0ANA> <!here|here> <#C0SHARE> @everyone <!subteam^S1>",
    "markup": "*bold* _it_ ~no~ `code` ```block``` > quote <https://x.example|click>",
    "escaped": "&lt;!channel&gt; &amp; &amp;lt;",
    "lines": "\n\n - \n" * 40 + "end",
}
NAMED = {**drawings.messages(), **drawings.views(), **drawings.sections()}


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


def seen(drawn: Any) -> Any:
    """Give what goes to Slack."""
    return drawn.body() if hasattr(drawn, "body") else drawn


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Walk through every object of a drawing."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def field_words(text: str) -> dict[str, Any]:
    """Put a text wherever people can type one."""
    return {
        "said": text,
        "headline": text.replace("\n", " ")[:150].strip(),
        "why": text[:3000],
        "alt_text": text[:2000],
        "objection": text,
        "decline_note": text,
    }


@pytest.mark.parametrize("name", NAMED)
def test_people_see(name, drawing):
    assert json.loads(json.dumps(seen(NAMED[name]))) == drawing


@pytest.mark.parametrize("name", NAMED)
def test_a_drawing_can_be_read_by_slackblocks(name):
    drawn = seen(NAMED[name])
    blocks = drawn if isinstance(drawn, list) else drawn.get("blocks", [])
    assert second_opinion(blocks) == []


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_words_make_a_message_that_slack_refuses_or_that_rings(kind):
    text = HOSTILE[kind]
    for message in drawings.messages(text[:3000], **field_words(text)).values():
        check_message(message.body())
        assert "<!channel>" not in message.text
        assert "<@U0ANA>" not in message.text
        assert message.text.strip() != ""


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_words_make_a_form_that_slack_refuses(kind):
    text = HOSTILE[kind]
    for view in drawings.views(text[:3000], **field_words(text)).values():
        check_view(view)
        assert len(json.dumps(view)) < 250_000


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_words_make_a_home_that_slack_refuses(kind):
    text = HOSTILE[kind]
    for blocks in drawings.sections(text[:3000], **field_words(text)).values():
        assert block_flaws(blocks, "home") == []
        check_view(home(blocks), "home")


@pytest.mark.parametrize("kind", HOSTILE)
def test_peoples_words_are_never_markup(kind):
    text = HOSTILE[kind]
    drawn = [
        *drawings.messages(text[:3000], **field_words(text)).values(),
        *drawings.views(text[:3000], **field_words(text)).values(),
    ]
    for one in drawn:
        markup = [part["text"] for part in parts(seen(one)) if part.get("type") == "mrkdwn"]
        assert markup == []
