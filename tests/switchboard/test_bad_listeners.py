"""Listeners that misbehave, over both transports: Slack is answered in time, people are told."""

import asyncio
import re
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import FormRefusal, Refusal, Unavailable
from bot.sandbox import Sandbox
from bot.slack.blocks import actions, button, field, modal, text_input, words
from bot.switchboard import Switchboard

MANIFEST = {
    "display_information": {"name": "Board"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "board"},
        "slash_commands": [{"command": "/try", "description": "Try"}],
        "shortcuts": [
            {"name": "Try it", "type": "global", "callback_id": "global", "description": "Try"},
            {"name": "Try this", "type": "message", "callback_id": "message", "description": "T"},
            {"name": "Open", "type": "global", "callback_id": "open", "description": "Open"},
        ],
    },
    "oauth_config": {"scopes": {"bot": ["chat:write", "commands", "im:history", "users:read"]}},
    "settings": {
        "event_subscriptions": {"bot_events": ["message.im"]},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}
WORKSPACE = {
    "team": {"id": "T1", "name": "Town", "domain": "town"},
    "tokens": {"bot": "xoxb-1", "app": "xapp-1", "signing_secret": "s"},
    "people": [{"id": "U1", "name": "ana", "real_name": "Ana", "tz": "Etc/UTC"}],
    "channels": [{"id": "C1", "name": "room", "private": False, "members": ["ana", "@app"]}],
}
FORM = modal("Form", [field("why", "Why", text_input())], callback_id="form", submit="Send")
BUTTONS = {
    "channel": "C1",
    "text": "Press",
    "blocks": [words("Press"), actions(button("Press me", "press"))],
}
KINDS = ["command", "action", "view", "shortcut", "message_shortcut"]
NAMES = {
    "command": "/try",
    "action": "press",
    "view": "form",
    "shortcut": "global",
    "message_shortcut": "message",
    "event": "message",
}
REFERENCE = re.compile(r"reference: [0-9A-F]{6}\.")


async def fails_first(ack):
    raise ZeroDivisionError


async def fails_after(ack):
    await ack()
    raise ZeroDivisionError


async def never_acks():
    await asyncio.sleep(0)


async def takes_four_seconds():
    await asyncio.sleep(4)


async def cannot_save():
    raise Unavailable("database is locked")


async def refuses():
    raise Refusal("Not today.")


class World:
    """A sandbox, a bot that is only a switchboard, and Ana."""

    def __init__(self, sandbox, switchboard):
        self.sandbox, self.switchboard = sandbox, switchboard
        self.ana = sandbox.person("ana")

    async def happen(self, kind):
        """Let Ana do one thing, as a person does it; gives the errors of a form."""
        match kind:
            case "command":
                await self.ana.command("/try", "room")
            case "action":
                await self.ana.press("Press me")
            case "view":
                await self.ana.shortcut("Open")
                return await self.ana.submit(why="Because")
            case "shortcut":
                await self.ana.shortcut("Try it")
            case "message_shortcut":
                await self.ana.message_shortcut("Try this", "Press", "room")
        return {}

    async def meet(self, kind, listener):
        """Let Ana meet a listener; gives what she reads of it."""
        self.switchboard.on(kind, NAMES[kind], listener)
        if self.ana.view:
            await self.ana.close(all_of_them=True)
        before = len(self.told())
        await self.happen(kind)
        views = [view for view in self.ana.views if view.get("callback_id") != "form"]
        return self.told()[: len(views)] if views else self.told()[before:]

    def told(self):
        """Read all that Ana can read beside the channel's own message."""
        views = [block for view in self.ana.views for block in view["blocks"]]
        shown = [block["text"]["text"] for block in views if "text" in block]
        return shown + [m["text"] for m in [*self.ana.ephemerals, *self.ana.dm]]


