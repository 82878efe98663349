"""The page: what a browser is told of people, channels and messages."""

from aiohttp import ClientSession

from tests.sandbox.browsing import page


async def test_a_page_opens_with_everything_it_needs(sandbox, app):
    async with page(sandbox, "U0ANA") as ana:
        name, state = await ana.hears()

    assert name == "state"
    assert sorted(state) == [
        "app", "channels", "clock", "fault_kinds", "fault_methods", "faults", "home", "me",
        "people", "record", "switches", "team", "tour", "views",
    ]  # fmt: skip
    assert state["me"] == {
        "id": "U0ANA", "name": "ana", "real_name": "Ana Ruiz", "title": "", "role": "",
        "avatar": "AR", "tz": "America/New_York", "tz_label": "America/New_York", "bot": False,
        "guest": False, "deleted": False, "stranger": False, "quiet": None, "snoozed_until": 0,
        "quiet_now": False, "away": False,
    }  # fmt: skip
    assert [each["name"] for each in state["channels"]] == ["general", "outside", "secret"]
    assert [each["command"] for each in state["app"]["commands"]] == ["/cry", "/hail", "/mute"]
    assert (state["app"]["connected"], state["app"]["home"]) == (True, True)


async def test_nobody_can_be_a_bot_or_somebody_who_left(sandbox):
    async with ClientSession() as session:
        for who in ("U0APP", "U0OLD", "U0NOBODY"):
            async with session.get(f"{sandbox.url}/page/live", params={"as": who}) as answer:
                assert answer.status == 400


async def test_ben_hears_what_ana_says_and_reads_it_later(sandbox):
    async with page(sandbox, "U0ANA") as ana, page(sandbox, "U0BEN") as ben:
        assert await ana.asks("say", channel="C0GEN", text="hello <all>")
        heard = await ben.hears_of("message")
        history = await ben.reads("C0GEN")

    assert heard["channel"] == "C0GEN"
    assert heard["message"]["text"] == "hello &lt;all&gt;"
    assert history["messages"] == [heard["message"]]
    assert (history["ok"], history["more"], history["last_read"]) == (True, False, "")


async def test_cleo_hears_nothing_of_a_private_channel(sandbox, client):
    async with page(sandbox, "U0CLO") as cleo, page(sandbox, "U0ANA") as ana:
        await ana.asks("say", channel="C0SEC", text="psst")
        await ana.asks("say", channel="C0GEN", text="aloud")
        heard = await cleo.hears_of("message")
        secret = await cleo.reads("C0SEC")

    assert heard["message"]["text"] == "aloud"
    assert secret == {"ok": False, "error": "You cannot see this channel."}


async def test_a_guest_sees_only_the_channels_they_are_in(sandbox):
    sandbox.hands.invite("U0ANA", "C0OUT", "U0GUS")
    async with page(sandbox, "U0GUS") as gus, page(sandbox, "U0ANA") as ana:
        _, state = await gus.hears()
        await ana.asks("say", channel="C0GEN", text="for all but guests")
        await ana.asks("say", channel="C0OUT", text="for guests too")
        heard = await gus.hears_of("message")
        closed = await gus.reads("C0GEN")

    assert [each["name"] for each in state["channels"]] == ["outside"]
    assert heard["message"]["text"] == "for guests too"
    assert closed == {"ok": False, "error": "You cannot see this channel."}


async def test_unread_messages_are_counted_until_they_are_read(sandbox, client):
    await client.chat_postMessage(channel="C0GEN", text="one")
    await client.chat_postMessage(channel="C0GEN", text="two")
    async with page(sandbox, "U0BEN") as ben:
        _, state = await ben.hears()
        await ben.reads("C0GEN")
        channel = await ben.hears_of("channel")

    assert [each["unread"] for each in state["channels"] if each["name"] == "general"] == [2]
    assert (channel["id"], channel["unread"]) == ("C0GEN", 0)


async def test_history_comes_in_pages_oldest_first(sandbox, client):
    for number in range(130):
        sandbox.workspace.post_as_app(
            sandbox.workspace.channels.named("general"), {"text": str(number)}
        )
    async with page(sandbox, "U0BEN") as ben:
        newest = await ben.reads("C0GEN")
        older = await ben.reads("C0GEN", before=newest["messages"][0]["ts"])

    texts = [each["text"] for each in older["messages"] + newest["messages"]]
    assert texts == [str(number) for number in range(130)]
    assert (newest["more"], older["more"]) == (True, False)


async def test_people_come_and_go_and_talk_to_each_other(sandbox):
    async with page(sandbox, "U0BEN") as ben, page(sandbox, "U0ANA") as ana:
        assert (await ben.asks("join", channel="C0OUT"))[0] == 200
        joined = await ben.hears_of("channel")
        assert (await ana.asks("invite", channel="C0SEC", user="U0CLO"))[0] == 200
        status, opened = await ben.asks("open_im", user="U0ANA")
        await ben.asks("say", channel=opened["channel"], text="only you")
        heard = await ana.hears_of("message")
        while heard["channel"] != opened["channel"]:
            heard = await ana.hears_of("message")
        assert (await ben.asks("leave", channel="C0OUT"))[0] == 200
        left = await ben.hears_of("channel")
        while left["id"] != "C0OUT":
            left = await ben.hears_of("channel")

    assert (joined["id"], joined["member"]) == ("C0OUT", True)
    assert (status, heard["message"]["text"]) == (200, "only you")
    assert left["member"] is False
    assert sandbox.workspace.channels.named("secret").members == ["U0ANA", "U0BEN", "U0CLO"]


async def test_ben_changes_and_deletes_what_he_wrote_and_nobody_else_can(sandbox):
    async with page(sandbox, "U0BEN") as ben, page(sandbox, "U0ANA") as ana:
        _, said = await ben.asks("say", channel="C0GEN", text="helo")
        place = {"channel": "C0GEN", "ts": said["ts"]}
        refused = await ana.asks("edit", **place, text="stolen")
        await ben.asks("edit", **place, text="hello")
        [changed] = (await ben.reads("C0GEN"))["messages"]
        also_refused = await ana.asks("delete", **place)
        await ben.asks("delete", **place)
        gone = await ana.hears_of("gone")

    assert refused == (400, {"ok": False, "error": "Only your own messages can be changed."})
    assert (changed["text"], changed["edited"]["user"]) == ("hello", "U0BEN")
    assert also_refused == (400, {"ok": False, "error": "Only your own messages can be deleted."})
    assert gone == place


async def test_a_thread_is_read_by_itself(sandbox):
    async with page(sandbox, "U0BEN") as ben:
        _, said = await ben.asks("say", channel="C0GEN", text="a question")
        await ben.asks("say", channel="C0GEN", text="an answer", thread_ts=said["ts"])
        channel = await ben.reads("C0GEN")
        thread = await ben.reads("C0GEN", thread_ts=said["ts"])

    assert [(each["text"], each["reply_count"]) for each in channel["messages"]] == [
        ("a question", 1)
    ]
    assert [each["text"] for each in thread["messages"]] == ["a question", "an answer"]
    assert thread["messages"][1]["parent_user_id"] == "U0BEN"
