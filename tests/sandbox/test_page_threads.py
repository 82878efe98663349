"""What the page is told of threads, and of what somebody has read."""

from tests.sandbox.browsing import page


async def test_replies_count_as_unread_until_their_thread_is_read(sandbox):
    town = sandbox.hands
    parent = await town.say("U0ANA", "C0GEN", "Who is there?")
    first = await town.say("U0BEN", "C0GEN", "Me.", parent["ts"])

    async with page(sandbox, "U0ANA") as ana:
        assert (await ana.reads("C0GEN"))["messages"][0]["last_read"] == ""
        thread = await ana.reads("C0GEN", thread_ts=parent["ts"])
        assert (thread["last_read"], len(thread["messages"])) == ("", 2)
        assert (await ana.reads("C0GEN"))["messages"][0]["last_read"] == first["ts"]


async def test_a_channel_tells_up_to_where_it_had_been_read(sandbox):
    seen = await sandbox.hands.say("U0BEN", "C0GEN", "Old.")

    async with page(sandbox, "U0ANA") as ana:
        assert (await ana.reads("C0GEN"))["last_read"] == ""
        await sandbox.hands.say("U0BEN", "C0GEN", "New.")
        assert (await ana.reads("C0GEN"))["last_read"] == seen["ts"]


async def test_a_reply_can_be_sent_to_the_channel_too(sandbox):
    parent = await sandbox.hands.say("U0ANA", "C0GEN", "Who is there?")

    async with page(sandbox, "U0BEN") as ben:
        await ben.asks("say", channel="C0GEN", text="Me.", thread_ts=parent["ts"], broadcast=True)
        await ben.asks("say", channel="C0GEN", text="And you?", thread_ts=parent["ts"])
        said = (await ben.reads("C0GEN"))["messages"]

    assert [message["text"] for message in said] == ["Who is there?", "Me."]
    assert said[1]["subtype"] == "thread_broadcast"
