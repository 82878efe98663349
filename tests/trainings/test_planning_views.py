"""What people see of lessons and dates: each drawing pinned, whatever is written."""

import json
from typing import Any

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.sandbox.checker import block_flaws, check_message, check_view
from bot.sandbox.checker.second import second_opinion
from bot.slack.blocks import home
from tests.stories.test_views import HOSTILE, parts, seen
from tests.trainings import planning_drawings as drawings

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
def test_no_words_make_a_form_or_a_home_that_slack_refuses(kind):
    for view in drawings.views(HOSTILE[kind]).values():
        check_view(view)
    for blocks in drawings.sections(HOSTILE[kind]).values():
        assert block_flaws([*blocks], "home") == []
        check_view(home(blocks), "home")


@pytest.mark.parametrize("kind", HOSTILE)
def test_peoples_words_are_never_markup_and_notify_nobody(kind):
    text = HOSTILE[kind]
    drawn: list[Any] = [*drawings.messages(text).values(), *drawings.views(text).values()]
    kinds = {str(part.get("type")) for one in drawn for part in parts(seen(one))}
    assert kinds & {"mrkdwn", "user", "usergroup", "broadcast", "channel"} == set()


def test_a_card_of_many_dates_fits_into_a_message():
    whole = drawings.messages()["card_many"]
    assert len(whole.blocks) <= 50
    assert "And 9 dates after these" in str(whole.blocks)


def test_a_link_is_given_to_who_has_a_seat_and_not_to_the_channel():
    drawn = {name: str(one) for name, one in drawings.messages().items() if name[:4] == "card"}
    assert [name for name, one in drawn.items() if drawings.LINK in one] == []
