"""People of a connected organisation, links an app may unfold, the app's coming and going."""

import copy

import pytest

from bot.sandbox import Answer, Sandbox
from bot.sandbox.types import Json
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN

MORE = ["channel_left", "link_shared", "member_left_channel"]


@pytest.fixture
async def town():
    """A town whose app unfolds links, and which shares a channel with somebody from elsewhere."""
    manifest, places = copy.deepcopy(MANIFEST), copy.deepcopy(TOWN)
    manifest["features"]["unfurl_domains"] = ["example.gov"]
    manifest["oauth_config"]["scopes"]["bot"] += ["links:read"]
    manifest["settings"]["event_subscriptions"]["bot_events"] += MORE
    places["channels"][1]["members"] += ["fay", "@app"]
    sandbox = Sandbox(manifest, places, now=MONDAY)
    yield sandbox
    assert sandbox.take_problems() == []


@pytest.fixture
def heard(town):
    """Every envelope that reaches the app."""
    envelopes: list[Json] = []

    async def deliver(envelope):
        envelopes.append(envelope.payload)
        return Answer()

    town.deliver = deliver
    return envelopes


def of(kind, heard):
    return [each["event"] for each in heard if each["event"]["type"] == kind]


async def test_an_event_says_whether_its_channel_is_shared(town, heard):
    await town.person("ana").say("general", "among us")
    await town.person("fay").say("outside", "from elsewhere")

    assert [each["is_ext_shared_channel"] for each in heard] == [False, True]
    assert [(each["event"]["team"], each["event"].get("user_team")) for each in heard] == [
        ("T0TOWN", None), ("T0ELSEWHERE", "T0ELSEWHERE"),
    ]  # fmt: skip
    assert heard[1]["event"]["source_team"] == "T0ELSEWHERE"


async def test_a_stranger_acts_in_the_name_of_their_own_team(town):
    told = []

    async def deliver(envelope):
        told.append(envelope.payload["user"]["team_id"])
        return Answer()

    town.deliver = deliver
    await town.person("fay").shortcut("Cry something")
    await town.person("ana").shortcut("Cry something")

    assert told == ["T0ELSEWHERE", "T0TOWN"]


async def test_links_to_the_apps_own_domains_are_told(town, heard):
    ana = town.person("ana")
    await ana.say("general", "See https://news.example.gov/pool?x=1 and https://other.example/a")
    ts = town.messages("general")[0]["ts"]
    await ana.say("general", "https://notexample.gov/ and http://example.gov:80/b", thread_ts=ts)

    first, second = of("link_shared", heard)
    assert first == {
        "type": "link_shared", "channel": "C0GEN", "is_bot_user_member": True, "user": "U0ANA",
        "message_ts": ts, "unfurl_id": f"C0GEN.{ts}.sandbox", "source": "conversations_history",
        "links": [{"domain": "example.gov", "url": "https://news.example.gov/pool?x=1"}],
        "event_ts": ts,
    }  # fmt: skip
    assert [each["url"] for each in second["links"]] == ["http://example.gov:80/b"]
    assert second["thread_ts"] == ts


async def test_the_apps_own_links_are_not_told(town, heard):
    town.call("chat.postMessage", channel="C0GEN", text="<https://example.gov/pool>")
    await town.idle()

    assert of("link_shared", heard) == []


async def test_the_app_hears_that_it_came_and_that_it_left(town, heard):
    ben = town.person("ben")
    team = town.workspace.channels.named("secret")
    town.hands.invite("U0BEN", team.id, "U0APP")
    town.workspace.leave(town.workspace.channels.named("general"), "U0APP")
    await town.idle()

    assert ben.member.id == "U0BEN"
    assert [(each["user"], each["inviter"]) for each in of("member_joined_channel", heard)] == [
        ("U0APP", "U0BEN")
    ]
    assert [each["user"] for each in of("member_left_channel", heard)] == ["U0APP"]
    assert [each["channel"] for each in of("channel_left", heard)] == ["C0GEN"]


async def test_a_mention_is_no_message_with_another_name(town, heard):
    await town.person("ana").say("general", "@crier look")

    [message], [mention] = of("message", heard), of("app_mention", heard)
    assert sorted(set(message) - set(mention)) == ["channel_type"]
    assert (mention["text"], mention["user"]) == ("<@U0APP> look", "U0ANA")
    assert len({each["event_id"] for each in heard}) == 2


async def test_somebody_moves_to_another_zone(town):
    heard = []

    async def deliver(envelope):
        heard.append(envelope.payload["event"])
        return Answer()

    town.deliver = deliver
    await town.alter(town.person("ben"), tz="Asia/Tokyo")

    assert [(each["type"], each["user"]["tz"], each["user"]["tz_offset"]) for each in heard] == [
        ("user_change", "Asia/Tokyo", 9 * 3600)
    ]
    assert town.call("users.info", user="U0BEN")["user"]["tz"] == "Asia/Tokyo"
