"""What people see of checking in: each drawing pinned, such as Slack takes, whatever is written."""

import json
from typing import Any

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.sandbox.checker import block_flaws, check_message, check_view
from bot.sandbox.checker.second import second_opinion
from bot.slack.blocks import home
from tests.stories.test_views import HOSTILE, parts, seen
from tests.trainings import check_in_drawings as drawings


def views(*words: str) -> dict[str, Any]:
    return {**drawings.windows(*words), **drawings.forms(*words)}


NAMED = {**drawings.messages(), **views(), **drawings.sections()}
# Who asks and who answers are named, so that Slack draws their names.
MENTIONED = {"U0ANA", "U0BEN"}


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


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
    for message in drawings.messages(HOSTILE[kind][:600]).values():
        check_message(message.body())
        assert "<!channel>" not in message.text


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_words_make_a_form_or_a_home_that_slack_refuses(kind):
    for view in views(HOSTILE[kind][:600]).values():
        check_view(view)
        assert len(json.dumps(view)) < 250_000
    for blocks in drawings.sections(HOSTILE[kind][:600]).values():
        assert block_flaws(blocks, "home") == []
        check_view(home(blocks), "home")


@pytest.mark.parametrize("kind", HOSTILE)
def test_peoples_words_are_never_markup_and_notify_nobody(kind):
    text = HOSTILE[kind][:600]
    drawn: list[Any] = [*drawings.messages(text).values(), *views(text).values()]
    every = [part for one in drawn for part in parts(seen(one))]
    assert {str(part.get("type")) for part in every} & {"mrkdwn", "usergroup", "broadcast"} == set()
    assert {part["user_id"] for part in every if part.get("type") == "user"} == MENTIONED


def test_a_roster_of_a_hundred_keeps_within_what_slack_takes():
    roster = drawings.forms()["roster_of_300"]
    boxes = [one["element"] for one in roster["blocks"] if one["type"] == "input"]
    options = [len(one["options"]) for one in boxes if one["type"] == "checkboxes"]
    assert (options, len(roster["blocks"])) == ([10] * 10, 20)
