"""Channels renamed, archived, opened up, shared and deleted by people, and what an app hears."""

import copy

import pytest

from bot.sandbox import Mistake, Sandbox
from tests.sandbox.browsing import page
from tests.sandbox.conftest import MANIFEST, TOWN
from tests.sandbox.hearing import told_to

MORE = ["channel_deleted", "channel_shared", "channel_unshared", "group_deleted", "group_unarchive"]


@pytest.fixture
async def town():
    """A town whose app asked for all that becomes of channels."""
    manifest = copy.deepcopy(MANIFEST)
    manifest["settings"]["event_subscriptions"]["bot_events"] += MORE
    manifest["oauth_config"]["scopes"]["bot"].append("channels:join")
    sandbox = Sandbox(manifest, TOWN)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
def room(town):
    """A private channel with Ana and the app in it."""
    channel = next(each for each in town.workspace.channels if each.kind == "private")
    for user in ("U0ANA", "U0APP"):
        town.workspace.join(channel, user)
    return channel


async def heard(sandbox, events):
    """Say what the app heard, but for who came and what is said in the channel itself."""
    await sandbox.idle()
    others = ("message", "member_joined_channel")
    return [each["type"] for each in events if each["type"] not in others]


async def test_the_app_hears_what_becomes_of_a_private_channel(town, room):
    events = told_to(town)
    hands = town.hands

    hands.rename("U0ANA", room.id, "press-desk")
    hands.archive("U0ANA", room.id)
    hands.archive("U0ANA", room.id, archived=False)
    hands.share("U0ANA", room.id)
    hands.share("U0ANA", room.id, shared=False)
    hands.remove_channel("U0ANA", room.id)

    assert await heard(town, events) == [
        *("group_rename", "group_archive", "group_unarchive"),
        *("channel_shared", "channel_unshared", "group_deleted"),
    ]


async def test_of_a_channel_made_public_the_app_hears_nothing_and_can_look(town, room):
    events = told_to(town)
    town.hands.convert("U0ANA", room.id, private=False)
    assert await heard(town, events) == []
    assert room.for_slack("U0APP")["is_private"] is False


async def test_what_was_said_in_a_deleted_channel_is_gone(town, room):
    town.hands.remove_channel("U0ANA", room.id)
    with pytest.raises(Mistake):
        town.hands.channel("U0ANA", room.id)


async def test_a_page_can_do_the_same(town, room):
    async with page(town, "U0ANA") as ana:
        await ana.asks("rename_channel", channel=room.id, name="press-desk")
        await ana.asks("archive_channel", channel=room.id)
        await ana.asks("archive_channel", channel=room.id, undo=True)
        await ana.asks("share_channel", channel=room.id)
        await ana.asks("convert_channel", channel=room.id, private=False)
    assert (room.name, room.archived, room.shared, room.kind) == (
        *("press-desk", False, True, "public"),
    )
    async with page(town, "U0ANA") as ana:
        assert await ana.asks("remove_channel", channel=room.id) == (200, {"ok": True})


@pytest.mark.parametrize("name", ["", "general"])
async def test_a_name_is_needed_that_no_other_channel_has(town, room, name):
    with pytest.raises(Mistake, match="needs a name"):
        town.hands.rename("U0ANA", room.id, name)


async def test_who_is_not_there_changes_nothing(town, room):
    town.workspace.leave(room, "U0ANA")
    with pytest.raises(Mistake):
        town.hands.archive("U0ANA", room.id)
