"""Every method through both of Slack's clients, with every argument they know, in every shape."""

import asyncio
import inspect
import json
from functools import partial
from typing import Any

import pytest
from aiohttp import ClientSession, FormData
from slack_sdk.errors import SlackApiError
from slack_sdk.web.client import WebClient

from bot.sandbox.web_api.methods import METHODS
from tests.sandbox.conftest import MONDAY

VALUES = {
    "attachments": [], "blocks": [{"type": "divider"}], "channel": "C0GEN", "channel_id": "C0GEN",
    "channels": "C0GEN", "count": 1, "cursor": "", "email": "ana@example.gov", "emoji": ":tada:",
    "error": "", "file": "F1", "file_ids": ["F1"], "files": [{"id": "F1"}], "filename": "a.txt",
    "latest": "2000000000", "length": 1, "limit": 1, "link": "https://example.gov",
    "metadata": {"event_type": "cry", "event_payload": {"id": "1"}}, "name": "tada",
    "oldest": "1", "page": 1, "parse": "none", "post_at": int(MONDAY) + 3600, "profile": {},
    "scheduled_message_id": "Q1", "team": "T0TOWN", "team_id": "T0TOWN", "text": "hello",
    "timestamp": "1.000001", "ts": "1.000001", "types": "public_channel", "user": "U0ANA",
    "user_id": "U0ANA", "users": "U0ANA", "view": {"type": "home", "blocks": []},
}  # fmt: skip
SHAPES = ("query", "form", "json", "multipart")


def function_of(client, name):
    """What a client calls a method."""
    return getattr(client, name.replace(".", "_"))


def everything(function):
    """Every argument a client's function knows, each with a value."""
    known = set(inspect.signature(function).parameters) - {"kwargs"}
    return {name: VALUES.get(name, "1") for name in known}


async def answered(call):
    """What Slack says, be it yes or no."""
    try:
        return (await call).data
    except SlackApiError as error:
        return error.response.data


def not_understood(answer):
    """What the sandbox did not know of a call."""
    told = answer.get("response_metadata", {}).get("messages", [])
    unknown = [each for each in told if "unknown argument" in each]
    return [*unknown, *(["method"] if answer.get("error") == "unknown_method" else [])]


@pytest.mark.parametrize("name", sorted(set(METHODS) - {"files.upload"}))
@pytest.mark.usefixtures("mistakes")
@pytest.mark.filterwarnings("ignore::UserWarning")
async def test_slacks_clients_know_no_argument_that_is_unknown_here(sandbox, client, name):
    function = function_of(client, name)
    slow = function_of(WebClient(sandbox.bot_token, base_url=sandbox.api_url), name)
    sent = everything(function)
    quickly = await answered(function(**sent))
    patiently = await answered(asyncio.to_thread(partial(slow, **sent)))

    assert (not_understood(quickly), not_understood(patiently)) == ([], [])


READING = [
    ("auth.test", {}),
    ("bookmarks.list", {"channel_id": "C0GEN"}),
    ("chat.scheduledMessages.list", {"channel": "C0GEN", "limit": 2}),
    ("conversations.history", {"channel": "C0GEN", "inclusive": True, "limit": 2}),
    ("conversations.info", {"channel": "C0GEN", "include_num_members": True}),
    ("conversations.list", {"types": "public_channel,private_channel", "limit": 2}),
    ("conversations.members", {"channel": "C0GEN", "limit": 2}),
    ("conversations.open", {"users": ["U0ANA", "U0BEN"], "return_im": True}),
    ("dnd.teamInfo", {"users": ["U0ANA", "U0BEN"]}),
    ("pins.list", {"channel": "C0GEN"}),
    ("reactions.list", {"user": "U0ANA", "full": True}),
    ("team.info", {}),
    ("usergroups.list", {"include_users": True}),
    ("users.info", {"user": "U0ANA", "include_locale": True}),
    ("users.list", {"limit": 3}),
    ("users.profile.get", {"user": "U0ANA"}),
]


@pytest.mark.parametrize(("name", "arguments"), READING, ids=[name for name, _ in READING])
async def test_every_shape_of_a_call_is_read_the_same_way(sandbox, client, name, arguments):
    await client.conversations_open(users="U0ANA,U0BEN")
    whole = await answered(client.api_call(name, json=arguments))
    answers = [await sent(sandbox, name, arguments, shape) for shape in SHAPES]

    assert whole["ok"] is True
    assert answers == [whole] * len(SHAPES)


async def sent(sandbox, name, arguments, shape):
    """Call a method with its arguments in one of the shapes a client may choose."""
    flat = {key: flattened(value) for key, value in arguments.items()}
    form = FormData(flat, default_to_multipart=True)
    kind = {"Content-Type": "application/json; charset=utf-8"}
    every: dict[str, dict[str, Any]] = {
        "query": {"params": flat},
        "form": {"data": flat},
        "json": {"data": json.dumps(arguments), "headers": kind},
        "multipart": {"data": form},
    }
    options: Any = every[shape]
    session = ClientSession(headers={"Authorization": f"Bearer {sandbox.bot_token}"})
    async with session, session.post(f"{sandbox.api_url}{name}", **options) as answer:
        return await answer.json()


def flattened(value):
    """A value as queries and forms carry it: 1 and 0, and lists with commas."""
    if isinstance(value, bool):
        return str(int(value))
    return ",".join(value) if isinstance(value, list) else str(value)
