"""A small town with a small app in it, made with Slack's own libraries."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Answer, Envelope, Sandbox
from bot.sandbox.types import Json

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Town Crier"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "crier"},
        "slash_commands": [
            {"command": "/cry", "description": "Cry it out", "should_escape": False},
            {"command": "/hail", "description": "Hail somebody", "should_escape": True},
            {"command": "/mute", "description": "Says nothing"},
        ],
        "shortcuts": [
            {"name": "Cry something", "type": "global", "callback_id": "cry", "description": "Cry"},
            {"name": "Cry this", "type": "message", "callback_id": "cry_this", "description": "It"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "app_mentions:read", "bookmarks:read", "bookmarks:write", "channels:history",
                "channels:manage", "channels:read", "chat:write", "commands", "dnd:read",
                "groups:history", "groups:read", "groups:write", "im:history", "im:read",
                "im:write", "mpim:history", "mpim:read", "mpim:write", "pins:read", "pins:write",
                "reactions:read", "reactions:write", "team:read", "usergroups:read",
                "usergroups:write", "users.profile:read", "users:read", "users:write",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened", "app_mention", "channel_archive", "channel_created",
                "channel_left", "channel_rename", "channel_unarchive",
                "dnd_updated_user", "group_archive",
                "group_rename", "member_joined_channel", "member_left_channel", "message.channels",
                "message.groups", "message.im", "message.mpim", "pin_added", "pin_removed",
                "reaction_added", "reaction_removed", "subteam_created",
                "subteam_members_changed", "subteam_updated", "team_join", "user_change",
            ]
        },
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}  # fmt: skip
TOWN: dict[str, Any] = {
    "people": [
        {"id": "U0ANA", "name": "ana", "real_name": "Ana Ruiz", "tz": "America/New_York"},
        {"id": "U0BEN", "name": "ben", "real_name": "Ben Okafor"},
        {"id": "U0CLO", "name": "cleo", "real_name": "Cleo Park"},
        {"id": "U0GUS", "name": "gus", "real_name": "Gus Guest", "guest": True},
        {"id": "U0OLD", "name": "olga", "real_name": "Olga Left", "deleted": True},
        {"id": "U0FAR", "name": "fay", "real_name": "Fay Far", "stranger": True},
    ],
    "channels": [
        {"id": "C0GEN", "name": "general", "members": ["ana", "ben", "cleo", "@app"]},
        {"id": "C0OUT", "name": "outside", "members": ["ana"]},
        {"id": "C0TEAM", "name": "team", "private": True, "members": ["ben", "@app"]},
        {"id": "C0SEC", "name": "secret", "private": True, "members": ["ana", "ben"]},
    ],
}
MONDAY = 1_795_615_200.0


@pytest.fixture
def now() -> list[float]:
    """Real time as the sandbox reads it; a test may turn it."""
    return [1000.0]


@pytest.fixture
async def sandbox(now, request) -> AsyncIterator[Sandbox]:
    """A running sandbox; a mistake of the app that no test took or asked for fails the test."""
    town = Sandbox(MANIFEST, TOWN, seconds=lambda: now[0], now=MONDAY)
    await town.start()
    yield town
    await town.stop()
    if "mistakes" not in request.fixturenames:
        assert town.take_problems() == [], "Take them, or ask for the fixture `mistakes`."


@pytest.fixture
def mistakes(sandbox) -> list[str]:
    """What the app does wrong on purpose; who asks for it answers for it."""
    problems: list[str] = sandbox.problems
    return problems


@pytest.fixture
def client(sandbox) -> AsyncWebClient:
    """Slack's own client, pointed at the sandbox."""
    return AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url)


@pytest.fixture
def app(sandbox, client) -> AsyncApp:
    """A Bolt app in this process, listening to the sandbox."""
    bolt = AsyncApp(client=client, process_before_response=True)

    async def deliver(envelope: Envelope) -> Answer:
        request = AsyncBoltRequest(mode="socket_mode", body=envelope.payload)
        response = await bolt.async_dispatch(request)
        return Answer(response.status, response.body)

    sandbox.deliver = deliver
    return bolt


@pytest.fixture
def ana(sandbox):
    return sandbox.person("ana")


@pytest.fixture
def ben(sandbox):
    return sandbox.person("ben")


@pytest.fixture
def opened(app):
    """The triggers of every command, in order."""
    triggers: list[str] = []

    @app.command("/cry")
    async def cried(ack, command):
        await ack()
        triggers.append(command["trigger_id"])

    return triggers


@pytest.fixture
def pressed(app):
    """The payloads of every press on Go, in order."""
    payloads: list[Json] = []

    @app.action("go")
    async def went(ack, body):
        await ack()
        payloads.append(body)

    return payloads
