"""Winding with company: slow followers, followers that go, several winds, and what comes due."""

import asyncio
from contextlib import asynccontextmanager

from aiohttp import ClientSession

from tests.sandbox.browsing import page
from tests.sandbox.conftest import MONDAY

HOUR = 3600.0


@asynccontextmanager
async def a_follower(sandbox):
    """Somebody who lives by the sandbox's clock, and has said hello."""
    async with ClientSession() as session, session.ws_connect(f"{sandbox.url}/clock") as line:
        await line.receive_json(timeout=5)
        yield line


async def follow(line, reached):
    """Reach every moment that is named, and note it."""
    async for message in line:
        moment = message.json()["moment"]
        reached.append(moment)
        await line.send_json({"reached": moment})


async def test_two_winds_at_once_are_done_one_after_the_other(sandbox):
    reached: list[float] = []
    async with a_follower(sandbox) as line:
        following = asyncio.ensure_future(follow(line, reached))
        arrived = tuple(await asyncio.gather(sandbox.wind(hours=1), sandbox.wind(hours=5)))
        following.cancel()

    assert arrived == (True, True)
    assert reached == [MONDAY + HOUR, MONDAY + 6 * HOUR]
    assert sandbox.clock.now() == MONDAY + 6 * HOUR


async def test_nobody_is_sent_back_in_time(sandbox):
    reached: list[float] = []
    async with a_follower(sandbox) as line:
        following = asyncio.ensure_future(follow(line, reached))
        await sandbox.wind(hours=2)
        await sandbox.wind(to=MONDAY)
        following.cancel()

    assert set(reached) == {MONDAY + 2 * HOUR}


async def test_who_is_too_slow_is_shown_until_they_arrive(sandbox, app):
    sandbox.followers.patience = 0.05
    async with page(sandbox, "U0ANA") as ana, a_follower(sandbox) as line:
        arrived = await sandbox.wind(hours=1)
        moment = (await line.receive_json(timeout=5))["moment"]
        late = sandbox.followers.behind
        await line.send_json({"reached": moment})
        told = await ana.hears_of("clock")
        while told != {"now": MONDAY + HOUR, "followers": 1, "behind": 0}:
            told = await ana.hears_of("clock")

    assert (arrived, moment, late, sandbox.followers.behind) == (False, MONDAY + HOUR, 1, 0)


async def test_a_follower_that_was_away_hears_the_moment_when_it_comes(sandbox):
    await sandbox.wind(hours=3)
    async with (
        ClientSession() as session,
        session.ws_connect(f"{sandbox.url}/clock") as line,
    ):
        said = await line.receive_json(timeout=5)

    assert said == {"moment": MONDAY + 3 * HOUR}


async def test_a_follower_that_dies_while_it_works_is_not_waited_for(sandbox):
    async with a_follower(sandbox) as line:
        winding = asyncio.ensure_future(sandbox.wind(hours=1))
        await line.receive_json(timeout=5)
        line._response.connection.transport.abort()

        assert await asyncio.wait_for(winding, 5) is True


async def test_nonsense_of_a_follower_is_no_arrival(sandbox):
    sandbox.followers.patience = 0.05
    async with a_follower(sandbox) as line:
        winding = asyncio.ensure_future(sandbox.wind(hours=1))
        for nonsense in ("[" * 50_000, "{}", '{"reached": "later"}', "5", '{"reached": null}'):
            await line.send_str(nonsense)

        assert await winding is False
