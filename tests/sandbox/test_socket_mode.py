"""Real sockets: Bolt's own Socket Mode handler against the sandbox."""

import asyncio
import json
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, WSMsgType
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError


async def until(condition, seconds=5.0):
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def connected(app, sandbox):
    """An app whose socket is open."""
    handler = AsyncSocketModeHandler(app, sandbox.app_token, ping_interval=1)
    await handler.connect_async()
    await until(lambda: sandbox.sockets.sockets)
    try:
        yield handler
    finally:
        await handler.close_async()
        await asyncio.sleep(0.01)


@pytest.fixture
def bolt(client):
    """A Bolt app that answers one command and repeats what it hears."""
    app = AsyncApp(client=client, process_before_response=True)

    @app.command("/cry")
    async def cried(ack, command):
        await ack(f"Oyez, {command['text']}")

    @app.event("message")
    async def heard(event, client):
        await client.chat_postMessage(channel=event["user"], text=f"Heard {event['text']}")

    return app


@asynccontextmanager
async def raw_socket(sandbox, client):
    """A connection that answers nothing by itself, as far as its hello."""
    opened = await client.apps_connections_open(app_token=sandbox.app_token)
    async with ClientSession() as session, session.ws_connect(opened["url"], autoping=False) as ws:
        yield ws, await ws.receive_json(timeout=5)


async def test_ana_uses_a_command_and_writes_to_the_app(bolt, sandbox, ana):
    async with connected(bolt, sandbox):
        await ana.command("/cry noon")
        await ana.say("crier", "hello")
        await until(lambda: len(ana.dm) == 2)

    assert [each["text"] for each in ana.ephemerals] == ["Oyez, noon"]
    assert sandbox.said_to(ana) == ["Heard hello"]
    assert sandbox.problems == []


async def test_nobody_is_connected_and_ana_is_told(sandbox, ana):
    await ana.command("/cry noon")

    assert ana.notices == ["/cry failed because the app is not connected"]


async def test_the_first_words_on_a_socket_are_a_hello(sandbox, client):
    async with raw_socket(sandbox, client) as (_, hello):
        assert hello["type"] == "hello"
        assert hello["num_connections"] == 1
        assert hello["connection_info"] == {"app_id": "A0APP"}


async def test_a_ticket_is_good_for_one_connection(sandbox, client):
    opened = await client.apps_connections_open(app_token=sandbox.app_token)
    address = opened["url"].replace("ws://", "http://")
    async with ClientSession() as session:
        async with session.ws_connect(opened["url"]):
            pass
        async with session.get(address) as again:
            assert again.status == 403


async def test_a_bot_token_opens_no_socket(sandbox, client):
    with pytest.raises(SlackApiError) as refused:
        await client.apps_connections_open(app_token=sandbox.bot_token)

    assert refused.value.response["error"] == "not_allowed_token_type"


async def test_the_token_of_a_line_stands_in_the_header_only(sandbox):
    async with ClientSession() as session:
        body = {"token": sandbox.app_token}
        async with session.post(f"{sandbox.api_url}apps.connections.open", data=body) as answer:
            assert (await answer.json())["error"] == "not_authed"


async def test_a_command_travels_in_an_envelope(sandbox, client, ana):
    async with raw_socket(sandbox, client) as (ws, _):
        typed = asyncio.ensure_future(ana.command("/cry noon", channel="general"))
        envelope = await ws.receive_json(timeout=5)
        await ws.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "Oyez"}})
        await typed

    payload = envelope.pop("payload")
    envelope.pop("envelope_id")
    assert envelope == {"type": "slash_commands", "accepts_response_payload": True}
    assert (payload["command"], payload["text"], payload["channel_name"]) == (
        "/cry", "noon", "general",
    )  # fmt: skip
    assert payload["is_enterprise_install"] == "false"
    assert [each["text"] for each in ana.ephemerals] == ["Oyez"]


