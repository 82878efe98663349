"""What leads see: each drawing pinned, each one such as Slack takes, whatever is set."""

import json

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.sandbox.checker import check_message, check_view
from bot.sandbox.checker.second import second_opinion
from bot.steering.rules.groups import FIELDS, Group
from bot.steering.views.settings import settings_form, settings_window
from tests import given
from tests.steering import drawings

MESSAGES, VIEWS = drawings.messages(), drawings.views()
HOSTILE = "<!channel> *bold* <@U0ANA> \u202eabc "


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize("name", MESSAGES)
def test_leads_are_told(name, drawing):
    body = MESSAGES[name].body()
    check_message(body)
    assert second_opinion(body.get("blocks", [])) == []
    assert json.loads(json.dumps(body)) == drawing


@pytest.mark.parametrize("name", VIEWS)
def test_leads_see(name, drawing):
    check_view(VIEWS[name], VIEWS[name]["type"])
    assert second_opinion(VIEWS[name]["blocks"]) == []
    assert json.loads(json.dumps(VIEWS[name])) == drawing


@pytest.mark.parametrize("group", Group)
def test_a_form_has_at_most_six_fields_and_remembers_what_was_shown(group):
    form = settings_form(drawings.FULL, group)
    assert [block["block_id"] for block in form["blocks"]] == list(FIELDS[group])
    assert len(form["blocks"]) <= 6
    assert json.loads(form["private_metadata"]).keys() == set(FIELDS[group])
    assert len(form["private_metadata"]) < 1000


def test_what_leads_write_is_read_and_does_nothing_else():
    days = {f"2026-{month:02}-{day:02}": HOSTILE for month in range(1, 5) for day in range(1, 26)}
    typed = dict.fromkeys(FIELDS[Group.WORDS], HOSTILE)
    programme = given.programme(**typed, free_days=days)
    for view in (settings_window(programme), settings_form(programme, Group.WORDS)):
        check_view(view, "modal")
        markup = [b["text"]["text"] for b in view["blocks"] if b["type"] == "section"]
        assert [text for text in markup if "<!channel>" in text] == []
