"""Bolt as most people write it: synchronous, with its built-in Socket Mode client, in threads."""

import asyncio

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from tests.sandbox.drawing import FORM


def an_app(sandbox):
    """The app of Bolt's own first steps: a command, a form, a greeting."""
    app = App(client=WebClient(sandbox.bot_token, base_url=sandbox.api_url))

    @app.command("/cry")
    def cried(ack, body, client):
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.view("cry")
    def sent(ack, body, view, client):
        ack()
        words = view["state"]["values"]["words"]["value"]["value"]
        client.chat_postMessage(channel=body["user"]["id"], text=f"You cried {words}")

    @app.message("hello")
    def greeted(message, say):
        say(f"Hey there <@{message['user']}>!")

    return app


async def test_a_synchronous_app_lives_here_unchanged(sandbox, ana):
    handler = await asyncio.to_thread(lambda: SocketModeHandler(an_app(sandbox), sandbox.app_token))
    await asyncio.to_thread(handler.connect)
    try:
        await ana.command("/cry", channel="general")
        async with asyncio.timeout(5):
            while ana.view is None:
                await asyncio.sleep(0.01)
            await ana.submit(words="noon")
            while not ana.dm:
                await asyncio.sleep(0.01)
            await ana.say("general", "hello")
            while len(sandbox.messages("general")) < 2:
                await asyncio.sleep(0.01)
    finally:
        await asyncio.to_thread(handler.close)

    assert sandbox.said_to(ana) == ["You cried noon"]
    assert ana.reads("general") == ["hello", "Hey there <@U0ANA>!"]
    assert sandbox.problems == []
