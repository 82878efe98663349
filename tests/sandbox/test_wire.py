"""The Web API on the wire: tokens, scopes, shapes of arguments, bad luck."""

import asyncio
import json
from io import BytesIO

import pytest
from aiohttp import ClientError, ClientSession, FormData
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.asking import posted_raw, refused


async def test_the_app_learns_who_it_is(client):
    answer = await client.auth_test()

    assert answer.data == {
        "ok": True, "url": "https://example-town.slack.com/", "team": "Town of Example",
        "user": "crier", "team_id": "T0TOWN", "user_id": "U0APP", "bot_id": "B0APP",
        "is_enterprise_install": False,
    }  # fmt: skip
    assert "chat:write" in answer.headers["X-OAuth-Scopes"]


async def test_a_scope_that_is_missing_is_named(client, sandbox):
    answer = await refused(client.conversations_join(channel="C0OUT"))

    assert (answer["error"], answer["needed"]) == ("missing_scope", "channels:join")
    assert answer["provided"].split(",")[:2] == ["app_mentions:read", "bookmarks:read"]
    assert sandbox.take_problems() == ["conversations.join needs the scope channels:join."]


@pytest.mark.parametrize(
    ("token", "error"),
    [
        ("", "not_authed"),
        ("xoxb-wrong", "invalid_auth"),
        ("xapp-sandbox", "not_allowed_token_type"),
    ],
)
@pytest.mark.usefixtures("mistakes")
async def test_a_wrong_token_is_refused(sandbox, token, error):
    async with ClientSession() as session:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with session.post(f"{sandbox.api_url}auth.test", headers=headers) as answer:
            assert (answer.status, await answer.json()) == (200, {"ok": False, "error": error})


async def test_what_slack_does_not_know_is_a_problem(client, sandbox):
    unknown = await refused(client.api_call("chat.sing", params={"channel": "C0GEN"}))
    coloured = await refused(client.chat_postMessage(channel="C0GEN", text="x", colour="red"))

    told = "[ERROR] unknown argument: colour"
    assert unknown["error"] == "unknown_method"
    assert (coloured["error"], coloured["response_metadata"]["messages"]) == (
        "invalid_arguments", [told],
    )  # fmt: skip
    assert sandbox.messages("general") == []
    assert sandbox.take_problems() == [
        "chat.sing is an unknown method.", f"chat.postMessage: invalid_arguments {told}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "error"),
    [("users[0]", "invalid_array_arg"), ("a b", "invalid_arg_name"), ("", "invalid_arg_name")],
)
async def test_some_names_are_none_of_an_argument(sandbox, name, error):
    answer = sandbox.call("users.list", **{name: "1"})

    assert answer == {"ok": False, "error": error}
    assert sandbox.take_problems() == [f"users.list: {error}"]


async def test_arguments_may_come_in_any_shape(sandbox):
    url, token = f"{sandbox.api_url}chat.postMessage", {"Authorization": "Bearer xoxb-sandbox"}
    sandbox.switches.pace.burst = 100
    blocks = '[{"type": "divider"}]'
    several = FormData({"channel": "C0GEN", "text": "d"})
    several.add_field("blocks", blocks, content_type="application/json")
    async with ClientSession(headers=token) as session:
        for sent in (
            session.get(url, params={"channel": "C0GEN", "text": "a", "blocks": blocks}),
            session.post(url, data={"channel": "C0GEN", "text": "b", "blocks": blocks}),
            session.post(
                url, json={"channel": "C0GEN", "text": "c", "blocks": [{"type": "divider"}]}
            ),
            session.post(url, data=several),
            session.post(url, params={"channel": "C0GEN"}, data={"text": "e", "team_id": "T0TOWN"}),
        ):
            async with sent as answer:
                assert (await answer.json())["ok"]

    assert [each["text"] for each in sandbox.messages("general")] == ["a", "b", "c", "d", "e"]
    assert [each.get("blocks", [{}])[0].get("type") for each in sandbox.messages("general")] == [
        "divider", "divider", "divider", "divider", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "kind", "error"),
    [
        (b"{", "application/json", "invalid_json"),
        (b"[" * 100_000, "application/json", "invalid_json"),
        (b"[1]", "application/json", "json_not_object"),
        (b'{"text": "\xff"}', "application/json", "invalid_charset"),
        (b"x", "text/plain", "invalid_post_type"),
        (b"--x", "multipart/form-data; boundary=y", "invalid_form_data"),
        (b"channel=C0GEN&text=%FF%FE", "application/x-www-form-urlencoded", ""),
    ],
)
@pytest.mark.usefixtures("mistakes")
async def test_nonsense_is_refused_in_slacks_words(sandbox, body, kind, error):
    status, answer = await posted_raw(sandbox, body, kind)

    assert (status, json.loads(answer).get("error", "")) == (200, error)


