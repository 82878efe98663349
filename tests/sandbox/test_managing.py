"""Channels made, filled, renamed and closed by an app."""

import copy

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Mistake, Sandbox
from tests.sandbox.asking import refused
from tests.sandbox.conftest import MANIFEST, TOWN
from tests.sandbox.hearing import told_to


@pytest.fixture
async def own(client):
    """The id of a channel of the app with Ana in it."""
    made = (await client.conversations_create(name="market"))["channel"]["id"]
    await client.conversations_invite(channel=made, users="U0ANA")
    return made


async def test_a_channel_lives_from_its_making_to_its_end(client, sandbox):
    events = told_to(sandbox)
    made = (await client.conversations_create(name="market"))["channel"]
    await client.conversations_invite(channel=made["id"], users=["U0ANA", "U0BEN"])
    renamed = await client.conversations_rename(channel=made["id"], name="fair")
    await client.conversations_archive(channel=made["id"])
    await sandbox.idle()

    assert (made["creator"], made["is_member"], made["is_private"]) == ("U0APP", True, False)
    assert renamed["channel"]["name"] == "fair"
    happened = [each["type"] for each in events if each["type"] != "message"]
    assert happened == [
        "channel_created", "member_joined_channel", "member_joined_channel", "channel_rename",
        "channel_archive",
    ]  # fmt: skip
    said = [(each["subtype"], each["user"]) for each in events if each["type"] == "message"]
    assert said == [
        ("channel_join", "U0ANA"), ("channel_join", "U0BEN"), ("channel_name", "U0APP"),
        ("channel_archive", "U0APP"),
    ]  # fmt: skip
    assert events[-1]["text"] == "<@U0APP> archived the channel"


async def test_nothing_is_said_in_a_closed_channel_until_it_opens_again(client, own, ana):
    await client.conversations_archive(channel=own)
    errors = [
        await refused(client.chat_postMessage(channel=own, text="x")),
        await refused(client.conversations_invite(channel=own, users="U0BEN")),
        await refused(client.conversations_archive(channel=own)),
    ]
    with pytest.raises(Mistake):
        await ana.say("market", "still here")
    listed = await client.conversations_list(exclude_archived=True)
    await client.conversations_unarchive(channel=own)
    again = await refused(client.conversations_unarchive(channel=own))

    assert [each["error"] for each in errors] == ["is_archived", "is_archived", "already_archived"]
    assert [each["name"] for each in listed["channels"]] == ["general", "outside"]
    assert again["error"] == "not_archived"
    assert (await client.chat_postMessage(channel=own, text="open"))["ok"]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", "invalid_name_required"),
        ("x" * 81, "invalid_name_maxlength"),
        ("---", "invalid_name_punctuation"),
        ("Market", "invalid_name_specials"),
        ("market day", "invalid_name_specials"),
        ("market!", "invalid_name_specials"),
        ("general", "name_taken"),
        ("secret", "name_taken"),
    ],
)
async def test_a_name_that_slack_refuses(client, name, error):
    answer = await refused(client.conversations_create(name=name))

    assert answer["error"] == error


async def test_a_private_channel_needs_another_scope():
    manifest = copy.deepcopy(MANIFEST)
    manifest["oauth_config"]["scopes"]["bot"].remove("groups:write")
    town = Sandbox(manifest, TOWN)
    public = town.call("conversations.create", name="market")
    private = town.call("conversations.create", name="hidden", is_private="true")
    topic = town.call("conversations.setTopic", channel="C0TEAM", topic="x")
    await town.stop()

    assert public["ok"] is True
    assert (private["error"], private["needed"]) == ("missing_scope", "groups:write")
    assert topic["needed"] == "groups:write,groups:write.topic"


async def test_people_are_invited_all_or_none_unless_it_is_forced(client, sandbox, own):
    mixed = {"channel": own, "users": "U0BEN,U0ANA,U0NONE,U0OLD"}
    none = await refused(client.conversations_invite(**mixed))
    after_none = list(sandbox.workspace.channels.by_id[own].members)
    forced = await client.conversations_invite(**mixed, force=True)
    errors = [
        await refused(client.conversations_invite(channel=own, users="U0APP")),
        await refused(client.conversations_invite(channel=own, users="")),
        await refused(client.conversations_invite(channel="C0OUT", users="U0BEN")),
        await refused(client.conversations_invite(channel="C0SEC", users="U0CLO")),
    ]

    assert none["errors"] == [
        {"user": "U0ANA", "ok": False, "error": "already_in_channel"},
        {"user": "U0NONE", "ok": False, "error": "user_not_found"},
        {"user": "U0OLD", "ok": False, "error": "user_not_found"},
    ]
    assert (none["error"], after_none) == ("already_in_channel", ["U0APP", "U0ANA"])
    assert forced["ok"]
    assert sandbox.workspace.channels.by_id[own].members == ["U0APP", "U0ANA", "U0BEN"]
    assert [each["error"] for each in errors] == [
        "cant_invite_self", "no_user", "not_in_channel", "channel_not_found",
    ]  # fmt: skip


