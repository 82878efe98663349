"""Whatever an app answers or sends to a `response_url`, the sandbox stays whole."""

import pytest
from aiohttp import ClientSession

from bot.sandbox import Answer
from bot.sandbox.types import SlackError

HOSTILE: list[object] = [
    None,
    5,
    True,
    [],
    {},
    "",
    "x",
    [[]],
    [None],
    {"a": 1},
    "\ud800",
    "x" * 50_000,
]
FIELDS = [
    "text", "blocks", "attachments", "response_type", "replace_original", "delete_original",
    "thread_ts", "unfurl_links", "metadata", "mrkdwn", "unknown",
]  # fmt: skip
BASES: list[dict[str, object]] = [{}, {"response_type": "in_channel"}, {"replace_original": True}]


def used(sandbox, body):
    """Send a body to a fresh address and say what Slack answers."""
    url = sandbox.hooks.made("commands", "U0ANA", "C0GEN")
    try:
        sandbox.hooks.use(url.rsplit("/", 1)[1], body)
    except SlackError as error:
        return error.error
    return "ok"


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.usefixtures("mistakes")
async def test_no_value_of_a_field_breaks_an_address_or_the_history(sandbox, field):
    answers = {
        used(sandbox, {"text": "a"} | base | {field: value}) for base in BASES for value in HOSTILE
    }
    history = sandbox.call("conversations.history", channel="C0GEN", limit=999)

    assert answers <= {
        "ok", "invalid_attachments", "invalid_blocks", "invalid_blocks_format",
        "invalid_metadata_format", "invalid_metadata_schema", "invalid_payload",
        "invalid_thread_ts", "no_text",
    }  # fmt: skip
    assert history["ok"] is True


@pytest.mark.parametrize("body", ["[1]", "[]", "true", "{", b"\xff\xfe", '"x"', "5", '{"text": 5}'])
@pytest.mark.usefixtures("mistakes")
async def test_no_answer_to_a_command_breaks_anything(sandbox, ana, body):
    async def deliver(envelope):
        return Answer(200, body)

    sandbox.deliver = deliver
    await ana.command("/cry x")

    assert sandbox.messages("general") == []


async def test_empty_metadata_is_none(sandbox, client):
    await client.chat_postMessage(channel="C0GEN", text="a", metadata={})
    history = await client.conversations_history(channel="C0GEN")

    assert ["metadata" in each for each in history["messages"]] == [False]


async def test_attachments_of_an_answer_are_shown(sandbox):
    sent = {"attachments": [{"text": "x"}], "response_type": "in_channel"}

    assert used(sandbox, sent) == "ok"
    assert sandbox.messages("general")[0]["attachments"] == [{"text": "x"}]


async def test_what_cannot_be_unpacked_is_turned_away(sandbox):
    packed = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    session = ClientSession(headers={"Authorization": f"Bearer {sandbox.bot_token}"})
    async with session:
        send = session.post(f"{sandbox.api_url}auth.test", data=b"abcde", headers=packed)
        async with send as answer:
            assert (answer.status, await answer.text()) == (
                400, "This cannot be read.",
            )  # fmt: skip


async def test_an_answer_to_a_reply_stands_in_the_thread_of_the_reply(sandbox, client):
    parent = await client.chat_postMessage(channel="C0GEN", text="one")
    reply = await client.chat_postMessage(channel="C0GEN", text="two", thread_ts=parent["ts"])
    answer = await client.chat_postMessage(channel="C0GEN", text="three", thread_ts=reply["ts"])
    told = await client.conversations_replies(channel="C0GEN", ts=parent["ts"])
    deleted = await client.chat_delete(channel="C0GEN", ts=reply["ts"])

    assert answer["message"]["thread_ts"] == parent["ts"]
    assert [each["text"] for each in told["messages"]] == ["one", "two", "three"]
    assert deleted["ok"] is True
    assert sandbox.take_problems() == [
        "A thread_ts names a reply; it should name the reply's parent."
    ]
