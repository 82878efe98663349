"""The command line of the bench: `python -m tests.bench`, which is what `make bench` runs."""

import argparse
import asyncio
import contextlib
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import city, contestants, figures, growth, people, results, scenarios, starting
from tests.bench.contestants import HTTP, NAMES, SOCKET, Contestant
from tests.bench.figures import Row
from tests.bench.rounds import Comparison
from tests.bench.running import OURS, on
from tests.bench.scenarios import Scenario
from tests.bench.slack import Slack
from tests.bench.town import TEAM, member_id
from tests.bench.wire import Payload

LONGEST = 1200.0  # seconds; on a quiet machine it takes about six minutes
PARTS = ("servers", "growth", "people", "sandbox")
FILE = Path("build/bench.json")
BOT = ("-m", "bot")
PROFILED = ("-m", "tests.bench.servers.profiled")


def options() -> argparse.Namespace:
    """Read how much is to be measured; without options it is what the figures are made of."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="one part alone")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.2, help="of full load a turn")
    parser.add_argument(
        "--stroll", type=float, default=2.0, help="seconds at 100 requests a second"
    )
    parser.add_argument("--transport", choices=(HTTP, SOCKET), action="append")
    parser.add_argument("--only", action="append", help="a scenario")
    parser.add_argument("--servers", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument("--profile", type=Path, help="a folder for profiles of Herald")
    parser.add_argument("--no-start", dest="start", action="store_false")
    parser.add_argument("--save", type=Path, default=FILE)
    return parser.parse_args()


async def main(chosen: argparse.Namespace) -> int:
    """Measure, print, save; the answer is 1 if the generator was the limit."""
    rows: list[Row] = []
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary, on(OURS):
        folder = chosen.profile or Path(temporary)
        parts = [chosen.part] if chosen.part else PARTS
        if "servers" in parts:
            rows += await servers(chosen, folder)
        if "growth" in parts:
            rows += growth.rows(folder)
        if "people" in parts:
            rows += await people.rows(folder / "people")
        if "sandbox" in parts:
            rows += await city.rows(folder)
    sys.stdout.write(f"{figures.table(rows)}\n{time.perf_counter() - began:.0f} seconds\n")
    figures.save(rows, chosen.save)
    return int(any(row.name.startswith("generator") and not row.within for row in rows))


async def servers(chosen: argparse.Namespace, folder: Path) -> list[Row]:
    """Compare Herald with the other servers, and look at its start."""
    rows: list[Row] = []
    slack = Slack([member_id(n) for n in range(TEAM)])
    await slack.open()
    for transport in chosen.transport or (HTTP, SOCKET):
        rows += await compare(chosen, transport, slack, folder)
    if chosen.start:
        rows += await starting.rows(slack, folder)
    await slack.close()
    return rows


async def compare(
    chosen: argparse.Namespace, transport: str, slack: Slack, folder: Path
) -> list[Row]:
    """Compare the servers over one transport."""
    runner = PROFILED if chosen.profile else BOT
    async with contextlib.AsyncExitStack() as running:
        servers = []
        for name in chosen.servers:
            servers.append(await contestants.start(name, transport, slack, folder, runner))
            running.push_async_callback(servers[-1].process.stop)
        comparison = Comparison(servers, await _scenarios(chosen, servers, slack))
        await comparison.warm_up()
        for _ in range(chosen.rounds):
            await comparison.play(chosen.seconds)
            await comparison.stroll("herald", chosen.stroll)
        comparison.check_stored()
        return results.rows(comparison, transport, servers)


async def _scenarios(
    chosen: argparse.Namespace, servers: list[Contestant], slack: Slack
) -> list[Scenario]:
    known = scenarios.scenarios(await _sheet(servers, slack))
    return [scenario for scenario in known if scenario.name in (chosen.only or [scenario.name])]


async def _sheet(servers: list[Contestant], slack: Slack) -> Payload:
    """Have Herald draw a share sheet, as it does when somebody presses *Share…*."""
    herald = next((server for server in servers if server.name == "herald"), None)
    if herald is None:
        return scenarios.STAND_IN
    way = herald.way()
    (line,) = await way.lines(1)
    await line.ask(way.pack(scenarios.open_sheet(0, 0)))
    line.close()
    return slack.last_view


if __name__ == "__main__":
    sys.exit(asyncio.run(asyncio.wait_for(main(options()), LONGEST)))
