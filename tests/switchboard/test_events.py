"""Events that fail come again; people who wait for an answer read one."""

import asyncio

from bot.errors import Unavailable
from tests.switchboard.world import REFERENCE, cannot_save


async def test_an_event_that_failed_comes_again(world):
    heard = []

    async def fail_twice(event):
        heard.append(event["text"])
        if len(heard) < 3:
            raise ZeroDivisionError

    world.sandbox.post.patience = 0.5
    world.sandbox.post.retries = (0.0, 0.01, 0.02)
    world.switchboard.on("event", "message", fail_twice)
    await world.ana.say("board", "Hello")
    for _ in range(100):
        await asyncio.sleep(0.02)
        if len(heard) == 3:
            break
    await world.sandbox.idle()
    assert heard == ["Hello"] * 3


async def test_an_event_whose_listener_found_the_database_busy_comes_again(world):
    heard = []

    async def busy(event):
        heard.append(event["text"])
        if len(heard) == 1:
            await asyncio.sleep(2.2)
            raise Unavailable("database is locked")

    world.sandbox.post.retries = (0.0, 0.01, 0.02)
    world.switchboard.on("event", "message", busy)
    await world.ana.say("board", "Hello")
    for _ in range(100):
        await asyncio.sleep(0.02)
        if len(heard) == 2:
            break
    assert heard == ["Hello"] * 2


async def test_who_wrote_reads_a_sentence_when_nothing_comes_again(world):
    world.sandbox.post.patience = 0.5
    world.sandbox.post.retries = (0.0, 0.01, 0.02)
    world.switchboard.on("event", "message", cannot_save)
    await world.ana.say("board", "Hello")
    for _ in range(200):
        await asyncio.sleep(0.02)
        if len(world.ana.dm) == 2:
            break
    assert [REFERENCE.search(m["text"]) is not None for m in world.ana.dm] == [False, True]


async def test_a_slow_event_is_acknowledged_and_comes_once(world):
    heard = []

    async def slow(event):
        heard.append(event["text"])
        await asyncio.sleep(4)

    world.switchboard.on("event", "message", slow)
    await world.ana.say("board", "Hello")
    await world.sandbox.idle()
    await world.switchboard.finish(5)
    assert heard == ["Hello"]
