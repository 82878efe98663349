"""What a manifest leaves out is missing at the edges too: tabs, scopes of events, numbers."""

import copy

import pytest

from bot.sandbox import Answer, Sandbox
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN


@pytest.fixture
async def town():
    """Make towns whose app has another manifest; what the app heard is beside each."""
    made = []

    def make(change):
        manifest = copy.deepcopy(MANIFEST)
        change(manifest)
        slack, heard = Sandbox(manifest, TOWN, now=MONDAY), []

        async def deliver(envelope):
            heard.append((envelope.payload["event"], envelope.retry))
            return Answer()

        slack.deliver = deliver
        made.append(slack)
        return slack, heard

    yield make
    for each in made:
        await each.stop()


async def test_without_a_messages_tab_nobody_is_written_to(town):
    def closed(manifest):
        manifest["features"]["app_home"]["messages_tab_enabled"] = False

    slack, _ = town(closed)
    answer = slack.call("chat.postMessage", channel="U0ANA", text="x")

    assert answer == {"ok": False, "error": "messages_tab_disabled"}


@pytest.mark.parametrize(("scope", "seen"), [("groups:read", 0), ("channels:read", 1)])
async def test_coming_into_a_private_channel_is_heard_with_its_own_scope(town, scope, seen):
    slack, heard = town(lambda each: each["oauth_config"]["scopes"]["bot"].remove(scope))
    slack.workspace.join(slack.workspace.channels.named("team"), "U0ANA")
    await slack.idle()

    kinds = [event["type"] for event, _ in heard]
    assert kinds.count("member_joined_channel") == seen


async def test_an_event_tells_of_five_links_at_most(town):
    def unfolding(manifest):
        manifest["features"]["unfurl_domains"] = ["example.gov"]
        manifest["oauth_config"]["scopes"]["bot"] += ["links:read"]
        manifest["settings"]["event_subscriptions"]["bot_events"] += ["link_shared"]

    slack, heard = town(unfolding)
    await slack.person("ana").say("general", " ".join(f"https://example.gov/{n}" for n in range(7)))
    await slack.idle()

    links = [event["links"] for event, _ in heard if event["type"] == "link_shared"]
    assert [[each["url"][-1] for each in told] for told in links] == [["0", "1", "2", "3", "4"]]


async def test_a_failed_event_comes_at_once_after_a_minute_and_after_five(town):
    slack, _ = town(lambda manifest: None)
    tried = []

    async def deliver(envelope):
        tried.append(envelope.retry)
        return Answer(500)

    slack.deliver = deliver
    slack.workspace.happened({"type": "team_join", "user": {}})
    await slack.idle()
    counts = [len(tried)]
    for seconds in (55, 10, 290, 15):
        await slack.wind(hours=seconds / 3600)
        await slack.idle()
        counts.append(len(tried))

    assert (counts, tried) == ([2, 2, 3, 3, 4], [0, 1, 2, 3])
