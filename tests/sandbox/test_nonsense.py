"""Whatever an app or a page sends, the sandbox answers in Slack's words and stays whole."""

import asyncio
import json

import pytest
from aiohttp import ClientSession
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox import Sandbox
from bot.sandbox.web_api.methods import METHODS
from tests.sandbox.conftest import MANIFEST, TOWN

NAMES = ["C0GEN", "C0TEAM", "C0SEC", "U0ANA", "U0APP", "U0OLD", "", "0", "1.1", "true", "modal"]
KEYS = ["type", "text", "blocks", "elements", "element", "block_id", "action_id", "title", "value"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
    | st.sampled_from([*NAMES, "section", "actions", "button", "mrkdwn", "plain_text", "home"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def arguments_of(name):
    """Any values under the names a method takes, and a few it does not."""
    known = sorted(METHODS[name].takes - {"*"}) or ["foo"]
    return st.dictionaries(st.sampled_from([*known, "unknown"]), VALUES, max_size=6)


async def called(name, arguments):
    """Call a method of a fresh sandbox."""
    town = Sandbox(MANIFEST, TOWN)
    answer = town.api.call(name, arguments, town.bot_token)
    await town.stop()
    return answer


@pytest.mark.parametrize("name", sorted(METHODS))
@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_every_method_answers_whatever_it_is_given(name, data):
    answer = asyncio.run(called(name, data.draw(arguments_of(name))))

    assert answer["ok"] is True or isinstance(answer["error"], str)
    json.dumps(answer)


@settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
@given(blocks=st.lists(VALUES, max_size=3))
def test_any_blocks_are_taken_or_refused(blocks):
    sent = {"channel": "C0GEN", "text": "x", "blocks": blocks}
    answer = asyncio.run(called("chat.postMessage", sent))

    assert answer.get("error", "") in ("", "invalid_blocks", "invalid_blocks_format")


VERBS = st.sampled_from(["say", "press", "submit", "close", "edit", "invite", "wind", "fault"])
FIELDS = st.sampled_from(
    ["channel", "text", "ts", "times", "hours", "container", "view_id", "values", "block_id",
     "action_id", "user"]
)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(body=st.dictionaries(FIELDS, VALUES), verb=VERBS)
def test_the_page_may_ask_anything(body, verb):
    status = asyncio.run(asked(verb, body))

    assert status in (200, 400)


async def asked(verb, body):
    """Ask a fresh sandbox for something and give the status."""
    town = Sandbox(MANIFEST, TOWN)
    await town.start()
    session = ClientSession()
    sent = json.dumps({"as": "U0ANA"} | body)
    async with session, session.post(f"{town.url}/page/{verb}", data=sent) as answer:
        status = answer.status
    await town.stop()
    return status


TRICKS = [
    "/static/../sandbox.py", "/static/%2e%2e/sandbox.py", "/static/..%2f..%2f..%2fREADME.md",
    "/static//etc/passwd", "/api/", "/hooks/a/b/c", "/link/?ticket=",
]  # fmt: skip


@pytest.mark.parametrize("path", TRICKS)
async def test_a_trick_in_a_path_leads_nowhere(sandbox, path):
    session = ClientSession()
    async with session, session.get(f"{sandbox.url}{path}") as answer:
        assert answer.status in (403, 404, 405)


async def test_names_and_words_that_look_like_scripts_are_only_words(sandbox, ana, client):
    script = "<script>alert(1)</script>"
    await ana.say("general", script)
    history = await client.conversations_history(channel="C0GEN")

    assert history["messages"][0]["text"] == "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert history["messages"][0]["blocks"][0]["elements"][0]["elements"] == [
        {"type": "text", "text": script}
    ]
