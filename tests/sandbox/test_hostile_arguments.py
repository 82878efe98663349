"""Every argument of every method with values that break careless readers."""

import json

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.web_api.methods import METHODS
from tests.sandbox.conftest import MANIFEST, MONDAY, TOWN

SOUND = {
    "blocks": [{"type": "divider"}], "channel": "C0GEN", "channel_id": "C0GEN", "email": "a@b",
    "file": "F1", "filename": "a", "files": [{"id": "F1"}], "length": "3",
    "link": "https://example.gov", "name": "tada", "post_at": str(int(MONDAY) + 3600),
    "presence": "auto", "text": "a", "timestamp": "1.000001", "title": "t", "ts": "1.000001",
    "type": "link", "user": "U0ANA", "user_id": "U0ANA", "usergroup": "S1", "users": "U0ANA",
    "view": {"type": "home", "blocks": []},
}  # fmt: skip
HOSTILE = [
    "9" * 5000, "\u0669\u0669.5", "1e5", "-1", "NaN", 1e300, 10**30, -5, 0, True, [], {}, [[]],
    [None], {"a": None}, "[", '{"a":', "null", "true", "1.5", "\ud800", "\x00", "../../x",
    "x" * 70_000, "bmV4dDo5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk6MA==",
    "bmV4dDo5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk6", "bmV4dDotNTow", "bmV4dDotNTo=",
]  # fmt: skip
SCOPES = [
    "channels:join", "emoji:read", "files:read", "files:write", "links:write", "users:read.email",
]  # fmt: skip


@pytest.fixture
async def lenient():
    """A sandbox whose app may do everything, as fast as it likes."""
    granted = [*MANIFEST["oauth_config"]["scopes"]["bot"], *SCOPES]
    town = Sandbox(MANIFEST | {"oauth_config": {"scopes": {"bot": granted}}}, TOWN, now=MONDAY)
    town.api.switches.pace.burst = town.api.switches.pace.per_second = 10**9
    yield town
    await town.stop()


@pytest.mark.parametrize("name", sorted(METHODS))
async def test_no_value_of_an_argument_breaks_a_method(lenient, name):
    takes = METHODS[name].takes - {"*"}
    sound = {key: value for key, value in SOUND.items() if key in takes}
    for argument in sorted(takes):
        for value in HOSTILE:
            answer = lenient.call(name, **sound | {argument: value})
            told = isinstance(answer.get("error"), str)
            assert (answer["ok"], argument, json.dumps(answer)[:1]) == (not told, argument, "{")


@pytest.mark.parametrize("value", [["a"], {"a": 1}, True])
async def test_a_text_is_no_list_and_no_object(lenient, value):
    answer = lenient.call("chat.postMessage", channel="C0GEN", text=value)

    told = "[ERROR] must provide a string [json-pointer:/text]"
    assert (answer["error"], answer["response_metadata"]) == (
        "invalid_arguments", {"messages": [told]},
    )  # fmt: skip
    assert lenient.messages("general") == []


@pytest.mark.parametrize("name", ["chat.postMessage", "chat.postEphemeral", "chat.scheduleMessage"])
@pytest.mark.parametrize("thread_ts", ["", "0", "abc", 1795212464.0755, ["1.000001"]])
async def test_only_the_moment_of_a_message_names_a_thread(lenient, name, thread_ts):
    takes = {key: value for key, value in SOUND.items() if key in METHODS[name].takes}
    answer = lenient.call(name, **takes | {"thread_ts": thread_ts})

    told = f"[ERROR] {thread_ts} is not a valid thread_ts"
    assert answer == {
        "ok": False, "error": "invalid_thread_ts", "response_metadata": {"messages": [told]},
    }  # fmt: skip
