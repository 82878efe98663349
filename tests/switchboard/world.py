"""A sandbox, a bot that is only a switchboard, and Ana; over both transports."""

import asyncio
import re
from contextlib import asynccontextmanager

from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

from bot.errors import Refusal, Unavailable
from bot.slack.blocks import actions, button, field, modal, text_input, words

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
