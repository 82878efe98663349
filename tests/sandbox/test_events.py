"""Events: what the app hears of what happens, and whose bell rings."""

import asyncio
import copy

import pytest

from bot.sandbox import Answer, Mistake, Sandbox
from bot.sandbox.types import Json
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN
from tests.sandbox.drawing import button, card


@pytest.fixture
def events(sandbox):
    """Every event that reaches the app."""
    heard: list[Json] = []

    async def deliver(envelope):
        if envelope.kind == "events_api":
            heard.append(envelope.payload["event"])
        return Answer()

    sandbox.deliver = deliver
    return heard


def kinds(events):
    return [(each["type"], each.get("subtype")) for each in events]


async def test_the_app_hears_people_and_itself_where_it_is(sandbox, client, events, ana, ben):
    await ana.say("general", "hello <everybody>")
    await client.chat_postMessage(channel="C0GEN", text="oyez")
    await ana.say("outside", "nobody hears this")
    await ben.say("team", "private")
    await sandbox.idle()

    assert [(each["text"], each["channel_type"]) for each in events] == [
        ("hello &lt;everybody&gt;", "channel"), ("oyez", "channel"), ("private", "group"),
    ]  # fmt: skip
    assert events[1]["bot_id"] == "B0APP"
    assert sorted(events[0]) == [
        "blocks", "channel", "channel_type", "client_msg_id", "event_ts", "team", "text", "ts",
        "type", "user",
    ]  # fmt: skip


async def test_an_envelope_says_where_it_comes_from(sandbox, ana):
    heard = []

    async def deliver(envelope):
        heard.append(envelope.payload)
        return Answer()

    sandbox.deliver = deliver
    await ana.say("crier", "hi")

    payload = heard[0]
    assert (payload["type"], payload["team_id"], payload["api_app_id"]) == (
        "event_callback", "T0TOWN", "A0APP",
    )  # fmt: skip
    assert payload["event_time"] == int(MONDAY)
    assert payload["authorizations"][0]["user_id"] == "U0APP"
    assert payload["event"]["channel_type"] == "im"


async def test_a_mention_is_heard_twice(events, ana):
    await ana.say("general", "@crier please cry")

    assert kinds(events) == [("message", None), ("app_mention", None)]
    assert events[1]["text"] == "<@U0APP> please cry"


async def test_changes_and_deletions_are_heard(sandbox, events, ana, client):
    await ana.say("general", "helo")
    ts = sandbox.messages("general")[0]["ts"]
    sandbox.hands.edit("U0ANA", "C0GEN", ts, "hello")
    await ana.delete("hello", channel="general")

    assert kinds(events) == [
        ("message", None), ("message", "message_changed"), ("message", "message_deleted"),
    ]  # fmt: skip
    assert events[1]["message"]["text"] == "hello"
    assert events[1]["previous_message"]["text"] == "helo"
    assert events[2]["deleted_ts"] == ts


async def test_coming_and_going_is_heard(sandbox, events, ana, ben):
    cleo = sandbox.person("cleo")
    await ben.join("outside")
    await ben.invite(cleo, "team")
    await ana.invite(cleo, "secret")
    await cleo.leave("team")

    told = [(each["type"], each["user"], each["channel"], each.get("inviter")) for each in events]
    assert told == [
        ("member_joined_channel", "U0BEN", "C0OUT", None),
        ("member_joined_channel", "U0CLO", "C0TEAM", "U0BEN"),
        ("message", "U0CLO", "C0TEAM", "U0BEN"),
        ("message", "U0CLO", "C0TEAM", None),
        ("member_left_channel", "U0CLO", "C0TEAM", None),
    ]
    said = [(each["subtype"], each["text"]) for each in events if each["type"] == "message"]
    assert said == [
        ("channel_join", "<@U0CLO> has joined the channel"),
        ("channel_leave", "<@U0CLO> has left the channel"),
    ]


async def test_new_and_changed_people_are_heard(sandbox, events):
    nia = await sandbox.welcome(id="U0NEW", name="nia", real_name="Nia New")
    await sandbox.alter(nia, deleted=True)

    assert kinds(events) == [("team_join", None), ("user_change", None)]
    assert (events[0]["user"]["id"], events[0]["user"]["real_name"]) == ("U0NEW", "Nia New")
    assert [each["user"]["deleted"] for each in events] == [False, True]
    with pytest.raises(Mistake):
        await nia.say("general", "still here")


async def test_opening_the_home_is_heard_each_time(sandbox, events, ana, client):
    await ana.open_home()
    view = {"type": "home", "blocks": [{"type": "divider"}]}
    await client.views_publish(user_id="U0ANA", view=view)
    await ana.open_home()
    await ana.open_messages()

    told = [(each["type"], each["tab"], "view" in each) for each in events]
    assert told == [
        ("app_home_opened", "home", False), ("app_home_opened", "home", True),
        ("app_home_opened", "messages", False),
    ]  # fmt: skip


