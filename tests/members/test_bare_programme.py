"""A programme in which nothing is set yet: whoever comes reads whole sentences everywhere."""

import json
import re

import pytest

from bot.policies.models import Slug
from bot.policies.store import documents
from bot.policies.views.page import printable
from tests.town import open_town

BARE = {
    "HERALD_ORGANISATION": "",
    "HERALD_ZONE": "",
    "HERALD_SHARE_CHANNEL": "",
    "HERALD_TEAM_CHANNEL": "",
    "HERALD_PROGRAMME_CHANNEL": "",
    "HERALD_EMERGENCY_NUMBER": "",
    "HERALD_EMERGENCY_WORDS": "",
    "HERALD_PRESS_NUMBER": "",
}
HOLES = re.compile(r"the ['.,]|\b(?:the|of|at|is|in)  |\bNone\b|<#>| · <")
DOORS = ("/ambassador", "/ambassador help", "/ambassador join", "/ambassador leave", "/share")
WINDOWS = ("My preferences", "My hours", "What Herald knows about me")


@pytest.fixture
async def bare(database_url, clock):
    """A town on its first day, with nobody in charge and nothing set."""
    async with open_town(database_url, clock, joined=False, lead="", told=BARE) as town:
        yield town


def holes(seen):
    """Find where a word is missing in what somebody sees."""
    return HOLES.findall(json.dumps(seen, ensure_ascii=False))


@pytest.mark.parametrize("door", DOORS)
async def test_every_command_answers_in_whole_sentences(bare, door):
    ana = bare.member("ana")
    await ana.command(door, channel="general")
    await bare.settle()
    answer = ana.ephemerals[-1]
    assert (bool(answer["text"]), holes(answer)) == (True, [])


@pytest.mark.parametrize("door", WINDOWS)
async def test_every_window_is_in_whole_sentences(bare, door):
    ana = bare.member("ana")
    await ana.open_home()
    await ana.press(door)
    assert (bool(ana.view["blocks"]), holes(ana.view)) == (True, [])


async def test_the_home_speaks_of_your_organisation(bare):
    home = json.dumps(await bare.member("ana").open_home())
    assert "news of your organisation with friends" in home
    assert holes(home) == []


async def test_a_printed_text_leaves_out_the_name_that_nobody_has_set(bare):
    page = printable(await bare.herald.db.read(documents.text, Slug.POLICY))
    assert "<title>Policy and guidelines</title>" in page
    assert holes(page) == []


async def test_a_week_goes_by_without_trouble_and_without_a_word(bare, caplog):
    await bare.wind(hours=7 * 24)
    assert bare.said_to(bare.member("ana")) == []
    assert [line.getMessage() for line in caplog.records if line.levelname == "ERROR"] == []
