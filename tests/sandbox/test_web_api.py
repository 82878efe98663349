"""The Web API through Slack's own client: what it gives, and what it refuses in Slack's words."""

import asyncio
import json
from io import BytesIO

import pytest
from aiohttp import ClientError, ClientSession, FormData
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.sandbox.conftest import MONDAY
from tests.sandbox.test_people_and_an_app import FORM, button, card

BAD_FORMAT, BAD_SCHEMA = "invalid_metadata_format", "invalid_metadata_schema"


async def refused(call):
    """The answer of a call that Slack refuses."""
    with pytest.raises(SlackApiError) as refusal:
        await call
    return refusal.value.response


async def posted_raw(sandbox, body, kind):
    """Send any bytes to `chat.postMessage`."""
    headers = {"Authorization": f"Bearer {sandbox.bot_token}", "Content-Type": kind}
    url = f"{sandbox.api_url}chat.postMessage"
    session = ClientSession(headers=headers)
    async with session, session.post(url, data=body) as answer:
        return answer.status, await answer.text()


async def test_the_app_learns_who_it_is(client):
    answer = await client.auth_test()

    assert answer.data == {
        "ok": True, "url": "https://example-town.slack.com/", "team": "Town of Example",
        "user": "crier", "team_id": "T0TOWN", "user_id": "U0APP", "bot_id": "B0APP",
        "is_enterprise_install": False,
    }  # fmt: skip
    assert "chat:write" in answer.headers["X-OAuth-Scopes"]


async def test_a_message_comes_back_signed(client, sandbox):
    answer = await client.chat_postMessage(channel="C0GEN", text="Hello")

    assert answer["channel"] == "C0GEN"
    assert answer["message"] == {
        "type": "message", "text": "Hello", "user": "U0APP", "bot_id": "B0APP", "app_id": "A0APP",
        "team": "T0TOWN", "ts": answer["ts"],
    }  # fmt: skip
    assert answer["ts"] == f"{int(MONDAY)}.000000"


async def test_a_person_as_channel_opens_the_direct_message(client, sandbox, ana):
    answer = await client.chat_postMessage(channel="U0ANA", text="Hello")

    assert answer["channel"] == sandbox.workspace.direct("U0ANA").id
    assert ana.reads() == ["Hello"]


async def test_blocks_without_ids_get_ids(client):
    blocks = card("A", button("Do", "done"))
    for block in blocks:
        del block["block_id"]
    answer = await client.chat_postMessage(channel="C0GEN", text="A", blocks=blocks)

    ids = [block["block_id"] for block in answer["message"]["blocks"]]
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NONE", "text": "x"}, "channel_not_found"),
        ({"channel": "U0NONE", "text": "x"}, "channel_not_found"),
        ({"channel": "C0SEC", "text": "x"}, "channel_not_found"),
        ({"channel": "C0OUT", "text": "x"}, "not_in_channel"),
        ({"channel": "C0GEN", "text": ""}, "no_text"),
        ({"channel": "U0APP", "text": "x"}, "cannot_dm_bot"),
        ({"channel": "U0OLD", "text": "x"}, "user_disabled"),
        ({"channel": "C0GEN", "text": "x", "metadata": {"event_type": 1}}, BAD_FORMAT),
        ({"channel": "C0GEN", "text": "x", "metadata": {"event_type": "a"}}, BAD_SCHEMA),
        ({"channel": "C0GEN", "text": "x", "blocks": "{"}, "invalid_blocks_format"),
        ({"channel": "C0GEN", "text": "x", "blocks": {"type": "divider"}}, "invalid_blocks_format"),
        ({"channel": "C0GEN", "text": "x", "blocks": [{"type": "alert"}]}, "invalid_blocks"),
    ],
)  # fmt: skip
async def test_a_message_that_slack_refuses(client, sandbox, arguments, error):
    answer = await refused(client.api_call("chat.postMessage", json=arguments))

    assert (answer["ok"], answer["error"]) == (False, error)
    assert sandbox.messages("general") == []


async def test_a_flaw_in_a_block_is_pointed_to(client, sandbox):
    answer = await refused(
        client.chat_postMessage(channel="C0GEN", text="x", blocks=card("x" * 3001))
    )

    flaw = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["errors"] == [flaw]
    assert answer["response_metadata"] == {"messages": [f"[ERROR] {flaw}"]}
    assert sandbox.problems == [f"chat.postMessage: invalid_blocks [ERROR] {flaw}"]


