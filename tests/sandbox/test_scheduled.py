"""Messages for later through Slack's own client."""

import asyncio
import time

import pytest
from aiohttp import ClientSession

from bot.sandbox import Sandbox
from tests.sandbox.asking import refused
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN
from tests.sandbox.drawing import card

HOUR, DAY = 3_600, 86_400


def at(seconds):
    return int(MONDAY) + seconds


async def test_a_message_waits_for_its_moment(client, sandbox, ana):
    blocks = card("Market at noon")
    answer = await client.chat_scheduleMessage(
        channel="U0ANA", text="Market at noon", blocks=blocks, post_at=at(2 * HOUR)
    )
    before = ana.reads()
    await sandbox.wind(hours=3)

    assert answer["scheduled_message_id"].startswith("Q")
    place = sandbox.workspace.direct("U0ANA").id
    assert (answer["channel"], answer["post_at"]) == (place, at(2 * HOUR))
    assert (answer["message"]["type"], answer["message"]["text"]) == (
        "delayed_message", "Market at noon",
    )  # fmt: skip
    assert (before, ana.reads()) == ([], ["Market at noon"])
    assert int(float(ana.dm[0]["ts"])) == at(2 * HOUR)
    assert (ana.dm[0]["bot_id"], ana.dm[0]["blocks"][0]["type"]) == ("B0APP", "section")


async def test_those_who_follow_the_clock_stop_where_a_message_is_due(client, sandbox, ben):
    await client.chat_scheduleMessage(channel="C0GEN", text="one", post_at=at(HOUR))
    seen = []
    async with ClientSession() as session, session.ws_connect(f"{sandbox.url}/clock") as follower:
        await follower.receive_json(timeout=5)
        winding = asyncio.ensure_future(sandbox.wind(hours=2))
        for _ in range(2):
            moment = (await follower.receive_json(timeout=5))["moment"]
            seen.append((moment, ben.reads("general")))
            await follower.send_json({"reached": moment})
        assert await winding is True

    assert seen == [(at(HOUR), []), (MONDAY + 2 * HOUR, ["one"])]


async def test_messages_are_posted_in_the_order_of_their_moments(client, sandbox, ben):
    for text, later in (("second", 120), ("third", 120), ("first", 90)):
        await client.chat_scheduleMessage(channel="C0GEN", text=text, post_at=at(later))
    await sandbox.wind(hours=1)

    assert ben.reads("general") == ["first", "second", "third"]


async def test_a_message_is_posted_when_real_time_has_passed():
    town = Sandbox(MANIFEST, TOWN)
    await town.start()
    posted = asyncio.Event()
    town.workspace.news.hear(lambda name, data, to: posted.set() if name == "message" else None)
    town.call("chat.scheduleMessage", channel="C0GEN", text="soon", post_at=int(time.time()) + 2)
    async with asyncio.timeout(10):
        await posted.wait()
    await town.stop()

    assert [each["text"] for each in town.messages("general")] == ["soon"]


@pytest.mark.parametrize(
    ("post_at", "error"),
    [
        (at(0), "time_in_past"),
        (at(-1), "time_in_past"),
        (at(120 * DAY + 1), "time_too_far"),
        ("tomorrow", "invalid_time"),
    ],
)
async def test_a_moment_that_slack_refuses(client, sandbox, post_at, error):
    answer = await refused(client.chat_scheduleMessage(channel="C0GEN", text="x", post_at=post_at))

    assert answer["error"] == error
    assert list(sandbox.workspace.scheduled) == []


async def test_a_message_may_wait_a_hundred_and_twenty_days(client):
    assert (await client.chat_scheduleMessage(channel="C0GEN", text="x", post_at=at(120 * DAY)))[
        "ok"
    ]


async def test_only_thirty_messages_fit_into_five_minutes_of_a_channel(client):
    for number in range(30):
        await client.chat_scheduleMessage(channel="C0GEN", text="x", post_at=at(100 + number))
    full = await refused(client.chat_scheduleMessage(channel="C0GEN", text="x", post_at=at(399)))
    before = await refused(client.chat_scheduleMessage(channel="C0GEN", text="x", post_at=at(99)))
    after = await client.chat_scheduleMessage(channel="C0GEN", text="x", post_at=at(400))
    elsewhere = await client.chat_scheduleMessage(channel="C0TEAM", text="x", post_at=at(120))

    assert (full["error"], before["error"]) == ("restricted_too_many", "restricted_too_many")
    assert (after["ok"], elsewhere["ok"]) == (True, True)


