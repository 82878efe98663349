"""Thousands of people and messages: what a page is sent stays small, and its pages go both ways."""

import json

import pytest

from bot.sandbox.page.history import PAGE, history
from bot.sandbox.workspace.timeline import Timeline
from tests.sandbox.browsing import page
from tests.sandbox.crowd import big_sandbox, fill

ANA = "U000000"
LARGEST = 1_000_000  # characters of the first event with 5,000 people


@pytest.fixture
def talk(sandbox):
    """Three hundred messages in a channel, and as many answers to the first."""
    workspace, place = sandbox.workspace, sandbox.workspace.channels.named("general")
    top = [workspace.post_as_app(place, {"text": str(number)}) for number in range(300)]
    for number in range(300):
        reply = {"text": f"answer {number}", "thread_ts": top[0]["ts"]}
        workspace.post_as_app(place, reply)
    return [each["ts"] for each in top]


def texts(told):
    return [each["text"] for each in told["messages"]]


def numbers(first, last):
    return [str(number) for number in range(first, last)]


async def read(sandbox, **asked):
    return history(sandbox.hands, {"as": "U0BEN", "channel": "C0GEN"} | asked)


async def test_history_is_read_upwards_downwards_and_around_a_message(sandbox, talk):
    newest = await read(sandbox)
    older = await read(sandbox, before=talk[200])
    newer = await read(sandbox, after=talk[150])
    around = await read(sandbox, around=talk[120])
    beginning = await read(sandbox, around=talk[0])

    assert texts(newest) == numbers(260, 300)
    assert texts(older) == numbers(100, 200)
    assert texts(newer) == numbers(151, 251)
    assert texts(around) == numbers(70, 170)
    assert texts(beginning) == numbers(0, PAGE // 2)
    flags = [(told["more"], told["newer"]) for told in (newest, older, newer, beginning)]
    assert flags == [(True, False), (True, True), (True, True), (False, True)]


async def test_a_long_thread_comes_in_pages_that_all_begin_with_its_first_message(sandbox, talk):
    newest = await read(sandbox, thread_ts=talk[0])
    older = await read(sandbox, thread_ts=talk[0], before=newest["messages"][1]["ts"])
    first = await read(sandbox, thread_ts=talk[0], around=talk[0])

    assert texts(newest) == ["0", *(f"answer {number}" for number in range(260, 300))]
    assert texts(older) == ["0", *(f"answer {number}" for number in range(160, 260))]
    assert texts(first)[:3] == ["0", "answer 0", "answer 1"]


async def test_a_page_in_the_background_fetches_without_reading(sandbox, talk):
    async with page(sandbox, "U0BEN") as ben:
        await ben.reads("C0GEN", peek="1")
        before = sandbox.workspace.channels.named("general").unread("U0BEN")
        await ben.reads("C0GEN")
        after = sandbox.workspace.channels.named("general").unread("U0BEN")

    assert (before, after) == (99, 0)


def test_what_a_page_is_sent_first_does_not_grow_with_what_was_said():
    sandbox = big_sandbox()
    before = len(sandbox.live.opening(ANA))
    fill(sandbox, 3_000)
    told = sandbox.live.opening(ANA)

    assert before < len(told) < LARGEST
    assert len(told) - before < 5_000
    assert len(json.loads(told)["data"]["people"]) == 5_001


async def test_each_of_several_pages_hears_of_a_channel_as_it_looks_to_them(sandbox):
    async with page(sandbox, "U0ANA") as ana, page(sandbox, "U0BEN") as ben:
        await ben.asks("join", channel="C0OUT")
        theirs = [await each.hears_of("channel") for each in (ana, ben)]

    assert [(each["id"], each["member"]) for each in theirs] == [("C0OUT", True), ("C0OUT", True)]


def test_a_timeline_knows_what_stands_where():
    line = Timeline({"1": {"ts": "1"}, "2": {"ts": "2", "thread_ts": "1"}})
    line["3"] = {"ts": "3", "thread_ts": "1", "subtype": "thread_broadcast"}
    line["4"] = {"ts": "4"}

    assert (line.top, line.thread("1")) == (["1", "3", "4"], ["1", "2", "3"])
    line["3"] = {"ts": "3", "thread_ts": "1"}
    del line["2"], line["4"]
    assert (line.top, line.thread("1"), line.thread("4")) == (["1"], ["1", "3"], [])