async def test_a_huge_request_is_turned_away(sandbox):
    body = BytesIO(b'{"channel": "C0GEN", "text": "' + b"x" * 5_000_000 + b'"}')
    assert (await posted_raw(sandbox, body, "application/json"))[0] == 413

    assert sandbox.messages("general") == []


@pytest.mark.parametrize(
    ("kind", "times_posted"),
    [("error_before", 0), ("error_after", 1), ("error_late", 1), ("drop_before", 0),
     ("drop_after", 1), ("drop_late", 1), ("slow", 1)],
)  # fmt: skip
async def test_bad_luck_can_be_ordered(sandbox, kind, times_posted):
    client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])
    sandbox.faults.add("chat.postMessage", kind, seconds=0.02)
    if kind == "slow":
        await client.chat_postMessage(channel="C0GEN", text="x")
    else:
        with pytest.raises((SlackApiError, ClientError)):
            await client.chat_postMessage(channel="C0GEN", text="x")
    await asyncio.sleep(0.1)

    assert len(sandbox.messages("general")) == times_posted
    assert sandbox.faults.for_page() == []


async def test_slack_sdk_waits_as_long_as_it_is_told(sandbox, now):
    handlers: list[AsyncRetryHandler] = [AsyncRateLimitErrorRetryHandler(max_retry_count=1)]
    client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=handlers)
    sandbox.faults.add("auth.test", "ratelimited", seconds=1)

    assert (await client.auth_test())["ok"]


@pytest.mark.usefixtures("mistakes")
async def test_blocks_and_views_can_be_validated_without_a_token(sandbox):
    client = AsyncWebClient(base_url=sandbox.api_url)
    good = await client.api_call("blocks.validate", data={"blocks": '[{"type": "divider"}]'})
    bad = await refused(client.api_call("blocks.validate", data={"blocks": '[{"type": "moon"}]'}))
    view = await refused(client.api_call("blocks.validate", data={"view": '{"type": "modal"}'}))

    assert good["ok"]
    assert (bad["error"], bad["errors"][0]["pointer"]) == ("invalid_blocks", "/0/type")
    assert view["error"] == "invalid_view"


async def test_the_api_says_back_what_it_heard(client):
    assert (await client.api_test(foo="bar"))["args"]["foo"] == "bar"
    assert (await refused(client.api_test(error="my_error")))["error"] == "my_error"


async def test_slack_may_be_out_of_service(sandbox):
    client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])
    sandbox.faults.add("*", "error_before", status=503)
    answer = await refused(client.auth_test())

    assert (answer.status_code, answer["error"]) == (503, "service_unavailable")
    assert (await client.auth_test())["ok"]


async def test_a_token_of_another_team_is_noticed(client, sandbox):
    await client.api_call("auth.test", params={"team_id": "T0OTHER"})

    assert sandbox.take_problems() == ["auth.test was meant for another team."]


async def test_a_strict_slack_counts_the_messages_of_a_workspace(sandbox):
    sandbox.switches.tiers, sandbox.switches.pace.burst = True, 1000
    channels = ["C0GEN", "C0TEAM"] * 150
    posted = [sandbox.call("chat.postMessage", channel=each, text="x")["ok"] for each in channels]
    refusal = sandbox.call("chat.postMessage", channel="C0GEN", text="too many")

    assert posted == [True] * 300
    assert refusal == {"ok": False, "error": "ratelimited", "retry_after": 1}


async def test_a_strict_slack_counts_the_calls_of_each_method(sandbox, now):
    sandbox.switches.tiers = True
    for _ in range(20):
        assert sandbox.call("users.list")["ok"]
    too_many = sandbox.call("users.list")
    another = sandbox.call("users.info", user="U0ANA")
    now[0] += 3

    assert too_many == {"ok": False, "error": "ratelimited", "retry_after": 3}
    assert (another["ok"], sandbox.call("users.list")["ok"]) == (True, True)