async def test_a_message_with_metadata_is_accepted_and_never_posted(client, sandbox, ben):
    metadata = {"event_type": "cry", "event_payload": {"id": "1"}}
    answer = await client.chat_scheduleMessage(
        channel="C0GEN", text="lost", post_at=at(HOUR), metadata=metadata
    )
    await sandbox.wind(hours=2)
    left = await client.chat_scheduledMessages_list()

    assert (answer["ok"], ben.reads("general"), left["scheduled_messages"]) == (True, [], [])
    assert sandbox.take_problems() == [
        "chat.scheduleMessage with metadata: Slack says ok and never posts the message."
    ]


async def test_what_waits_is_listed_and_can_be_called_back(client, sandbox, ben):
    keep = await client.chat_scheduleMessage(channel="C0GEN", text="keep", post_at=at(HOUR))
    drop = await client.chat_scheduleMessage(channel="C0GEN", text="drop", post_at=at(2 * HOUR))
    await client.chat_scheduleMessage(channel="C0TEAM", text="other", post_at=at(3 * HOUR))
    general = await client.chat_scheduledMessages_list(channel="C0GEN")
    late = await client.chat_scheduledMessages_list(oldest=str(at(2 * HOUR)), limit=1)
    await client.chat_deleteScheduledMessage(
        channel="C0GEN", scheduled_message_id=drop["scheduled_message_id"]
    )
    await sandbox.wind(hours=4)
    gone = await refused(
        client.chat_deleteScheduledMessage(
            channel="C0GEN", scheduled_message_id=keep["scheduled_message_id"]
        )
    )

    assert general["scheduled_messages"][0] == {
        "id": keep["scheduled_message_id"], "channel_id": "C0GEN", "post_at": at(HOUR),
        "date_created": int(MONDAY), "text": "keep",
    }  # fmt: skip
    assert [each["text"] for each in general["scheduled_messages"]] == ["keep", "drop"]
    assert [each["text"] for each in late["scheduled_messages"]] == ["drop"]
    assert late["response_metadata"]["next_cursor"] != ""
    assert ben.reads("general") == ["keep"]
    assert gone["error"] == "invalid_scheduled_message_id"


async def test_a_message_cannot_be_called_back_in_its_last_minute(client):
    soon = await client.chat_scheduleMessage(channel="C0GEN", text="x", post_at=at(59))
    answer = await refused(
        client.chat_deleteScheduledMessage(
            channel="C0GEN", scheduled_message_id=soon["scheduled_message_id"]
        )
    )

    assert answer["error"] == "invalid_scheduled_message_id"


async def test_a_scheduled_message_may_belong_to_a_thread(client, sandbox):
    parent = await client.chat_postMessage(channel="C0GEN", text="question")
    await client.chat_scheduleMessage(
        channel="C0GEN", text="answer", post_at=at(HOUR), thread_ts=parent["ts"]
    )
    await sandbox.wind(hours=1)

    assert [each.get("thread_ts") for each in sandbox.messages("general")] == [parent["ts"]] * 2


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0OUT", "text": "x"}, "not_in_channel"),
        ({"channel": "C0NONE", "text": "x"}, "channel_not_found"),
        ({"channel": "C0GEN", "text": ""}, "no_text"),
        ({"channel": "C0GEN", "text": "x" * 40_001}, "msg_too_long"),
    ],
)
async def test_a_message_for_later_is_checked_at_once(client, arguments, error):
    sent = {"post_at": at(HOUR)} | arguments
    answer = await refused(client.api_call("chat.scheduleMessage", json=sent))

    assert answer["error"] == error


async def test_what_waits_outlives_a_restart(tmp_path):
    file = tmp_path / "state.json"
    first = Sandbox(MANIFEST, TOWN, seconds=lambda: 0.0, now=MONDAY, state=file)
    await first.start()
    sent = {"channel": "C0GEN", "text": "later", "post_at": at(HOUR)}
    kept = first.call("chat.scheduleMessage", **sent)
    await first.stop()

    second = Sandbox(MANIFEST, TOWN, seconds=lambda: 0.0, now=MONDAY, state=file)
    await second.start()
    [waiting] = second.call("chat.scheduledMessages.list")["scheduled_messages"]
    await second.wind(hours=1)
    await second.stop()

    assert waiting["id"] == kept["scheduled_message_id"]
    assert [each["text"] for each in second.messages("general")] == ["later"]
