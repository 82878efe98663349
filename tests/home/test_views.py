"""What people see of themselves and of the programme, pinned, and such as Slack takes it."""

import json

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.home import views, words
from bot.home.sections import KNOWN, SECTIONS
from bot.home.store import Home, Part
from bot.members.models import Member
from bot.members.viewer import Viewer
from bot.sandbox.checker import check_message, check_view
from bot.stories import section
from bot.stories.store.sharing import Listed, Shared
from bot.stories.store.stories import Queue
from tests import given
from tests.certificates.drawings import certificate

DANA, BEN = given.member(given.DANA), given.member(given.BEN)
ANA = given.member()
TOWN = given.programme()
DRAWN = (section.draw_waiting, section.draw_coming, section.draw_open, section.draw_shares)
SUGGESTED, COMING, OPEN, SHARED = (
    next(one for one in SECTIONS if one.draw is draw) for draw in DRAWN
)


def home(member: Member, stories: int = 2, waiting: int | None = None, approvers: int = 0) -> Home:
    """Make a Home with some open stories, of which the first was shared."""
    found = [
        Listed(given.story().id, f"Story {n}", "Because.", given.MONDAY, None)
        for n in range(stories)
    ]
    shared = [Shared(one.id, one.headline, given.MONDAY) for one in found[:1]]
    mine = [Part(OPEN, found), Part(SHARED, shared)]
    desk = [] if waiting is None else on_the_desk(waiting)
    return Home(Viewer(member, TOWN, given.MONDAY), approvers, [*desk, *mine])


def on_the_desk(waiting: int) -> list[Part]:
    """Make what the digital team sees: something to review and something coming up."""
    coming = given.approved(headline="Meet the night crew")
    suggested = [given.story(headline=f"Idea {n}") for n in range(waiting)]
    return [Part(SUGGESTED, suggested), Part(COMING, Queue([coming], {coming.id: given.MONDAY}))]


HOMES = {
    "member": views.home_view(home(ANA)),
    "nothing_open": views.home_view(home(ANA, stories=0)),
    "team": views.home_view(home(BEN, waiting=1, approvers=3)),
    "team_without_a_second": views.home_view(home(DANA, waiting=0, approvers=1)),
    "refused": views.closed_view("Herald is for members of this workspace."),
}
TITLE = certificate()
NOTES = {
    "member": words.who_am_i(ANA, TOWN, 3),
    "team": words.who_am_i(BEN, TOWN, 3),
    "lead": words.who_am_i(DANA, TOWN, 3),
    "lead_alone": words.who_am_i(DANA, TOWN, 1),
    "team_of_none": words.who_am_i(BEN, TOWN, 0),
    "ambassador": words.who_am_i(ANA, TOWN, 3, None, TITLE),
    "lead_and_ambassador": words.who_am_i(DANA, TOWN, 3, None, TITLE),
    "help": words.help_note(TOWN),
    "flag": words.FLAG,
    "pause": words.PAUSE,
}


@pytest.fixture
def drawing(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


def without_ids(drawn: object) -> object:
    """Put names in the place of the ids that are made anew each time."""
    text = json.dumps(drawn)
    for place, found in enumerate(dict.fromkeys(given.ids_in(text))):
        text = text.replace(found, f"story-{place}")
    return json.loads(text)


@pytest.mark.parametrize("name", HOMES)
def test_a_home_looks_like_this(name, drawing):
    check_view(HOMES[name], "home")
    assert without_ids(HOMES[name]) == drawing


@pytest.mark.parametrize("name", NOTES)
def test_herald_says_of_itself(name, drawing):
    check_message(NOTES[name].body())
    assert NOTES[name].body() == drawing


def test_a_home_never_has_more_blocks_than_slack_takes():
    many = home(BEN, stories=400, waiting=400, approvers=2)
    view = views.home_view(many)
    check_view(view, "home")
    rows = (block for block in view["blocks"] if block["type"] == "actions")
    assert [part["action_id"] for row in rows for part in row["elements"]].count(KNOWN) == 1