async def test_an_event_nobody_acknowledges_comes_again(sandbox, client, ana):
    sandbox.post.patience, sandbox.post.retries = 0.05, (0.0, 0.0, 0.0)
    async with raw_socket(sandbox, client) as (ws, _):
        await sandbox.hands.say("U0ANA", "C0GEN", "hello")
        heard = [await ws.receive_json(timeout=5) for _ in range(4)]
        await ws.send_json({"envelope_id": heard[3]["envelope_id"]})

    assert [each["retry_attempt"] for each in heard] == [0, 1, 2, 3]
    assert [each["retry_reason"] for each in heard] == ["", "timeout", "timeout", "timeout"]
    assert len({each["payload"]["event_id"] for each in heard}) == 1


async def test_pings_come_back_with_the_same_words(sandbox, client):
    async with raw_socket(sandbox, client) as (ws, _):
        await ws.ping(b"sdk-ping-pong:1")
        answer = await ws.receive(timeout=5)

    assert (answer.type, bytes(answer.data)) == (WSMsgType.PONG, b"sdk-ping-pong:1")


async def test_the_server_pings_too(sandbox, client):
    sandbox.sockets.ping_every = 0.02
    async with raw_socket(sandbox, client) as (ws, _):
        assert (await ws.receive(timeout=5)).type == WSMsgType.PING


async def test_every_envelope_goes_to_one_of_several_connections(sandbox, client, ana):
    heard: dict[int, list[str]] = {1: [], 2: []}

    async def answer(number, ws):
        async for message in ws:
            envelope = json.loads(message.data)
            heard[number].append(envelope["payload"]["text"])
            await ws.send_json({"envelope_id": envelope["envelope_id"]})

    async with raw_socket(sandbox, client) as (one, _), raw_socket(sandbox, client) as (two, hello):
        answering = [asyncio.ensure_future(answer(n, ws)) for n, ws in ((1, one), (2, two))]
        for number in range(40):  # by chance all of them on one: once in a million million
            await ana.command(f"/cry {number}")
        for task in answering:
            task.cancel()

    assert hello["num_connections"] == 2
    assert sorted(heard[1] + heard[2], key=int) == [str(number) for number in range(40)]
    assert [bool(heard[1]), bool(heard[2])] == [True, True]


async def test_an_eleventh_connection_is_sent_away(sandbox, client):
    async with ClientSession() as session:
        sockets = []
        for _ in range(11):
            opened = await client.apps_connections_open(app_token=sandbox.app_token)
            sockets.append(await session.ws_connect(opened["url"]))
            last = await sockets[-1].receive_json(timeout=5)
        for each in sockets:
            await each.close()

    assert (last["type"], last["reason"]) == ("disconnect", "too_many_websockets")


@pytest.mark.parametrize("kind", ["warning", "refresh_requested", "link_disabled", "drop"])
async def test_bolt_comes_back_whatever_slack_does_to_its_line(bolt, sandbox, ana, kind):
    async with connected(bolt, sandbox):
        first = sandbox.sockets.sockets[0]
        await sandbox.sockets.disturb(kind)
        await until(lambda: sandbox.sockets.sockets and first not in sandbox.sockets.sockets)
        await ana.command("/cry again")

    assert [each["text"] for each in ana.ephemerals] == ["Oyez, again"]


async def test_a_silent_line_answers_no_ping(sandbox, client):
    sandbox.faults.add("socket", "silent")
    async with raw_socket(sandbox, client) as (ws, _):
        await ws.ping(b"hello?")
        with pytest.raises(TimeoutError):
            await ws.receive(timeout=0.05)


async def test_nonsense_on_a_socket_harms_nobody(sandbox, client, ana):
    async with raw_socket(sandbox, client) as (ws, _):
        for nonsense in ("{", "[1]", '{"envelope_id": "unknown"}', json.dumps({"envelope_id": 5})):
            await ws.send_str(nonsense)
        typed = asyncio.ensure_future(ana.command("/cry noon"))
        envelope = await ws.receive_json(timeout=5)
        await ws.send_json({"envelope_id": envelope["envelope_id"]})
        await typed

    assert ana.notices == []
