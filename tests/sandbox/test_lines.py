"""What Socket Mode's lines go through: age, lateness, nonsense, silence, an app that was away."""

import asyncio
from contextlib import suppress

import pytest
from aiohttp import ClientSession, WSMsgType

from tests.sandbox.test_socket_mode import bolt, connected, raw_socket, until

__all__ = ["bolt"]


async def test_a_connection_may_ask_to_live_for_six_minutes_only(sandbox, client):
    opened = await client.apps_connections_open(app_token=sandbox.app_token)
    async with (
        ClientSession() as session,
        session.ws_connect(f"{opened['url']}&debug_reconnects=true") as ws,
    ):
        hello = await ws.receive_json(timeout=5)

    assert hello["debug_info"] == {
        "host": "applink-sandbox", "build_number": 1, "approximate_connection_time": 360,
    }  # fmt: skip


async def test_a_connection_is_warned_before_it_is_asked_to_go_and_cut(sandbox, client):
    sandbox.sockets.life, sandbox.sockets.grace = 0.06, 0.03
    async with raw_socket(sandbox, client) as (ws, _):
        heard = [(await ws.receive_json(timeout=5))["reason"] for _ in range(2)]
        end = await ws.receive(timeout=5)

    assert heard == ["warning", "refresh_requested"]
    assert end.type in (WSMsgType.CLOSED, WSMsgType.CLOSE, WSMsgType.ERROR)


async def test_an_acknowledgement_after_three_seconds_is_lost(sandbox, client, ana):
    sandbox.post.patience = 0.05
    async with raw_socket(sandbox, client) as (ws, _):
        await ana.command("/cry noon")
        envelope = await ws.receive_json(timeout=5)
        late = {"envelope_id": envelope["envelope_id"], "payload": {"text": "Oyez"}}
        await ws.send_json(late)
        await ws.send_json(late)
        sandbox.post.patience = 3.0
        again = asyncio.ensure_future(ana.command("/cry again"))
        envelope = await ws.receive_json(timeout=5)
        await ws.send_json({"envelope_id": envelope["envelope_id"]})
        await again

    assert ana.notices == ["/cry failed because the app did not respond (operation_timeout)"]
    assert ana.ephemerals == []


async def test_words_in_the_acknowledgement_of_an_event_are_ignored(sandbox, client, ana):
    async with raw_socket(sandbox, client) as (ws, _):
        await sandbox.hands.say("U0ANA", "C0GEN", "hello")
        envelope = await ws.receive_json(timeout=5)
        said = {"envelope_id": envelope["envelope_id"], "payload": {"text": "Heard"}}
        await ws.send_json(said)
        await sandbox.idle()

    assert envelope["accepts_response_payload"] is False
    assert (ana.reads("general"), ana.ephemerals) == (["hello"], [])


@pytest.mark.parametrize("end", ["binary", "bad UTF-8", "a huge frame", "deep JSON"])
async def test_a_line_full_of_nonsense_hurts_no_other_line(sandbox, client, ana, bolt, end):
    async with connected(bolt, sandbox):
        async with raw_socket(sandbox, client) as (ws, _):
            if end == "binary":
                await ws.send_bytes(b"\xff\x00")
            elif end == "bad UTF-8":
                await ws._writer.send_frame(b"\xff\xfe", WSMsgType.TEXT)
            elif end == "a huge frame":
                with suppress(ConnectionError):
                    await ws.send_str("x" * 5_000_000)
            else:
                await ws.send_str("[" * 100_000)
        await until(lambda: len(sandbox.sockets.sockets) == 1)
        await ana.command("/cry noon")

    assert [each["text"] for each in ana.ephemerals] == ["Oyez, noon"]


async def test_events_wait_for_an_app_that_was_away(bolt, sandbox, ana):
    await ana.say("crier", "hello")
    await sandbox.wind(hours=0.01)
    async with connected(bolt, sandbox):
        before = sandbox.said_to(ana)
        await sandbox.wind(hours=1)
        await until(lambda: sandbox.said_to(ana))

    assert (before, sandbox.said_to(ana)) == ([], ["Heard hello"])


async def test_bolt_outlives_a_line_that_went_dumb(bolt, sandbox, ana, now):
    sandbox.post.patience = 0.1
    async with connected(bolt, sandbox):
        first = sandbox.sockets.sockets[0]
        sandbox.faults.add("socket", "silent", lasting=60)
        await ana.command("/cry noon")
        await until(lambda: first not in sandbox.sockets.sockets, 15)
        now[0] += 61
        sandbox.post.patience = 3.0
        await until(lambda: sandbox.sockets.sockets)
        await ana.command("/cry again")

    assert ana.notices == ["/cry failed because the app did not respond (operation_timeout)"]
    assert [each["text"] for each in ana.ephemerals] == ["Oyez, again"]
