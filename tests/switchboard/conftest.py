"""Ana meets listeners of all kinds."""

import pytest
from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox
from bot.switchboard import Switchboard
from tests.switchboard.world import BUTTONS, FORM, MANIFEST, WORKSPACE, World, connected


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
