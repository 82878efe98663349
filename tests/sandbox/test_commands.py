"""`herald sandbox …` against a sandbox that runs: bad luck, time and switches, one line each."""

import asyncio
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.sandbox.page.luck import SWITCHES
from tests.sandbox.conftest import MONDAY


@pytest.fixture
def typed(sandbox):
    """What a command says, and how it ends."""
    port = sandbox.url.rpartition(":")[2]

    async def run(line):
        arguments = ["sandbox", *line.split(), "--port", port]
        result = await asyncio.to_thread(CliRunner().invoke, cli, arguments)
        return result.exit_code, result.output.strip()

    return run


async def test_bad_luck_is_ordered_and_called_off(sandbox, typed):
    ordered = await typed("fault chat.postMessage ratelimited --times 3 --seconds 10")
    waiting = sandbox.faults.for_page()
    cleared = await typed("fault --clear")

    assert ordered == (0, "chat.postMessage ratelimited: 3 times")
    assert [(each["method"], each["times"], each["seconds"]) for each in waiting] == [
        ("chat.postMessage", 3, 10.0)
    ]
    assert cleared == (0, "Nothing goes wrong any more.")
    assert sandbox.faults.for_page() == []


async def test_bad_luck_may_last_a_while(sandbox, typed, now):
    ordered = await typed("fault * error_before --status 503 --lasting 30")
    now[0] += 31

    assert ordered == (0, "* error_before: always, for 30.0 seconds more")
    assert sandbox.faults.for_page() == []


async def test_what_can_go_wrong_is_listed(typed):
    code, said = await typed("fault events")

    assert (code, [line.split()[0] for line in said.splitlines()]) == (
        0, ["events:", "duplicate", "late", "out_of_order", "lost"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("fault chat.sing slow", "herald: Slack has no method chat.sing."),
        ("fault socket moon", "herald: There is no fault moon of socket; there are warning, "
         "refresh_requested, link_disabled, drop, silent, too_many_websockets."),
        ("fault auth.test slow --seconds 99999", "herald: seconds goes up to 3600."),
        ("wind soon", "herald: soon is neither like 30m, 3h, 2d or 1w nor like 2026-11-17T08:00."),
        ("wind 2020-01-01T08:00+00:00",
         "herald: The clock can only be wound forward, by ten years at most."),
        ("switch moon", f"herald: There is no switch moon; there are {', '.join(SWITCHES)}."),
        ("switch tiers so", "herald: A switch is on, off or a number up to 1000, not so."),
        ("switch short_pages on", "herald: short_pages takes a number, or off."),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_said_in_one_line(typed, line, said):
    assert await typed(line) == (1, said)


async def test_nobody_answers_at_another_port():
    arguments = ["sandbox", "wind", "3h", "--port", "9"]
    result = await asyncio.to_thread(CliRunner().invoke, cli, arguments)

    assert (result.exit_code, result.output) == (1, "herald: no sandbox answers at port 9\n")


@pytest.mark.parametrize(
    ("how_far", "moment"),
    [("30m", MONDAY + 1800), ("3h", MONDAY + 3 * 3600), ("2d", MONDAY + 2 * 86400),
     ("2026-12-17T08:00+00:00", datetime(2026, 12, 17, 8, tzinfo=UTC).timestamp())],
)  # fmt: skip
async def test_the_clock_is_wound_by_hours_days_or_to_a_moment(sandbox, typed, how_far, moment):
    code, said = await typed(f"wind {how_far}")

    assert (code, sandbox.clock.now()) == (0, moment)
    assert said == f"It is {datetime.fromtimestamp(moment).astimezone():%A, %d %B %Y, %H:%M}."


async def test_switches_are_turned_and_shown(sandbox, typed):
    await typed("switch tiers")
    code, said = await typed("switch short_pages 2")

    assert code == 0
    assert dict(line.split()[:2] for line in said.splitlines()) == dict.fromkeys(
        SWITCHES, "off"
    ) | {"tiers": "on", "short_pages": "2"}
    assert (sandbox.switches.tiers, sandbox.switches.short_pages) == (True, 2)
    await typed("switch short_pages off")
    assert sandbox.switches.short_pages is None