async def test_blocks_without_words_are_a_problem(client, sandbox):
    await client.api_call("chat.postMessage", json={"channel": "C0GEN", "blocks": card("A")})

    assert sandbox.problems == ["chat.postMessage: blocks without a `text` to read instead."]


async def test_only_four_messages_at_once_and_then_one_a_second(client, sandbox, now):
    for number in range(4):
        await client.chat_postMessage(channel="C0GEN", text=str(number))
    answer = await refused(client.chat_postMessage(channel="C0GEN", text="too fast"))
    await client.chat_postMessage(channel="C0TEAM", text="another channel")
    now[0] += 1
    await client.chat_postMessage(channel="C0GEN", text="in time")

    assert (answer.status_code, answer["error"]) == (429, "ratelimited")
    assert answer.headers["Retry-After"] == "1"
    assert answer.headers["Content-Type"].startswith("application/json")
    assert [each["text"] for each in sandbox.messages("general")][3:] == ["3", "in time"]


async def test_slack_sdk_waits_as_long_as_it_is_told(sandbox, now):
    handlers: list[AsyncRetryHandler] = [AsyncRateLimitErrorRetryHandler(max_retry_count=1)]
    client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=handlers)
    sandbox.faults.add("auth.test", "ratelimited", seconds=1)

    assert (await client.auth_test())["ok"]


async def test_the_app_changes_its_own_messages_only(client, sandbox, ben):
    posted = await client.chat_postMessage(channel="C0GEN", text="one", blocks=card("one"))
    await client.chat_update(channel="C0GEN", ts=posted["ts"], blocks=card("two"), text="one")
    unmarked = dict(sandbox.messages("general")[0])
    await client.chat_update(channel="C0GEN", ts=posted["ts"], text="three")
    marked = dict(sandbox.messages("general")[0])
    await ben.say("general", "mine")
    theirs = sandbox.messages("general")[1]["ts"]
    answers = [
        await refused(client.chat_update(channel="C0GEN", ts=theirs, text="stolen")),
        await refused(client.chat_update(channel="C0GEN", ts="1.1", text="nothing")),
        await refused(client.chat_update(channel="U0ANA", ts=posted["ts"], text="x")),
        await refused(client.chat_update(channel="C0GEN", ts=posted["ts"], text="x" * 4001)),
        await refused(client.chat_delete(channel="C0GEN", ts=theirs)),
    ]

    assert ("edited" in unmarked, unmarked["blocks"][0]["text"]["text"]) == (False, "two")
    assert (marked["edited"]["user"], "blocks" in marked) == ("U0APP", False)
    assert [each["error"] for each in answers] == [
        "cant_update_message", "message_not_found", "channel_not_found", "msg_too_long",
        "cant_delete_message",
    ]  # fmt: skip


async def test_metadata_is_told_only_to_those_who_ask(client):
    metadata = {"event_type": "cry", "event_payload": {"id": "7"}}
    posted = await client.chat_postMessage(channel="C0GEN", text="x", metadata=metadata)
    plain = await client.conversations_history(channel="C0GEN")
    full = await client.conversations_history(channel="C0GEN", include_all_metadata=True)
    await client.chat_update(channel="C0GEN", ts=posted["ts"], text="y")
    kept = await client.conversations_history(channel="C0GEN", include_all_metadata=True)
    await client.chat_update(channel="C0GEN", ts=posted["ts"], text="z", metadata={})
    gone = await client.conversations_history(channel="C0GEN", include_all_metadata=True)

    assert plain["messages"][0]["metadata"] == {"event_type": "cry"}
    assert full["messages"][0]["metadata"] == metadata
    assert kept["messages"][0]["metadata"] == metadata
    assert "metadata" not in gone["messages"][0]


async def test_a_repeated_message_id_is_ignored_or_honoured(client, sandbox):
    same = {"channel": "C0GEN", "text": "x", "client_msg_id": "6a5c"}
    await client.chat_postMessage(**same)
    await client.chat_postMessage(**same)
    sandbox.switches.honour_client_msg_id = True
    third = await client.chat_postMessage(**same)

    assert len(sandbox.messages("general")) == 2
    assert third["ts"] == sandbox.messages("general")[0]["ts"]


