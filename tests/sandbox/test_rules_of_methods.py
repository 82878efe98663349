"""What holds for whole families of methods: scopes, tokens, tiers, pages."""

import copy

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox
from bot.sandbox.web_api.methods import METHODS
from tests.sandbox.asking import refused
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN

TIERS = {
    1: [],
    2: [
        "bookmarks.add", "bookmarks.edit", "bookmarks.remove", "conversations.archive",
        "conversations.create", "conversations.list", "conversations.rename", "dnd.teamInfo",
        "emoji.list",
        "pins.add", "pins.list", "pins.remove", "reactions.list", "usergroups.create",
        "usergroups.list", "usergroups.users.list", "usergroups.users.update", "users.list",
    ],
    3: [
        "bookmarks.list", "chat.delete", "chat.deleteScheduledMessage", "chat.meMessage",
        "chat.scheduleMessage", "chat.scheduledMessages.list", "chat.update",
        "conversations.history", "conversations.info", "conversations.invite",
        "conversations.join", "conversations.open", "conversations.replies", "dnd.info",
        "bots.info", "reactions.add", "reactions.get", "team.info", "users.conversations",
        "users.getPresence", "users.lookupByEmail",
    ],
    4: [
        "chat.postEphemeral", "conversations.members", "users.info", "users.profile.get",
        "views.open", "views.publish", "views.push", "views.update",
    ],
    0: ["auth.test", "chat.getPermalink", "chat.postMessage"],
}  # fmt: skip
NEEDED = {
    "channel": "C0GEN", "channel_id": "C0GEN", "user": "U0ANA", "users": "U0ANA", "name": "x",
}  # fmt: skip
SCOPED = sorted(name for name, each in METHODS.items() if each.scope and each.who == "bot")


@pytest.mark.parametrize("tier", sorted(TIERS))
def test_every_method_is_in_slacks_tier(tier):
    assert {name: METHODS[name].tier for name in TIERS[tier]} == dict.fromkeys(TIERS[tier], tier)


@pytest.mark.parametrize("name", SCOPED)
async def test_without_scopes_every_method_names_what_it_needs(name):
    manifest = copy.deepcopy(MANIFEST)
    manifest["oauth_config"]["scopes"]["bot"] = []
    town = Sandbox(manifest, TOWN)
    takes = METHODS[name].takes
    answer = town.call(name, **{key: each for key, each in NEEDED.items() if key in takes})
    await town.stop()

    assert (answer["error"], answer["provided"]) == ("missing_scope", "")
    assert set(answer["needed"].split(",")) - set(METHODS[name].accepted.split(",")) == set()


@pytest.mark.parametrize("name", sorted(set(METHODS) - {"api.test"}))
async def test_every_method_looks_at_the_token(sandbox, name):
    who = METHODS[name].who
    errors = [
        sandbox.api.call(name, {}, token).get("error")
        for token in ("", "xoxb-wrong", sandbox.app_token)
    ]
    sandbox.take_problems()

    refusals = ["not_authed", "invalid_auth", "not_allowed_token_type"]
    assert ([each for each in errors if each in refusals] == refusals) is (who != "anybody")


async def in_pages(method, key, **arguments):
    """Everything a list gives, page by page, and how many pages there were."""
    found, cursor, pages = [], "", 0
    while cursor or not pages:
        page = await method(cursor=cursor, **arguments)
        found += page[key]
        cursor, pages = page["response_metadata"]["next_cursor"], pages + 1
    return found, pages


@pytest.mark.parametrize(
    ("name", "key", "arguments"),
    [
        ("conversations_list", "channels", {"types": "public_channel,private_channel,im"}),
        ("conversations_members", "members", {"channel": "C0GEN"}),
        ("conversations_history", "messages", {"channel": "C0GEN"}),
        ("users_conversations", "channels", {"types": "public_channel,private_channel"}),
        ("users_list", "members", {}),
        ("chat_scheduledMessages_list", "scheduled_messages", {}),
        ("reactions_list", "items", {}),
    ],
)
async def test_a_list_is_whole_however_short_and_empty_its_pages(
    sandbox, client, name, key, arguments
):
    await some_of_everything(client)
    method = getattr(client, name)
    whole, _ = await in_pages(method, key, limit=200, **arguments)
    sandbox.switches.short_pages, sandbox.switches.empty_pages = 1, True
    pieces, pages = await in_pages(method, key, limit=200, **arguments)
    wrong = await refused(method(cursor="nonsense", **arguments))

    assert len(whole) > 1
    assert (pieces, pages) == (whole, 2 * len(whole) - 1)
    assert wrong["error"] == "invalid_cursor"


async def some_of_everything(client: AsyncWebClient):
    """Two of each thing that is listed in pages."""
    await client.conversations_open(users="U0ANA")
    for text in ("one", "two"):
        posted = await client.chat_postMessage(channel="C0GEN", text=text)
        await client.reactions_add(channel="C0GEN", timestamp=posted["ts"], name="tada")
        later = int(MONDAY) + 3600
        await client.chat_scheduleMessage(channel="C0GEN", text=text, post_at=later)
