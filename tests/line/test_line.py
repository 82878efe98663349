"""A story travels from a link to a share, whatever carries it."""

import pytest

from bot.clock import StillClock
from bot.settings import Transport
from tests.line.story import SUNDAY, play
from tests.line.worlds import started_town
from tests.town import open_town


@pytest.mark.both_databases
async def test_a_story_travels_from_a_link_to_a_share(database_url):
    async with open_town(database_url, StillClock(SUNDAY)) as town:
        await play(town)
        assert town.sandbox.problems == []


@pytest.mark.parametrize("transport", [Transport.SOCKET, Transport.HTTP])
async def test_a_story_travels_the_same_way_through_a_real_door(database_url, transport):
    async with started_town(database_url, transport) as town:
        await play(town)
        assert town.sandbox.problems == []
