"""What people see of titles: each drawing pinned, such as Slack takes, whatever is written."""

import json
from typing import Any

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.sandbox.checker import block_flaws, check_message, check_view
from bot.sandbox.checker.second import second_opinion
from bot.slack.blocks import home
from tests.certificates import drawings
from tests.stories.test_views import HOSTILE, parts, seen

NAMED = {**drawings.messages(), **drawings.views(), **drawings.sections()}


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
    for message in drawings.messages(HOSTILE[kind]).values():
        check_message(message.body())
        assert "<!channel>" not in message.text
        assert "<@U0ANA>" not in message.text


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_words_make_a_form_that_slack_refuses(kind):
    for view in drawings.views(HOSTILE[kind]).values():
        check_view(view)
        assert len(json.dumps(view)) < 250_000


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_words_make_a_home_that_slack_refuses(kind):
    for blocks in drawings.sections(HOSTILE[kind]).values():
        assert block_flaws(blocks, "home") == []
        check_view(home(blocks), "home")


@pytest.mark.parametrize("kind", HOSTILE)
def test_peoples_words_are_never_markup_and_notify_nobody(kind):
    text = HOSTILE[kind]
    drawn: list[Any] = [*drawings.messages(text).values(), *drawings.views(text).values()]
    kinds = {str(part.get("type")) for one in drawn for part in parts(seen(one))}
    assert kinds & {"mrkdwn", "usergroup", "broadcast", "channel"} == set()
    rings = {p["user_id"] for one in drawn for p in parts(seen(one)) if p.get("type") == "user"}
    assert rings == {"U0BEN", "U0DANA"}  # who proposed and who decided, in a window of the team's
