"""The comparison: every server in turn, round after round."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench import load, town
from tests.bench.contestants import Contestant
from tests.bench.load import Check, Tally
from tests.bench.scenarios import Scenario, payloads
from tests.bench.wire import Reply, Way

LINES = 32  # requests under way at full load
RATE = 100.0  # requests a second when waits are measured
FASTEST = 2500  # requests a second that Herald does not reach; so many deeds are made ready
REPEATED = 500  # requests made ready for the servers to which each deed is like the other
LAPS = 3  # turns of each server in a scenario of a round
WARM = 0.4  # seconds


class WrongAnswer(Exception):
    """A server did not do what it was asked to do, so its figures mean nothing."""


@dataclass(slots=True)
class Measured:
    """What was measured of one server in one scenario, a value for each round."""

    cpu: list[float] = field(default_factory=list)  # milliseconds a request
    rate: list[float] = field(default_factory=list)  # requests a second
    generator: list[float] = field(default_factory=list)  # share of a processor
    waits: list[list[float]] = field(default_factory=list)  # milliseconds

    def add(self, laps: list[Tally], spent: float) -> None:
        """Note what a round at full load has shown."""
        answered = sum(lap.answered for lap in laps)
        self.cpu.append(1000 * spent / answered)
        self.rate.append(answered / sum(lap.seconds for lap in laps))
        self.generator.append(max(lap.generator for lap in laps))


class Comparison:
    """Asks the servers in turn and keeps what came of it."""

    def __init__(self, servers: list[Contestant], scenarios: list[Scenario]) -> None:
        self.servers, self.scenarios = servers, scenarios
        self.turns = list(itertools.product(scenarios, servers))
        self.measured: dict[tuple[str, str], Measured] = defaultdict(Measured)
        self.supply = {(s.name, c.name): payloads(s) for s, c in self.turns}
        self.books = {book for turn in self.turns if (book := _book(*turn))}
        self.stored = {book: town.count(*book) for book in self.books}
        self.acknowledged: Counter[tuple[Path, str]] = Counter()

    async def warm_up(self) -> None:
        """Let everybody do everything once before it counts."""
        for scenario, server in self.turns:
            await self._flood(scenario, server, WARM)

    async def play(self, seconds: float) -> None:
        """Play one round at full load, in short turns: the machine is never the same for long."""
        for scenario in self.scenarios:
            spent: dict[str, float] = defaultdict(float)
            tallies: dict[str, list[Tally]] = {server.name: [] for server in self.servers}
            for server in self.servers * LAPS:
                before = server.process.cpu()
                tallies[server.name].append(await self._flood(scenario, server, seconds / LAPS))
                spent[server.name] += server.process.cpu() - before  # what was left over counts
            for name, laps in tallies.items():
                self.measured[scenario.name, name].add(laps, spent[name])

    async def stroll(self, name: str, seconds: float) -> None:
        """Measure for one server how long people wait at a hundred requests a second."""
        for scenario, server in self.turns:
            if server.name == name:
                way = server.way()
                requests = self._requests(scenario, server, way, int(RATE * seconds))
                right = _right(scenario, server)
                tally = await load.stroll(
                    way, requests, right, lines=LINES, rate=RATE, seconds=seconds
                )
                self._look_at(scenario, server, tally)
                waits = [1000 * wait for wait in tally.waits]
                self.measured[scenario.name, name].waits.append(waits)

    def check_stored(self) -> None:
        """Complain unless everything that was acknowledged is stored, once each."""
        for book in self.books:
            stored = town.count(*book) - self.stored[book]
            if stored != self.acknowledged[book]:
                raise WrongAnswer(f"{book}: {self.acknowledged[book]} acknowledged, {stored} kept")

    async def _flood(self, scenario: Scenario, server: Contestant, seconds: float) -> Tally:
        way = server.way()
        requests = self._requests(scenario, server, way, int(FASTEST * seconds))
        right = _right(scenario, server)
        tally = await load.flood(way, requests, right, lines=LINES, seconds=seconds)
        await server.process.rest()
        self._look_at(scenario, server, tally)
        return tally

    def _requests(
        self, scenario: Scenario, server: Contestant, way: Way, most: int
    ) -> Iterator[Any]:
        """Make requests ready, so that the generator has little to do while it asks."""
        supply = self.supply[scenario.name, server.name]
        if server.name == "herald":
            return iter([way.pack(payload) for payload in itertools.islice(supply, most)])
        return itertools.cycle([way.pack(p) for p in itertools.islice(supply, REPEATED)])

    def _look_at(self, scenario: Scenario, server: Contestant, tally: Tally) -> None:
        server.process.must_run()
        if tally.wrong:
            raise WrongAnswer(f"{server.name}, {scenario.name}: {tally.wrong[0]}")
        if book := _book(scenario, server):
            self.acknowledged[book] += tally.answered


def _right(scenario: Scenario, server: Contestant) -> Check:
    """Only Herald answers with content; of the others a yes is all one can ask."""
    return scenario.is_right if server.name == "herald" else _yes


def _yes(reply: Reply) -> bool:
    return reply.ok


def _book(scenario: Scenario, server: Contestant) -> tuple[Path, str] | None:
    """Name the table in which each deed must be found afterwards."""
    tables = {"bare": None, "textbook": "happening", "herald": scenario.writes}
    table = tables[server.name]
    return (server.database, table) if table else None