async def test_what_the_manifest_does_not_ask_for_is_not_heard():
    manifest = copy.deepcopy(MANIFEST)
    manifest["settings"]["event_subscriptions"]["bot_events"] = ["message.im", "user_change"]
    manifest["oauth_config"]["scopes"]["bot"].remove("users:read")
    town = Sandbox(manifest, TOWN)
    heard = []

    async def deliver(envelope):
        heard.append(envelope.payload["event"]["text"])
        return Answer()

    town.deliver = deliver
    await town.hands.say("U0ANA", "C0GEN", "aloud")
    await town.hands.say("U0ANA", town.workspace.direct("U0ANA").id, "to you")
    town.workspace.alter(town.workspace.people.named("ana"))
    await town.idle()

    assert heard == ["to you"]
    assert town.problems == ["The event user_change needs the scope users:read."]


def test_a_manifest_that_contradicts_itself_is_a_problem():
    manifest = copy.deepcopy(MANIFEST)
    manifest["oauth_config"]["scopes"]["bot"].remove("commands")
    manifest["settings"]["interactivity"]["is_enabled"] = False

    assert Sandbox(manifest, TOWN).problems == [
        "Slash commands and shortcuts need the scope commands.",
        "Shortcuts need interactivity to be switched on.",
    ]


async def test_without_interactivity_nothing_can_be_pressed(events):
    manifest = copy.deepcopy(MANIFEST)
    manifest["settings"]["interactivity"]["is_enabled"] = False
    del manifest["features"]["shortcuts"]
    town = Sandbox(manifest, TOWN)
    town.call("chat.postMessage", channel="U0ANA", text="x", blocks=card("x", button("Go", "go")))
    ana = town.person("ana")
    await ana.press("Go")

    assert ana.notices == ["This app is not configured to handle interactive responses."]
    assert town.problems == ["“Go” was used, but the manifest has no interactivity."]
    await town.stop()


async def test_bells_ring_for_those_who_are_addressed(sandbox, client, ana, ben):
    await client.chat_postMessage(channel="U0ANA", text="for you")
    await client.chat_postMessage(channel="C0GEN", text="just words &lt;!channel&gt;")
    await client.chat_postMessage(channel="C0GEN", text="hello <@U0BEN>")
    await client.chat_postMessage(channel="C0TEAM", text="<!here> all of you")
    parent = sandbox.messages("general")[0]["ts"]
    await ben.say("general", "a reply", thread_ts=parent)
    await ana.say("general", "another", thread_ts=parent)

    rung = [(user, channel[:2]) for user, channel, _ in sandbox.notifications]
    assert rung == [("U0ANA", "D" + sandbox.workspace.direct("U0ANA").id[1]), ("U0BEN", "C0"),
                    ("U0BEN", "C0"), ("U0BEN", "C0")]  # fmt: skip


async def test_words_in_blocks_ring_as_well_unless_they_are_plain(sandbox, client):
    def section(kind, text):
        return [{"type": "section", "text": {"type": kind, "text": text}}]

    await client.chat_postMessage(
        channel="C0TEAM", text="x", blocks=section("mrkdwn", "<!channel>")
    )
    await client.chat_postMessage(
        channel="C0TEAM", text="x", blocks=section("plain_text", "<!channel>")
    )

    assert [user for user, _, _ in sandbox.notifications] == ["U0BEN"]


async def test_a_command_may_carry_people_and_channels_as_links(sandbox, ana):
    heard = []

    async def deliver(envelope):
        heard.append(envelope.payload["text"])
        return Answer()

    sandbox.deliver = deliver
    await ana.command("/hail @ben in #general & <more>")
    await ana.command("/cry @ben in #general & <more>")

    assert heard == ["<@U0BEN|ben> in <#C0GEN|general> & <more>", "@ben in #general & <more>"]


async def test_a_slow_app_is_shown_to_the_person_who_waits(sandbox, ana):
    sandbox.post.patience = 0.01
    release = asyncio.Event()

    async def deliver(envelope):
        await release.wait()
        return Answer()

    sandbox.deliver = deliver
    await ana.command("/cry")
    release.set()
    await sandbox.idle()

    assert ana.notices == ["/cry failed because the app did not respond (operation_timeout)"]


async def test_a_listener_that_breaks_breaks_the_test(sandbox, ana):
    async def deliver(envelope):
        raise RuntimeError("broken")

    sandbox.deliver = deliver
    with pytest.raises(RuntimeError):
        await ana.command("/cry")
    with pytest.raises(RuntimeError):
        await ana.say("crier", "hi")


async def test_an_event_may_come_twice_or_late(sandbox, events, ana):
    sandbox.faults.add("events", "duplicate")
    await ana.say("crier", "twice")
    sandbox.faults.add("events", "late", seconds=0.05)
    await ana.say("crier", "late")
    await ana.say("crier", "in time")
    await asyncio.sleep(0.1)
    await sandbox.idle()

    assert [each["text"] for each in events] == ["twice", "twice", "in time", "late"]
