"""The tour asks only for what can happen: commands, drawn ids, people, channels, places."""

import json

import pytest
import yaml

from bot.sandbox import Sandbox
from bot.sandbox.page.tour import steps_of
from tests.town import MANIFEST, ROOT, TOWN

TOUR = yaml.safe_load((ROOT / "bot" / "demo" / "tour.yaml").read_text(encoding="utf-8"))
DRAWN = "".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("__snapshots__/**/*.json")
)
OPENED = {"place", "said", "faults", "people"}
FORMS = {"view_submission", "view_closed"}


@pytest.mark.parametrize("step", TOUR, ids=lambda step: step["title"])
def test_a_step_waits_for_something_that_can_happen(step):
    done = step["done"]
    possible = {
        "command": {each["command"] for each in MANIFEST["features"]["slash_commands"]},
        "event": set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]),
        "interaction": {name for name in (done["name"],) if json.dumps(name) in DRAWN},
        "api": set(Sandbox(MANIFEST, TOWN).api.methods),
        "page": OPENED,
    }

    assert done["name"] in possible[done["door"]]


@pytest.mark.parametrize("step", TOUR, ids=lambda step: step["title"])
def test_what_a_step_writes_begins_with_a_command_of_the_manifest(step):
    said = step.get("say", "/share")
    commands = [each["command"] for each in MANIFEST["features"]["slash_commands"]]

    assert said.split()[0] in commands


def test_every_step_names_people_and_channels_of_the_town():
    steps = steps_of(TOUR, Sandbox(MANIFEST, TOWN).workspace)

    assert [step["number"] for step in steps] == list(range(1, 11))
    assert all(len(step["title"]) <= 30 and len(step["try"]) <= 220 for step in steps)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"title": None}, "Step 1 of the tour needs be, done, go, title, try."),
        ({"done": {"door": "window"}}, "Step 1 of the tour needs a door: api, hook"),
        ({"done": {"door": "api", "colour": "red"}}, "Step 1 of the tour asks for colour."),
    ],
)
def test_a_tour_that_cannot_be_played_says_why(change, complaint):
    step = {key: value for key, value in (TOUR[0] | change).items() if value is not None}
    with pytest.raises(ValueError, match=complaint):
        steps_of([step], Sandbox(MANIFEST, TOWN).workspace)