async def test_history_is_read_from_the_newest_in_pages(client, sandbox):
    sandbox.switches.pace.burst = 100
    sent = [(await client.chat_postMessage(channel="C0GEN", text=str(n)))["ts"] for n in range(7)]
    sandbox.switches.short_pages, sandbox.switches.empty_pages = 2, True
    texts: list[str] = []
    pages, cursor = 0, ""
    while cursor or not pages:
        page = await client.conversations_history(channel="C0GEN", limit=3, cursor=cursor)
        texts += [each["text"] for each in page["messages"]]
        cursor, pages = page["response_metadata"]["next_cursor"], pages + 1
    sandbox.switches.short_pages = None
    between = await client.conversations_history(channel="C0GEN", oldest=sent[1], latest=sent[4])
    both = await client.conversations_history(
        channel="C0GEN", oldest=sent[1], latest=sent[4], inclusive=True
    )

    assert (texts, pages) == (["6", "5", "4", "3", "2", "1", "0"], 7)
    assert [each["text"] for each in between["messages"]] == ["3", "2"]
    assert [each["text"] for each in both["messages"]] == ["4", "3", "2", "1"]


async def test_threads_are_read_with_their_parent_first(client, ben):
    parent = await client.chat_postMessage(channel="C0GEN", text="question")
    await ben.say("general", "answer", thread_ts=parent["ts"])
    await client.chat_postMessage(channel="C0GEN", text="thanks", thread_ts=parent["ts"])
    thread = await client.conversations_replies(channel="C0GEN", ts=parent["ts"])
    top = await client.conversations_history(channel="C0GEN")
    unknown = await refused(client.conversations_replies(channel="C0GEN", ts="1.1"))

    assert [each["text"] for each in thread["messages"]] == ["question", "answer", "thanks"]
    assert [(each["text"], each["reply_count"]) for each in top["messages"]] == [("question", 2)]
    assert top["messages"][0]["reply_users"] == ["U0BEN", "U0APP"]
    assert unknown["error"] == "thread_not_found"


async def test_a_deleted_question_leaves_a_stone(client, ben):
    parent = await client.chat_postMessage(channel="C0GEN", text="question")
    await ben.say("general", "answer", thread_ts=parent["ts"])
    await client.chat_delete(channel="C0GEN", ts=parent["ts"])
    again = await refused(client.chat_delete(channel="C0GEN", ts=parent["ts"]))
    [stone] = (await client.conversations_history(channel="C0GEN"))["messages"]

    assert (stone["subtype"], again["error"]) == ("tombstone", "message_not_found")


async def test_the_app_whispers_to_one_person(client, sandbox, ana, ben):
    answer = await client.chat_postEphemeral(channel="C0GEN", user="U0ANA", text="psst")
    stranger = await refused(client.chat_postEphemeral(channel="C0GEN", user="U0FAR", text="x"))
    update = await refused(
        client.chat_update(channel="C0GEN", ts=answer["message_ts"], text="louder")
    )

    assert [each["text"] for each in ana.ephemerals] == ["psst"]
    assert (ben.ephemerals, sandbox.messages("general")) == ([], [])
    assert stranger["error"] == "user_not_in_channel"
    assert update["error"] == "message_not_found"


async def test_a_message_has_a_web_address(client):
    posted = await client.chat_postMessage(channel="C0GEN", text="x")
    link = await client.chat_getPermalink(channel="C0GEN", message_ts=posted["ts"])

    name = posted["ts"].replace(".", "")
    assert link["permalink"] == f"https://example-town.slack.com/archives/C0GEN/p{name}"


async def test_everybody_is_listed_in_pages(client, sandbox):
    sandbox.switches.short_pages = 2
    names: list[str] = []
    cursor = ""
    while cursor or not names:
        page = await client.users_list(limit=200, cursor=cursor)
        names += [each["name"] for each in page["members"]]
        cursor = page["response_metadata"]["next_cursor"]

    assert names == ["slackbot", "ana", "ben", "cleo", "gus", "olga", "fay", "crier"]


async def test_people_are_described_truly(client, sandbox):
    ana = (await client.users_info(user="U0ANA"))["user"]
    flags = {}
    for user in ("U0GUS", "U0OLD", "U0FAR", "U0APP"):
        told = (await client.users_info(user=user))["user"]
        names = ("is_restricted", "deleted", "is_stranger", "is_bot")
        flags[user] = [name for name in names if told[name]]
    unknown = await refused(client.users_info(user="U0NONE"))

    assert (ana["tz"], ana["tz_offset"]) == ("America/New_York", -5 * 3600)
    assert ana["profile"]["real_name"] == "Ana Ruiz"
    assert flags == {
        "U0GUS": ["is_restricted"], "U0OLD": ["deleted"], "U0FAR": ["is_stranger"],
        "U0APP": ["is_bot"],
    }  # fmt: skip
    assert unknown["error"] == "user_not_found"


