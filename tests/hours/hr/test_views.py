"""What a lead reads about a list; what stood in its cells is drawn as it is."""

import json

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.hours.hr import views
from bot.hours.hr.rules.planning import Change, Plan
from bot.hours.hr.rules.reading import Fault
from bot.sandbox.checker import check_message
from tests.given import ANA, BEN
from tests.hours.hr.lists import PARKS

FILE = "F0LIST:0123456789abcdef"
SEVERAL = Plan(
    changes=[Change(2, ANA, PARKS), Change(3, BEN, exempt=True)],
    unchanged=1,
    faults=[
        Fault(4, '=HYPERLINK("https://x.example")', "Nobody in Slack has this e-mail address."),
        Fault(7, "<!channel> @here <@U0ANA>", "There is no department “*Zoo*”."),
    ],
    kept=[Fault(5, "dana@example.gov", "This person keeps hours of their own, and those stay.")],
    unknown_departments={"*zoo*": "*Zoo*"},
    unread=["Salary", "Birth date"],
)
NOTHING = Plan(unchanged=12)
LONG = Plan(
    changes=[Change(2, ANA, PARKS)],
    faults=[Fault(n, f"p{n}@example.gov" * 30, "Why not. " * 60) for n in range(3, 400)],
    unknown_departments={f"dept {n}": f"Dept {n} " * 9 for n in range(99)},
    unread=[f"Column {n} " * 40 for n in range(60)],
)
MESSAGES = {
    "plan": views.plan_note(SEVERAL, FILE),
    "plan_without_news": views.plan_note(NOTHING, FILE),
    "plan_long": views.plan_note(LONG, FILE),
    "applied": views.applied_note(SEVERAL, 2),
    "applied_nothing": views.applied_note(NOTHING, 0),
    "report": views.report_note(),
}


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_looks_like_this(name, drawing):
    check_message(MESSAGES[name].body())
    assert json.loads(json.dumps(MESSAGES[name].body())) == drawing


@pytest.mark.parametrize("name", MESSAGES)
def test_no_cell_rings_anybody(name):
    assert "<!channel>" not in MESSAGES[name].text
    assert "mrkdwn" not in json.dumps(MESSAGES[name].blocks)
