"""Previews of links through Slack's own client."""

import copy

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Sandbox
from tests.sandbox.asking import refused
from tests.sandbox.conftest import MANIFEST, TOWN
from tests.sandbox.drawing import card
from tests.sandbox.hearing import told_to

URL = "https://news.example.gov/pool?a=1&b=2"


@pytest.fixture
async def town():
    """A town whose app shows links to example.gov in its own way."""
    manifest = copy.deepcopy(MANIFEST)
    manifest["features"]["unfurl_domains"] = ["example.gov"]
    manifest["oauth_config"]["scopes"]["bot"] += ["links:read", "links:write"]
    manifest["settings"]["event_subscriptions"]["bot_events"].append("link_shared")
    sandbox = Sandbox(manifest, TOWN)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
def slack(town):
    return AsyncWebClient(town.bot_token, base_url=town.api_url)


@pytest.mark.parametrize("by_name", [True, False], ids=["by its unfurl_id", "by channel and ts"])
async def test_a_link_gets_a_preview(town, slack, by_name):
    events = told_to(town)
    await town.person("ana").say("general", f"look {URL}")
    await town.idle()
    [shared] = [each for each in events if each["type"] == "link_shared"]
    named = {"unfurl_id": shared["unfurl_id"], "source": shared["source"]}
    placed = {"channel": shared["channel"], "ts": shared["message_ts"]}
    unfurls = {shared["links"][0]["url"]: {"blocks": card("The pool")}}
    for _ in range(2):
        await slack.chat_unfurl(**(named if by_name else placed), unfurls=unfurls)

    [attachment] = town.messages("general")[0]["attachments"]
    assert (attachment["id"], attachment["from_url"]) == (1, shared["links"][0]["url"])
    assert attachment["blocks"][0]["text"]["text"] == "The pool"
    assert "edited" not in town.messages("general")[0]


async def test_a_preview_that_slack_refuses(town, slack):
    await town.person("ana").say("general", f"look {URL} and https://example.org")
    place = {"channel": "C0GEN", "ts": town.messages("general")[0]["ts"]}
    own = await slack.chat_postMessage(channel="C0GEN", text=f"<{URL}>")
    errors = [
        await refused(slack.chat_unfurl(**place, unfurls={"https://example.org": {}})),
        await refused(slack.chat_unfurl(**place, unfurls={"https://example.gov/other": {}})),
        await refused(slack.chat_unfurl(**place, unfurls={URL: "words"})),
        await refused(slack.api_call("chat.unfurl", json=place)),
        await refused(slack.chat_unfurl(channel="C0GEN", ts=own["ts"], unfurls={URL: {}})),
        await refused(slack.chat_unfurl(channel="C0GEN", ts="1.000001", unfurls={URL: {}})),
    ]

    assert [each["error"] for each in errors] == [
        "cannot_unfurl_url", "cannot_unfurl_url", "invalid_unfurls_format", "missing_unfurls",
        "cannot_unfurl_message", "message_not_found",
    ]  # fmt: skip
