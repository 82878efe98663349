"""What people see about their hours: each drawing pinned, each one such as Slack takes."""

import json

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.hours import views
from bot.hours.week import parse
from bot.sandbox.checker import check_view
from bot.sandbox.checker.second import second_opinion
from tests.hours.drawings import drawings
from tests.stories.test_views import HOSTILE

NAMED = drawings()


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize("name", NAMED)
def test_people_see(name, drawing):
    check_view(NAMED[name])
    assert second_opinion(NAMED[name]["blocks"]) == []
    assert json.loads(json.dumps(NAMED[name])) == drawing


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_words_make_a_form_that_slack_refuses(kind):
    for view in drawings(HOSTILE[kind]).values():
        check_view(view)
        assert '"mrkdwn"' not in json.dumps(view)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Mon 0:00-12:00", "12:00 am to 12:00 pm"),
        ("Mon 16:00-24:00", "4:00 pm to midnight"),
        ("Mon 22:00-6:30 overnight", "10:00 pm to 6:30 am on the next day"),
        ("Mon 8:00-12:00, 13:00-17:15", "8:00 am to 12:00 pm, 1:00 pm to 5:15 pm"),
    ],
)
def test_hours_are_read_back_in_other_words_than_they_were_typed(typed, read):
    assert views.day_hours(parse(typed), 0) == read
