"""Answers to a `response_url`: five in thirty minutes, apart from the history."""

import pytest
from aiohttp import ClientSession
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.sandbox.types import Json
from tests.sandbox.drawing import button, card


@pytest.fixture
def heard(app):
    """The payloads of everything ana and ben do."""
    payloads: list[Json] = []

    async def listen(ack, body):
        await ack()
        payloads.append(body)

    app.command("/cry")(listen)
    app.action("go")(listen)
    app.shortcut("cry_this")(listen)
    return payloads


async def test_an_answer_is_seen_by_one_person_only(sandbox, ana, ben, heard):
    await ana.command("/cry", channel="outside")
    answer = await AsyncWebhookClient(heard[0]["response_url"]).send(text="psst")

    assert (answer.status_code, answer.body) == (200, "ok")
    assert [each["text"] for each in ana.ephemerals] == ["psst"]
    assert (ben.ephemerals, sandbox.messages("outside")) == ([], [])


async def test_an_answer_aloud_needs_no_membership(sandbox, ana, heard):
    await ana.command("/cry", channel="outside")
    await AsyncWebhookClient(heard[0]["response_url"]).send(text="oyez", response_type="in_channel")

    assert [each["text"] for each in sandbox.messages("outside")] == ["oyez"]


async def test_the_sixth_answer_is_refused(ana, heard):
    await ana.command("/cry")
    hook = AsyncWebhookClient(heard[0]["response_url"])
    answers = [await hook.send(text="x") for _ in range(6)]

    assert [each.status_code for each in answers] == [200] * 5 + [404]
    assert answers[5].body == "used_url"


async def test_an_answer_after_half_an_hour_is_refused(ana, heard, now):
    await ana.command("/cry")
    now[0] += 1801
    answer = await AsyncWebhookClient(heard[0]["response_url"]).send(text="late")

    assert (answer.status_code, answer.body) == (404, "expired_url")


async def test_a_private_answer_can_be_replaced_and_deleted(ana, heard):
    await ana.command("/cry")
    hook = AsyncWebhookClient(heard[0]["response_url"])
    await hook.send(text="one", blocks=card("one", button("Go", "go")))
    await ana.press("Go")
    second = AsyncWebhookClient(heard[1]["response_url"])
    await second.send(text="two", replace_original=True)
    seen = [each["text"] for each in ana.ephemerals]
    await second.send(delete_original=True)

    assert heard[1]["container"]["is_ephemeral"] is True
    assert "message" not in heard[1]
    assert (seen, ana.ephemerals) == (["two"], [])


async def test_a_private_answer_never_becomes_public(sandbox, ana, heard):
    await ana.command("/cry", channel="general")
    blocks = card("one", button("Go", "go"))
    await AsyncWebhookClient(heard[0]["response_url"]).send(text="one", blocks=blocks)
    await ana.press("Go")
    await AsyncWebhookClient(heard[1]["response_url"]).send(text="x", response_type="in_channel")

    assert sandbox.messages("general") == []


async def test_a_message_is_replaced_or_deleted_by_the_one_who_pressed(client, sandbox, ana, heard):
    await client.chat_postMessage(channel="C0GEN", text="A", blocks=card("A", button("Go", "go")))
    await ana.press("Go")
    hook = AsyncWebhookClient(heard[0]["response_url"])
    await hook.send(text="private")
    await hook.send(text="B", replace_original=True)
    texts = [each["text"] for each in sandbox.messages("general")]
    await hook.send(delete_original=True)

    assert [each["text"] for each in ana.ephemerals] == ["private"]
    assert (texts, sandbox.messages("general")) == (["B"], [])


async def test_a_message_shortcut_carries_the_message_and_an_address(client, ana, heard):
    posted = await client.chat_postMessage(channel="C0GEN", text="Old news")
    await ana.message_shortcut("Cry this", "Old news", channel="general")
    await AsyncWebhookClient(heard[0]["response_url"]).send(text="thanks")

    payload = heard[0]
    assert (payload["type"], payload["message_ts"]) == ("message_action", posted["ts"])
    assert payload["message"]["text"] == "Old news"
    assert payload["channel"] == {"id": "C0GEN", "name": "general"}
    assert [each["text"] for each in ana.ephemerals] == ["thanks"]


async def test_bad_blocks_are_a_problem_here_too(sandbox, ana, heard):
    await ana.command("/cry")
    answer = await AsyncWebhookClient(heard[0]["response_url"]).send(text="x", blocks=card(""))

    assert (answer.status_code, answer.body) == (400, "invalid_blocks")
    assert len(sandbox.take_problems()) == 1


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b"{}"])
@pytest.mark.usefixtures("mistakes")
async def test_nonsense_is_refused(sandbox, ana, heard, body):
    await ana.command("/cry")
    headers = {"Content-Type": "application/json"}
    session = ClientSession(headers=headers)
    async with session, session.post(heard[0]["response_url"], data=body) as answer:
        assert answer.status == 400


async def test_an_invented_address_is_not_known(sandbox):
    session = ClientSession()
    address = f"{sandbox.url}/hooks/commands/T0TOWN/1/secret"
    async with session, session.post(address, json={"text": "x"}) as answer:
        assert (answer.status, await answer.text()) == (404, "no_such_url")


@pytest.mark.parametrize("form", [{"payload": '{"text": "x"}'}])
async def test_an_answer_may_come_as_a_form(ana, heard, form):
    await ana.command("/cry")
    session = ClientSession()
    async with session, session.post(heard[0]["response_url"], data=form) as answer:
        assert answer.status == 200

    assert [each["text"] for each in ana.ephemerals] == ["x"]