@asynccontextmanager
async def connected(transport, app, sandbox):
    if transport == "socket":
        handler = AsyncSocketModeHandler(app, sandbox.app_token)
        await handler.connect_async()
        yield
        await handler.close_async()
        return
    runner = web.AppRunner(app.web_app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sandbox.post_to(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    yield
    await runner.cleanup()


@pytest.fixture(params=["socket", "http"])
async def world(request):
    sandbox = Sandbox(MANIFEST, WORKSPACE)
    await sandbox.start()
    switchboard = Switchboard()

    async def open_form(client, trigger_id):
        await client.views_open(trigger_id=trigger_id, view=FORM)

    switchboard.on("shortcut", "open", open_form)
    async with ClientSession() as session:
        client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url, session=session)
        app = AsyncApp(client=client, signing_secret="s", process_before_response=True)
        switchboard.attach(app)
        async with connected(request.param, app, sandbox):
            await client.api_call("chat.postMessage", json=BUTTONS)
            yield World(sandbox, switchboard)
            await switchboard.finish(5)
    await sandbox.stop()


@pytest.mark.parametrize("listener", [fails_first, fails_after], ids=["first", "after ack"])
async def test_who_meets_a_broken_listener_gets_a_reference(world, listener, caplog):
    for kind in KINDS:
        told = await world.meet(kind, listener)
        assert len(told) == 1, (kind, told)
        assert REFERENCE.search(told[0]), (kind, told)
    assert world.ana.notices == []
    assert [r.levelname for r in caplog.records if r.name == "bot.switchboard.board"] == [
        "ERROR"
    ] * len(KINDS)


async def test_who_meets_a_database_in_trouble_reads_that_nothing_changed(world):
    for kind in KINDS:
        told = await world.meet(kind, cannot_save)
        assert len(told) == 1, (kind, told)
        assert told[0].startswith("Herald can't save anything just now. Nothing has changed.")
        assert REFERENCE.search(told[0])
    assert world.ana.notices == []


async def test_a_refusal_is_read_where_the_person_is(world):
    for kind in KINDS:
        assert await world.meet(kind, refuses) == ["Not today."], kind
    assert world.ana.notices == []


async def test_a_listener_that_never_acks_is_acknowledged(world):
    for kind in KINDS:
        assert await world.meet(kind, never_acks) == [], kind
    assert world.ana.notices == []


async def test_slow_listeners_are_acknowledged_and_the_outcome_is_told(world):
    for kind in KINDS:
        world.switchboard.on(kind, NAMES[kind], takes_four_seconds)
    others = [kind for kind in KINDS if kind != "view"]
    await asyncio.gather(*(world.happen(kind) for kind in others))
    await world.happen("view")
    assert world.ana.notices == []
    await world.switchboard.finish(6)
    await asyncio.sleep(0.2)
    assert world.ana.views[0]["callback_id"] == "form"
    assert world.told() == ["That took a while, and it is done now."] * len(KINDS)


async def test_a_late_refusal_leaves_what_was_typed_in_the_form(world):
    async def refuse_late():
        await asyncio.sleep(0.3)
        raise FormRefusal({"why": "Please say more."})

    world.switchboard.patience = 0.1
    world.switchboard.on("view", "form", refuse_late)
    await world.happen("view")
    await world.switchboard.finish(5)
    assert world.told() == ["Please say more."]
    form, window = world.ana.views
    assert form["state"]["values"]["why"]["value"]["value"] == "Because"
    assert window["blocks"][1]["elements"][0]["text"] == (
        "What you typed is still in the form behind this window."
    )


async def test_a_late_form_shows_where_it_leads(world):
    async def lead_on(ack):
        await asyncio.sleep(0.3)
        await ack(response_action="update", view=modal("Next", [words("Go on.")]))

    world.switchboard.patience = 0.1
    world.switchboard.on("view", "form", lead_on)
    await world.happen("view")
    await world.switchboard.finish(5)
    assert world.told() == ["Go on.", "That took a while, and it is done now."]


async def test_errors_stand_under_their_fields_and_what_was_typed_stays(world):
    async def refuse_form():
        raise FormRefusal({"why": "Please say more."})

    world.switchboard.on("view", "form", refuse_form)
    assert await world.happen("view") == {"why": "Please say more."}
    assert world.ana.view is not None


async def test_a_button_of_an_older_version_is_answered(world):
    await world.happen("action")
    assert world.told() == ["This belongs to an earlier version of Herald. Please open it again."]


async def test_an_event_that_failed_comes_again(world):
    heard = []

    async def fail_twice(event):
        heard.append(event["text"])
        if len(heard) < 3:
            raise ZeroDivisionError

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
