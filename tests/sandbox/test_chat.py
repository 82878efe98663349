"""Messages through Slack's own client: posted, changed, whispered, refused."""

import pytest

from tests.sandbox.asking import refused
from tests.sandbox.conftest import MONDAY
from tests.sandbox.drawing import button, card

BAD_FORMAT, BAD_SCHEMA = "invalid_metadata_format", "invalid_metadata_schema"


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
@pytest.mark.usefixtures("mistakes")
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
    assert sandbox.take_problems() == [f"chat.postMessage: invalid_blocks [ERROR] {flaw}"]


async def test_blocks_without_words_are_a_problem(client, sandbox):
    await client.api_call("chat.postMessage", json={"channel": "C0GEN", "blocks": card("A")})

    assert sandbox.take_problems() == ["chat.postMessage: blocks without a `text` to read instead."]


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


async def test_a_deleted_question_leaves_a_stone(client, ben):
    parent = await client.chat_postMessage(channel="C0GEN", text="question")
    await ben.say("general", "answer", thread_ts=parent["ts"])
    await client.chat_delete(channel="C0GEN", ts=parent["ts"])
    again = await refused(client.chat_delete(channel="C0GEN", ts=parent["ts"]))
    [stone] = (await client.conversations_history(channel="C0GEN"))["messages"]

    assert (stone["subtype"], again["error"]) == ("tombstone", "message_not_found")


async def test_a_deleted_answer_is_not_counted_any_more(client, ben):
    parent = await client.chat_postMessage(channel="C0GEN", text="question")
    await ben.say("general", "answer", thread_ts=parent["ts"])
    reply = {"channel": "C0GEN", "thread_ts": parent["ts"]}
    second = await client.chat_postMessage(**reply, text="another")
    await client.chat_delete(channel="C0GEN", ts=second["ts"])
    [left] = (await client.conversations_history(channel="C0GEN"))["messages"]

    assert left["reply_count"] == 1
    assert left["reply_users"] == [ben.id]
    assert parent["ts"] < left["latest_reply"] < second["ts"]


async def test_a_stone_goes_with_the_last_answer_under_it(client):
    parent = await client.chat_postMessage(channel="C0GEN", text="question")
    reply = await client.chat_postMessage(channel="C0GEN", thread_ts=parent["ts"], text="answer")
    await client.chat_delete(channel="C0GEN", ts=parent["ts"])
    await client.chat_delete(channel="C0GEN", ts=reply["ts"])

    assert (await client.conversations_history(channel="C0GEN"))["messages"] == []


async def test_without_answers_a_question_counts_none(client):
    parent = await client.chat_postMessage(channel="C0GEN", text="question")
    reply = await client.chat_postMessage(channel="C0GEN", thread_ts=parent["ts"], text="answer")
    await client.chat_delete(channel="C0GEN", ts=reply["ts"])
    [left] = (await client.conversations_history(channel="C0GEN"))["messages"]

    assert (left["ts"], "reply_count" in left) == (parent["ts"], False)


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


async def test_markdown_becomes_a_block_and_stands_alone(client):
    posted = await client.api_call(
        "chat.postMessage", json={"channel": "C0GEN", "markdown_text": "# Oyez"}
    )
    mixed = await refused(
        client.chat_postMessage(channel="C0GEN", text="x", markdown_text="# Oyez")
    )

    assert posted["message"]["blocks"][0]["text"] == "# Oyez"
    assert mixed["error"] == "markdown_text_conflict"


@pytest.mark.usefixtures("mistakes")
async def test_only_some_apps_may_disguise_themselves(client):
    answer = await refused(client.chat_postMessage(channel="C0GEN", text="x", username="Mayor"))

    assert (answer["error"], answer["needed"]) == ("missing_scope", "chat:write.customize")


async def test_a_long_text_is_cut_at_forty_thousand_characters(client):
    posted = await client.chat_postMessage(channel="C0GEN", text="x" * 40_001)

    assert len(posted["message"]["text"]) == 40_000
