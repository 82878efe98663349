"""Couriers that are killed at every step lose nothing and say nothing twice.

The model of faults. One to three couriers work for one SQLite file; before and after every
transaction and every call each may be killed (up to 15 % a step; what it had not committed is
gone, another is started later) or sleep for 6 to 126 seconds (up to 3 % a step; a lease lasts 60).
Slack is the sandbox, called in process: its clock is wrong by up to four minutes, its pages hold
three messages, it honours `client_msg_id` in one run of five. Calls that write fail in up to 60 %
of cases: 429 with Retry-After, connection refused, an error (500, 503, or 200 with an unreadable
body) or a dropped connection before or after Slack did it, a time-out of 15 s after which Slack
does it up to 28.5 s later, or does it at once and shows it up to 28.5 s later. Calls that read
fail in up to 20 %. People talk in between and delete cards. Acts say, tell, bring files, hold for
duty, draw and redraw cards, reply to them, repeat keys and take back. A message with files is
shown up to three seconds after Slack has taken it, or later as above. Some of what one person is
owed, and some of their news, turns stale at a random moment; news comes to them a minute later
than what is owed, and they may leave the programme. After four minutes the bad luck ends.

Then every message is exactly once in the sandbox's history and in the order of its lane (news and
what is owed each in its own), what was taken back or turned stale at most once, and each card once
with its last drawing (or not at all, if somebody deleted it after that). Nothing was posted
when it was stale, nor news after the person had left, but for the five seconds from claim to call.

Left out, because the promise leaves it out: a process that sleeps in the very step of sending for
longer than its lease, a message deleted while its own sending is in doubt, a card deleted while
the first reply to it is in doubt.
"""

import pytest

from tests.chaos.run import Run, forget
from tests.chaos.slack import QUIET
from tests.chaos.world import WorldDatabase

CHUNK = 10


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Cut the seeds into parts that several processes can share."""
    if "seeds" in metafunc.fixturenames:
        runs = metafunc.config.getoption("--chaos-runs")
        parts = [range(n, min(n + CHUNK, runs)) for n in range(0, runs, CHUNK)]
        metafunc.parametrize("seeds", parts, ids=[f"{p.start}-{p.stop - 1}" for p in parts])


def play(db: WorldDatabase, seed: int, quiet: float = QUIET) -> list[str]:
    """Play one seed from an empty database and say what went wrong."""
    db._write(forget)
    return Run(seed, db, quiet).play()


def test_everything_is_said_once_and_in_order_whoever_dies(chaos_db, seeds):
    broken = {seed: wrong for seed in seeds if (wrong := play(chaos_db, seed))}

    assert broken == {}


def test_without_the_quiet_time_something_is_said_twice(chaos_db, request):
    runs = request.config.getoption("--chaos-runs")

    assert any(play(chaos_db, seed, quiet=0.0) for seed in range(runs))


def test_a_run_is_the_same_whenever_it_is_played(chaos_db):
    steps = []
    for _ in range(2):
        chaos_db._write(forget)
        run = Run(7, chaos_db)
        run.play()
        steps.append((run.world.steps, run.world.deaths, run.world.time))

    assert steps[0] == steps[1]