async def test_the_app_sees_public_channels_and_those_it_is_in(client):
    listed = await client.conversations_list(types="public_channel,private_channel")
    own = await client.users_conversations(types="public_channel,private_channel")
    shared = await client.users_conversations(user="U0BEN", types="private_channel")
    members = await client.conversations_members(channel="C0TEAM")
    info = await client.conversations_info(channel="C0GEN", include_num_members=True)
    hidden = await refused(client.conversations_info(channel="C0SEC"))
    wrong = await refused(client.conversations_list(types="moon"))

    named = [(each["name"], each["is_member"]) for each in listed["channels"]]
    assert named == [("general", True), ("outside", False), ("team", True)]
    assert [each["name"] for each in own["channels"]] == ["general", "team"]
    assert [each["name"] for each in shared["channels"]] == ["team"]
    assert members["members"] == ["U0BEN", "U0APP"]
    assert info["channel"]["num_members"] == 4
    assert (hidden["error"], wrong["error"]) == ("channel_not_found", "invalid_types")


async def test_a_direct_message_is_opened_once(client):
    first = await client.conversations_open(users="U0ANA")
    again = await client.conversations_open(users=["U0ANA"], return_im=True)
    nobody = await refused(client.conversations_open(users=""))

    assert "already_open" not in first.data
    assert (again["already_open"], again["channel"]["id"]) == (True, first["channel"]["id"])
    assert again["channel"]["user"] == "U0ANA"
    assert nobody["error"] == "users_list_not_supplied"


async def test_the_team_has_a_name(client):
    assert (await client.team_info())["team"]["name"] == "Town of Example"


async def test_a_scope_that_is_missing_is_named(client, sandbox):
    answer = await refused(client.conversations_join(channel="C0OUT"))

    assert (answer["error"], answer["needed"]) == ("missing_scope", "channels:join")
    assert answer["provided"].split(",")[:2] == ["app_mentions:read", "channels:history"]
    assert sandbox.problems == ["conversations.join needs the scope channels:join."]


@pytest.mark.parametrize(
    ("token", "error"),
    [
        ("", "not_authed"),
        ("xoxb-wrong", "invalid_auth"),
        ("xapp-sandbox", "not_allowed_token_type"),
    ],
)
async def test_a_wrong_token_is_refused(sandbox, token, error):
    async with ClientSession() as session:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with session.post(f"{sandbox.api_url}auth.test", headers=headers) as answer:
            assert (answer.status, await answer.json()) == (200, {"ok": False, "error": error})


async def test_what_slack_does_not_know_is_a_problem(client, sandbox):
    unknown = await refused(client.api_call("chat.sing", params={"channel": "C0GEN"}))
    await client.chat_postMessage(channel="C0GEN", text="x", colour="red")

    assert unknown["error"] == "unknown_method"
    assert sandbox.problems == [
        "chat.sing is an unknown method.",
        "chat.postMessage was given the unknown argument colour.",
    ]


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


async def test_blocks_and_views_can_be_validated_without_a_token(sandbox):
    client = AsyncWebClient(base_url=sandbox.api_url)
    good = await client.api_call("blocks.validate", data={"blocks": '[{"type": "divider"}]'})
    bad = await refused(client.api_call("blocks.validate", data={"blocks": '[{"type": "moon"}]'}))
    view = await refused(client.api_call("blocks.validate", data={"view": '{"type": "modal"}'}))

    assert good["ok"]
    assert (bad["error"], bad["errors"][0]["pointer"]) == ("invalid_blocks", "/blocks/0/type")
    assert view["error"] == "invalid_view"


async def test_the_api_says_back_what_it_heard(client):
    assert (await client.api_test(foo="bar"))["args"]["foo"] == "bar"
    assert (await refused(client.api_test(error="my_error")))["error"] == "my_error"


async def test_a_form_can_be_read_though_it_is_huge(client, sandbox, ana, app):
    answers = []

    @app.command("/cry")
    async def cried(ack, command, client):
        await ack()
        view = FORM | {"private_metadata": "x" * 3001}
        answers.append(
            await refused(client.views_open(trigger_id=command["trigger_id"], view=view))
        )

    await ana.command("/cry")
    flaw = "[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]"

    assert answers[0]["error"] == "invalid_arguments"
    assert answers[0]["response_metadata"] == {"messages": [flaw]}
