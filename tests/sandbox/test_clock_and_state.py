"""A clock that can be wound and followed, and a town that is still there after a restart."""

import asyncio

from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox
from bot.sandbox.shelf import Shelf
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN
from tests.sandbox.drawing import card


async def test_an_hour_passes_when_the_clock_is_wound(sandbox, client, now):
    first = await client.chat_postMessage(channel="C0GEN", text="now")
    now[0] += 10
    await sandbox.wind(hours=1)
    second = await client.chat_postMessage(channel="C0GEN", text="later")

    assert float(first["ts"]) == MONDAY
    assert float(second["ts"]) == MONDAY + 3610


async def test_time_never_goes_back(sandbox):
    await sandbox.wind(to=MONDAY - 1000)

    assert sandbox.clock.now() == MONDAY


async def test_no_two_messages_have_the_same_name_though_time_stands_still(sandbox, client):
    sandbox.switches.pace.burst = 100
    sent = [await client.chat_postMessage(channel="C0GEN", text="x") for _ in range(20)]
    names = [each["ts"] for each in sent]

    assert names == sorted(set(names))


async def test_winding_waits_until_those_who_follow_have_arrived(sandbox):
    arrived = []
    async with ClientSession() as session, session.ws_connect(f"{sandbox.url}/clock") as follower:
        assert await follower.receive_json(timeout=5) == {"moment": MONDAY}
        winding = asyncio.ensure_future(sandbox.wind(hours=2))
        moment = (await follower.receive_json(timeout=5))["moment"]
        await asyncio.sleep(0.02)
        arrived.append(winding.done())
        await follower.send_str("nonsense")
        await follower.send_json({"reached": moment})
        assert await winding is True

    assert (moment, arrived) == (MONDAY + 7200, [False])


async def test_a_follower_that_goes_away_is_not_waited_for(sandbox):
    async with ClientSession() as session:
        follower = await session.ws_connect(f"{sandbox.url}/clock")
        await follower.receive_json(timeout=5)
        winding = asyncio.ensure_future(sandbox.wind(hours=2))
        await follower.receive_json(timeout=5)
        await follower.close()

        assert await asyncio.wait_for(winding, 5) is True


async def test_the_page_winds_the_clock_and_hears_it(sandbox):
    async with ClientSession() as session:
        body = {"as": "U0ANA", "hours": 3}
        async with session.post(f"{sandbox.url}/page/wind", json=body) as answer:
            told = await answer.json()

    assert told == {"ok": True, "arrived": True, "now": MONDAY + 3 * 3600}


async def test_the_town_is_still_there_after_a_restart(tmp_path):
    file = tmp_path / "town" / "state.json"
    first = Sandbox(MANIFEST, TOWN, seconds=lambda: 0.0, now=MONDAY, state=file)
    await first.start()
    client = AsyncWebClient(first.bot_token, base_url=first.api_url)
    before = await client.chat_postMessage(channel="U0ANA", text="hello", metadata={
        "event_type": "cry", "event_payload": {"id": "1"},
    })  # fmt: skip
    await client.views_publish(user_id="U0ANA", view={"type": "home", "blocks": card("Hello")})
    await first.hands.say("U0BEN", "C0GEN", "good morning")
    first.hands.join("U0BEN", "C0OUT")
    await first.wind(hours=5)
    await first.stop()

    second = Sandbox(MANIFEST, TOWN, seconds=lambda: 0.0, now=MONDAY, state=file)
    await second.start()
    ana, ben = second.person("ana"), second.person("ben")
    after = await AsyncWebClient(second.bot_token, base_url=second.api_url).chat_postMessage(
        channel="U0ANA", text="again"
    )
    await second.stop()

    assert ana.reads() == ["hello", "again"]
    assert ben.reads("general") == ["good morning"]
    assert ana.dm[0]["metadata"]["event_payload"] == {"id": "1"}
    assert ana.home is not None
    assert ana.home["blocks"][0]["text"]["text"] == "Hello"
    assert second.workspace.channels.named("outside").members == ["U0ANA", "U0BEN"]
    assert second.clock.now() == MONDAY + 5 * 3600
    assert after["ts"] > before["ts"]


async def test_what_happened_is_written_without_being_asked(tmp_path):
    file = tmp_path / "state.json"
    town = Sandbox(MANIFEST, TOWN, state=file)
    await town.start()
    await town.hands.say("U0BEN", "C0GEN", "good morning")
    shelf = Shelf(file)
    async with asyncio.timeout(5):
        while not (kept := list(shelf.all("messages"))):
            await asyncio.sleep(0.05)
    shelf.close()
    await town.stop()

    assert [message["text"] for _, message in kept] == ["good morning"]
