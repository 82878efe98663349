"""Where letters go over HTTP: two redirects, an address for each kind, and why one came back."""

import asyncio
import copy
from typing import Any

import pytest
from aiohttp import web

from bot.sandbox import Sandbox
from tests.sandbox.conftest import MANIFEST, TOWN
from tests.sandbox.test_http import served


async def a_way(turns, heard):
    """An application in which a letter is sent on so many times before it arrives."""

    async def on(request):
        left = int(request.match_info["left"])
        heard.append(left)
        if left:
            raise web.HTTPTemporaryRedirect(f"/turn/{left - 1}")
        return web.Response()

    application = web.Application()
    application.router.add_post("/turn/{left}", on)
    return application, f"/turn/{turns}"


@pytest.mark.parametrize(("turns", "arrives"), [(1, True), (2, True), (3, False)])
async def test_two_redirects_are_followed_and_no_more(sandbox, ana, turns, arrives):
    heard: list[int] = []
    application, path = await a_way(turns, heard)
    async with served(application) as address:
        sandbox.post_to(f"{address}{path}")
        await ana.command("/cry")

    assert (0 in heard, ana.notices == []) == (arrives, arrives)


async def test_each_failure_has_its_reason(sandbox, ana):
    sandbox.post.retries = (60.0,)
    application, path = await a_way(9, [])
    async with served(application) as address:
        for url in (f"{address}{path}", "http://127.0.0.1:9/x", "http:///x", f"{address}/no"):
            sandbox.post_to(url)
            await ana.say("crier", "hello")

    assert [each.envelope.reason for each in sandbox.post.later] == [
        "too_many_redirects", "connection_failed", "unknown_error", "http_error",
    ]  # fmt: skip


async def test_an_answer_after_three_seconds_is_too_late(sandbox, ana):
    sandbox.post.patience, sandbox.post.retries = 0.05, (0.0,)
    heard: list[Any] = []
    released = asyncio.Event()

    async def slowly(request):
        heard.append(request.headers.get("x-slack-retry-reason"))
        await released.wait()
        return web.Response(text="too late")

    application = web.Application()
    application.router.add_post("/slack/events", slowly)
    async with served(application) as address:
        sandbox.post_to(f"{address}/slack/events")
        await ana.command("/cry")
        sandbox.hands.open_messages("U0ANA")
        async with asyncio.timeout(5):
            while len(heard) < 3:
                await asyncio.sleep(0.01)
        released.set()
        await sandbox.idle()

    assert ana.notices == ["/cry failed because the app did not respond (operation_timeout)"]
    assert (heard, ana.ephemerals) == ([None, None, "http_timeout"], [])


async def test_the_manifest_may_name_an_address_for_everything():
    heard: list[str] = []

    async def listen(request):
        heard.append(request.path)
        return web.json_response({"options": []} if request.path == "/options" else None)

    application = web.Application()
    application.router.add_post("/{door}", listen)
    async with served(application) as address:
        town = Sandbox(addressed(address), TOWN)
        await town.start()
        ana = town.person("ana")
        town.call("chat.postMessage", channel="U0ANA", text="A", blocks=MENU)
        await town.idle()
        heard.clear()
        await ana.command("/cry")
        await ana.shortcut("Cry something")
        await ana.types("Pick", "pool")
        await ana.say("crier", "hello")
        await ana.command("/hail")
        await town.stop()

    assert heard == ["/cry", "/actions", "/options", "/events", "/hail"]
    assert (ana.notices, town.problems) == ([], [])


MENU = [
    {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "Pick"},
        "accessory": {"type": "external_select", "action_id": "pick"},
    }
]


def addressed(address):
    """The manifest of an app that speaks HTTP, at an address for everything."""
    manifest = copy.deepcopy(MANIFEST)
    for command in manifest["features"]["slash_commands"]:
        command["url"] = f"{address}{command['command']}"
    settings = manifest["settings"]
    settings["socket_mode_enabled"] = False
    settings["event_subscriptions"]["request_url"] = f"{address}/events"
    settings["interactivity"] |= {
        "request_url": f"{address}/actions",
        "message_menu_options_url": f"{address}/options",
    }
    return manifest
