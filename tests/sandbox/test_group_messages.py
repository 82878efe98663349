"""Direct messages of a few people, opened and closed by an app."""

from tests.sandbox.asking import refused
from tests.sandbox.hearing import told_to


async def test_a_few_people_share_a_direct_message(client, sandbox, ana, ben):
    events = told_to(sandbox)
    first = await client.conversations_open(users="U0ANA,U0BEN", return_im=True)
    again = await client.conversations_open(users=["U0BEN", "U0ANA"])
    place = first["channel"]["id"]
    posted = await client.chat_postMessage(channel=place, text="you two")
    await sandbox.hands.say("U0ANA", place, "yes?")
    await sandbox.idle()
    listed = await client.conversations_list(types="mpim")
    history = await client.conversations_history(channel=place)

    assert (first["channel"]["is_mpim"], first["channel"]["name"]) == (
        True, "mpdm-ana--ben--crier-1",
    )  # fmt: skip
    assert (again["already_open"], again["channel"]["id"]) == (True, place)
    assert [(user, ts) for user, _, ts in sandbox.notifications][:2] == [
        ("U0ANA", posted["ts"]), ("U0BEN", posted["ts"]),
    ]  # fmt: skip
    assert [(each["type"], each["channel_type"]) for each in events] == [("message", "mpim")] * 2
    assert [each["id"] for each in listed["channels"]] == [place]
    assert [each["text"] for each in history["messages"]] == ["yes?", "you two"]


async def test_a_direct_message_that_slack_refuses(client):
    nine = [f"U{number}" for number in range(9)]
    errors = [
        await refused(client.conversations_open(users=nine)),
        await refused(client.conversations_open(users="U0ANA,U0NONE")),
        await refused(client.conversations_open(users="U0ANA,U0OLD")),
        await refused(client.conversations_open(users="U0APP")),
    ]

    assert [each["error"] for each in errors] == [
        "too_many_users", "user_not_found", "user_disabled", "not_enough_users",
    ]  # fmt: skip


async def test_only_direct_messages_are_closed(client):
    place = (await client.conversations_open(users="U0ANA"))["channel"]["id"]
    closed = await client.conversations_close(channel=place)
    channel = await refused(client.conversations_close(channel="C0GEN"))

    assert (closed["ok"], channel["error"]) == (True, "method_not_supported_for_channel_type")
