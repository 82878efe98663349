"""What the heads of requests and answers say: scopes, charsets."""

import json

import pytest
from aiohttp import ClientSession

from tests.sandbox.asking import posted_raw


@pytest.mark.parametrize(
    ("name", "scopes"),
    [
        ("chat.postMessage", "chat:write"),
        ("conversations.info", "channels:read,groups:read,im:read,mpim:read"),
        (
            "conversations.invite",
            "channels:manage,channels:write.invites,groups:write,groups:write.invites,"
            "im:write,mpim:write",
        ),
        ("chat.getPermalink", ""),
    ],
)
async def test_an_answer_tells_which_scopes_would_do(sandbox, name, scopes):
    url = f"{sandbox.api_url}{name}"
    session = ClientSession(headers={"Authorization": f"Bearer {sandbox.bot_token}"})
    async with session, session.get(url, params={"channel": "C0NONE"}) as answer:
        assert (await answer.json())["ok"] is False

    assert answer.headers.get("X-Accepted-OAuth-Scopes", "") == scopes


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("application/json", "missing_charset"),
        ("application/json; charset=utf-8", ""),
        ("application/x-www-form-urlencoded; charset=utf-8", "superfluous_charset"),
        ("application/x-www-form-urlencoded", ""),
    ],
)
async def test_slack_hints_at_a_header_that_says_too_little_or_too_much(sandbox, kind, hint):
    body = b'{"channel": "C0GEN", "text": "x"}' if "json" in kind else b"channel=C0GEN&text=x"
    _, answer = await posted_raw(sandbox, body, kind)

    told = json.loads(answer)
    assert (told["ok"], told.get("warning", "")) == (True, hint)
    assert told.get("response_metadata", {}).get("warnings", []) == [hint] * bool(hint)


async def test_a_hint_stands_beside_the_cursor_of_a_list(sandbox):
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    session = ClientSession(headers=headers)
    url = f"{sandbox.api_url}conversations.list"
    async with session, session.post(url, json={"limit": 1}) as answer:
        metadata = (await answer.json())["response_metadata"]

    assert (metadata["warnings"], metadata["next_cursor"] != "") == (["missing_charset"], True)