async def test_people_are_sent_out(client, sandbox, own):
    events = told_to(sandbox)
    await client.conversations_kick(channel=own, user="U0ANA")
    errors = [
        await refused(client.conversations_kick(channel=own, user="U0ANA")),
        await refused(client.conversations_kick(channel=own, user="U0APP")),
        await refused(client.conversations_kick(channel="C0GEN", user="U0ANA")),
    ]
    await sandbox.idle()

    assert [each["error"] for each in errors] == [
        "not_in_channel", "cant_kick_self", "cant_kick_from_general",
    ]  # fmt: skip
    assert [each["type"] for each in events] == ["message", "member_left_channel"]


async def test_the_app_leaves_but_never_the_general_channel(client, sandbox, own):
    events = told_to(sandbox)
    left = await client.conversations_leave(channel=own)
    again = await client.conversations_leave(channel=own)
    general = await refused(client.conversations_leave(channel="C0GEN"))
    deaf = await refused(client.chat_postMessage(channel=own, text="x"))

    assert ("not_in_channel" in left.data, again["not_in_channel"]) == (False, True)
    await sandbox.idle()

    assert events[-1]["type"] == "channel_left"
    assert (general["error"], deaf["error"]) == ("cant_leave_general", "not_in_channel")


async def test_only_its_own_channel_is_renamed(client):
    answer = await refused(client.conversations_rename(channel="C0GEN", name="plaza"))

    assert answer["error"] == "not_authorized"


async def test_a_channel_gets_a_topic_and_a_purpose(client, sandbox, own):
    topic = await client.conversations_setTopic(channel=own, topic="Stalls")
    purpose = await client.conversations_setPurpose(channel=own, purpose="All about the market")
    long = await refused(client.conversations_setTopic(channel=own, topic="x" * 251))
    info = (await client.conversations_info(channel=own))["channel"]

    assert (topic["channel"]["topic"]["value"], purpose["purpose"]) == (
        "Stalls", "All about the market",
    )  # fmt: skip
    assert (info["topic"]["value"], info["purpose"]["value"]) == ("Stalls", "All about the market")
    assert long["error"] == "too_long"
    assert [each.get("subtype") for each in sandbox.messages("market")] == [
        "channel_join", "channel_topic", "channel_purpose",
    ]  # fmt: skip


async def test_the_app_notes_how_far_it_has_read(client, sandbox):
    posted = await client.chat_postMessage(channel="C0GEN", text="x")
    await client.conversations_mark(channel="C0GEN", ts=posted["ts"])
    wrong = await refused(client.conversations_mark(channel="C0GEN", ts="now"))

    assert sandbox.workspace.channels.named("general").read["U0APP"] == posted["ts"]
    assert wrong["error"] == "invalid_timestamp"


async def test_the_app_says_what_it_does(client, sandbox):
    answer = await client.chat_meMessage(channel="C0GEN", text="waves")

    [message] = sandbox.messages("general")
    assert (answer["ts"], message["subtype"], message["text"]) == (
        message["ts"], "me_message", "waves",
    )  # fmt: skip


async def test_channels_are_as_they_were_after_a_restart(tmp_path):
    file = tmp_path / "state.json"
    first = Sandbox(MANIFEST, TOWN, state=file)
    await first.start()
    client = AsyncWebClient(first.bot_token, base_url=first.api_url)
    place = (await client.conversations_create(name="market"))["channel"]["id"]
    posted = await client.chat_postMessage(channel=place, text="x")
    await client.reactions_add(channel=place, timestamp=posted["ts"], name="tada")
    await client.pins_add(channel=place, timestamp=posted["ts"])
    link = {"type": "link", "title": "Map", "link": "https://example.gov/map"}
    await client.bookmarks_add(channel_id=place, **link)
    await client.conversations_setPurpose(channel=place, purpose="All about the market")
    await client.conversations_archive(channel=place)
    await first.stop()

    second = Sandbox(MANIFEST, TOWN, state=file)
    await second.start()
    channel = second.call("conversations.info", channel=place)["channel"]
    [pin] = second.call("pins.list", channel=place)["items"]
    [bookmark] = second.call("bookmarks.list", channel_id=place)["bookmarks"]
    await second.stop()

    assert (channel["is_archived"], channel["creator"], channel["purpose"]["value"]) == (
        True, "U0APP", "All about the market",
    )  # fmt: skip
    assert pin["message"]["reactions"] == [{"name": "tada", "users": ["U0APP"], "count": 1}]
    assert bookmark["title"] == "Map"
