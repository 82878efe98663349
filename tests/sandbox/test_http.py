"""Signed HTTP: Bolt's own web application receives what the sandbox sends."""

import time
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientSession, web
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier

from bot.sandbox.delivery.http import signed

VECTOR = (
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmib"
    "IGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)


@asynccontextmanager
async def served(application):
    """A web application on a free port, and its address."""
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def an_app(client, sandbox):
    app = AsyncApp(
        client=client, signing_secret=sandbox.signing_secret, process_before_response=True
    )

    @app.command("/cry")
    async def cried(ack, command):
        await ack(f"Oyez, {command['text']}")

    @app.shortcut("cry")
    async def chosen(ack):
        await ack()

    @app.event("message")
    async def heard(event, client):
        await client.chat_postMessage(channel=event["user"], text=f"Heard {event['text']}")

    return app


def a_listener(status, heard, headers=None, body=""):
    """An address that notes what it hears and answers with one status."""

    async def listen(request):
        heard.append((dict(request.headers), await request.text()))
        return web.Response(status=status, headers=headers, text=body)

    application = web.Application()
    application.router.add_post("/slack/events", listen)
    return application


def test_the_signature_is_the_one_from_slacks_own_page():
    headers = signed("8f742231b10e8888abcd99yyyzzz85a5", VECTOR.encode(), 1531420618)

    assert headers["X-Slack-Signature"] == (
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    )


async def test_ana_uses_a_command_a_shortcut_and_words_over_http(client, sandbox, ana):
    async with served(an_app(client, sandbox).web_app()) as address:
        sandbox.post_to(f"{address}/slack/events")
        await ana.command("/cry noon & <now>")
        await ana.shortcut("Cry something")
        await ana.say("crier", "hello")

    assert [each["text"] for each in ana.ephemerals] == ["Oyez, noon & <now>"]
    assert sandbox.said_to(ana) == ["Heard hello"]
    assert (ana.notices, sandbox.problems) == ([], [])


async def test_a_wrong_secret_is_turned_away(client, sandbox, ana):
    async with served(an_app(client, sandbox).web_app()) as address:
        sandbox.post_to(f"{address}/slack/events", "another secret")
        await ana.command("/cry noon")

    assert ana.notices == ["/cry failed because the app answered with an error (HTTP 401)"]


async def test_what_arrives_can_be_verified(sandbox, ana):
    heard: list[Any] = []
    async with served(a_listener(200, heard)) as address:
        sandbox.post_to(f"{address}/slack/events")
        await ana.command("/cry Grüße 🎉")

    headers, body = heard[0]
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert SignatureVerifier(sandbox.signing_secret).is_valid_request(body, headers)
    assert abs(time.time() - int(headers["X-Slack-Request-Timestamp"])) < 5


async def test_a_failed_event_comes_again_with_its_reason(sandbox, ana):
    sandbox.post.retries = (0.0, 0.0, 0.0)
    heard: list[Any] = []
    async with served(a_listener(500, heard)) as address:
        sandbox.post_to(f"{address}/slack/events")
        await ana.say("crier", "hello")

    told = [(h.get("x-slack-retry-num"), h.get("x-slack-retry-reason")) for h, _ in heard]
    assert told == [(None, None), ("1", "http_error"), ("2", "http_error"), ("3", "http_error")]


async def test_an_app_can_refuse_retries(sandbox, ana):
    sandbox.post.retries = (0.0, 0.0, 0.0)
    heard: list[Any] = []
    async with served(a_listener(500, heard, {"x-slack-no-retry": "1"})) as address:
        sandbox.post_to(f"{address}/slack/events")
        await ana.say("crier", "hello")

    assert len(heard) == 1


async def test_nobody_answers_at_the_address(sandbox, ana):
    sandbox.post.retries = ()
    sandbox.post_to("http://127.0.0.1:9/slack/events")
    await ana.command("/cry noon")
    await ana.say("crier", "hello")

    assert ana.notices == ["/cry failed because the app is not connected"]


@pytest.mark.parametrize(("body", "expected"), [('{"challenge": "abc"}', True), ("xyz", False)])
async def test_an_address_proves_itself_with_the_challenge(sandbox, body, expected):
    async with served(a_listener(200, [], body=body)) as address:
        sandbox.post_to(f"{address}/slack/events")
        assert await sandbox.http.handshake("abc") is expected


async def test_bolt_proves_itself_with_the_challenge(client, sandbox):
    async with served(an_app(client, sandbox).web_app()) as address:
        sandbox.post_to(f"{address}/slack/events")
        assert await sandbox.http.handshake("abc")


async def test_bolt_answers_a_knock_and_turns_away_old_letters(client, sandbox, ana):
    async with served(an_app(client, sandbox).web_app()) as address:
        sandbox.post_to(f"{address}/slack/events")
        knocked = await sandbox.http.ssl_check("/cry")
        sandbox.http.skew = -301
        await ana.command("/cry noon")

    assert knocked is True
    assert ana.notices == ["/cry failed because the app answered with an error (HTTP 401)"]


async def test_the_page_of_another_site_may_not_act(sandbox):
    body = {"as": "U0ANA", "channel": "C0GEN", "text": "hello"}
    elsewhere = ClientSession(headers={"Origin": "https://elsewhere.example"})
    async with elsewhere as session, session.post(f"{sandbox.url}/page/say", json=body) as answer:
        assert answer.status == 403

    assert sandbox.messages("general") == []
