"""Bad luck by method, by number of calls and by time: of calls, of events and of lines."""

from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Answer, Mistake
from bot.sandbox.faults import CALLS, DELIVERIES, LINES
from tests.sandbox.browsing import page


@pytest.fixture
def plain(sandbox):
    """A client that never tries again."""
    return AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])


@pytest.fixture
def heard(sandbox):
    """The texts and retries of all events, in the order in which they came."""
    told: list[tuple[str, int]] = []

    async def deliver(envelope):
        told.append((envelope.payload["event"]["text"], envelope.retry))
        return Answer()

    sandbox.deliver = deliver
    return told


async def statuses(calls):
    """The statuses of several calls, one after the other."""
    found = []
    for call in calls:
        try:
            found.append((await call()).status_code)
        except SlackApiError as error:
            found.append(error.response.status_code)
    return found


async def test_three_calls_of_one_method_are_refused_and_no_other(sandbox, plain):
    sandbox.faults.add("auth.test", "ratelimited", times=2, seconds=7)

    assert await statuses([plain.auth_test, plain.team_info, plain.auth_test, plain.auth_test]) == [
        429, 200, 429, 200,
    ]  # fmt: skip


async def test_for_a_minute_every_call_fails(sandbox, plain, now):
    sandbox.faults.add("*", "error_before", status=503, lasting=60)
    during = await statuses([plain.auth_test, plain.team_info])
    now[0] += 61

    assert (during, await statuses([plain.auth_test])) == ([503, 503], [200])


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("duplicate", [("one", 0), ("one", 0), ("two", 0)]),
        ("out_of_order", [("two", 0), ("one", 0)]),
        ("lost", [("one", 1), ("two", 0)]),
        ("late", [("two", 0)]),
    ],
)
async def test_events_come_as_they_come(sandbox, heard, ana, kind, expected):
    sandbox.faults.add("events", kind, seconds=600)
    await ana.say("crier", "one")
    await ana.say("crier", "two")

    assert heard == expected


async def test_a_late_event_comes_when_the_clock_is_wound(sandbox, heard, ana):
    sandbox.faults.add("events", "late", seconds=600)
    await ana.say("crier", "one")
    await sandbox.wind(hours=1)
    await sandbox.idle()

    assert heard == [("one", 0)]


async def test_a_retry_comes_a_minute_later_by_the_clock(sandbox, ana):
    told: list[Any] = []

    async def deliver(envelope):
        told.append((envelope.retry, envelope.payload["event_id"]))
        return Answer(500)

    sandbox.deliver = deliver
    await ana.say("crier", "hello")
    before = len(told)
    for hours in (0.01, 0.01, 0.1, 1):
        await sandbox.wind(hours=hours)
        await sandbox.idle()

    assert (before, [retry for retry, _ in told]) == (2, [0, 1, 2, 3])
    assert len({event_id for _, event_id in told}) == 1


async def test_the_page_can_do_all_that_a_test_can(sandbox, app):
    async with page(sandbox, "U0ANA") as ana:
        _, state = await ana.hears()
        status, answer = await ana.asks("fault", method="auth.test", kind="slow", seconds=2)
        heard = await ana.hears_of("faults")
        turned, _ = await ana.asks("switch", name="tiers", value="on")
        _, cleared = await ana.asks("clear_faults")

    assert (status, turned) == (200, 200)
    assert [(each["method"], each["kind"]) for each in heard["faults"]] == [("auth.test", "slow")]
    assert answer["faults"] == heard["faults"]
    assert (sandbox.switches.tiers, cleared["faults"]) == (True, [])
    assert [each["name"] for each in state["fault_kinds"]["*"]] == [each.name for each in CALLS]
    assert [each["name"] for each in state["fault_kinds"]["events"]] == [
        each.name for each in DELIVERIES
    ]
    assert [each["name"] for each in state["fault_kinds"]["socket"]] == [
        each.name for each in LINES
    ]
    assert all(each["says"] for kinds in state["fault_kinds"].values() for each in kinds)
    assert "chat.postMessage" in state["fault_methods"]


@pytest.mark.parametrize("body", [{}, {"method": "auth.test"}, {"method": "auth.test", "kind": 5}])
async def test_the_page_cannot_order_nothing(sandbox, app, body):
    async with page(sandbox, "U0ANA") as ana:
        status, _ = await ana.asks("fault", **body)

    assert (status, sandbox.faults.for_page()) == (400, [])


def test_there_is_no_such_bad_luck(sandbox):
    with pytest.raises(Mistake):
        sandbox.faults.add("events", "ratelimited")


async def test_one_more_connection_is_refused_when_luck_wants_it(sandbox, client):
    sandbox.faults.add("socket", "too_many_websockets")
    opened = await client.apps_connections_open(app_token=sandbox.app_token)
    async with ClientSession() as session, session.ws_connect(opened["url"]) as socket:
        said = await socket.receive_json(timeout=5)

    assert (said["type"], said["reason"]) == ("disconnect", "too_many_websockets")
