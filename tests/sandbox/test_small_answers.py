"""What Slack says beside an answer, where it looks for a token, and two small methods."""

import json

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError

from tests.sandbox.asking import refused

CUT = {"warning": "message_truncated", "response_metadata": {"warnings": ["message_truncated"]}}


@pytest.mark.parametrize("name", ["chat.postMessage", "chat.meMessage"])
async def test_a_message_that_is_too_long_is_cut_and_slack_says_so(sandbox, client, name):
    answer = await client.api_call(name, data={"channel": "C0GEN", "text": "x" * 50_000})

    assert {key: answer.data.get(key) for key in CUT} == CUT
    assert [len(each["text"]) for each in sandbox.messages("general")] == [40_000]


async def test_a_message_that_is_just_long_enough_is_whole(sandbox, client):
    answer = await client.chat_postMessage(channel="C0GEN", text="x" * 40_000)

    assert "warning" not in answer.data
    assert [len(each["text"]) for each in sandbox.messages("general")] == [40_000]


JSON, FORM = "application/json; charset=utf-8", "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("query", "body", "kind", "error"),
    [
        ("", json.dumps({"token": "xoxb-sandbox"}), JSON, "not_authed"),
        ("", json.dumps({"token": ["xoxb-sandbox"]}), JSON, "not_authed"),
        ("?token=xoxb-sandbox", "{}", JSON, ""),
        ("?token=xoxb-sandbox", "", FORM, ""),
        ("", "token=xoxb-sandbox", FORM, ""),
    ],
)
@pytest.mark.usefixtures("mistakes")
async def test_a_token_counts_in_a_query_and_a_form_but_not_in_json(
    sandbox, query, body, kind, error
):
    url = f"{sandbox.api_url}auth.test{query}"
    session = ClientSession(headers={"Content-Type": kind})
    async with session, session.post(url, data=body.encode()) as answer:
        assert (await answer.json()).get("error", "") == error


async def test_an_app_asks_whose_a_bot_id_is(client):
    bot = (await client.bots_info(bot="B0APP"))["bot"]
    stranger = await refused(client.bots_info(bot="B0OTHER"))
    nobody = await client.bots_info()

    assert [bot[key] for key in ("id", "name", "app_id", "user_id", "deleted")] == [
        "B0APP", "crier", "A0APP", "U0APP", False,
    ]  # fmt: skip
    assert (stranger["error"], nobody.data) == ("bot_not_found", {"ok": True})


async def test_the_emoji_of_a_team_want_a_scope(client, sandbox):
    with pytest.raises(SlackApiError, match="missing_scope"):
        await client.emoji_list()

    assert sandbox.take_problems() == ["emoji.list needs the scope emoji:read."]
