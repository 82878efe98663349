"""The figures of a comparison, with their budgets (the budgets are agreed, not measured)."""

from collections.abc import Iterable

from tests.bench.contestants import Contestant
from tests.bench.figures import Row, quantile, ratios
from tests.bench.rounds import Comparison, Measured

VS_BARE = {"command_read": 4.0, "button_write": 7.0, "form_write": 7.0, "home": 8.0}
VS_TEXTBOOK = {"button_write": 1.0, "form_write": 1.0}
P99_MS = 150.0
MEMORY_MB = 120.0  # after all the load
GENERATOR = 0.5  # of a processor: above it, the generator and not the server was the limit
QUANTILES = {"p50_ms": 0.5, "p95_ms": 0.95, "p99_ms": 0.99}


def rows(comparison: Comparison, transport: str, servers: list[Contestant]) -> list[Row]:
    """Write down what was measured over one transport."""
    measured = comparison.measured
    names = dict.fromkeys(scenario for scenario, _ in measured)
    return [
        *(row for name in names for row in _ratios(measured, name, transport)),
        *(row for name in names for row in _waits(measured[name, "herald"], name, transport)),
        *(_absolute(m, f"{n}.{server}.{transport}") for (n, server), m in measured.items()),
        *(_memory(s, transport) for s in servers if s.name == "herald"),
        _generator(measured.values(), transport),
    ]


def _ratios(measured: dict[tuple[str, str], Measured], name: str, transport: str) -> Iterable[Row]:
    cpu = {server: m.cpu for (scenario, server), m in measured.items() if scenario == name}
    compared = (("herald", "bare"), ("herald", "textbook"), ("textbook", "bare"))
    for one, other in compared:
        if one in cpu and other in cpu:
            yield _ratio(ratios(cpu[one], cpu[other]), one, other, f"{name}.{transport}")


def _ratio(values: list[float], one: str, other: str, where: str) -> Row:
    name = where.split(".", 1)[0]
    if one != "herald":
        return Row(f"{one}_vs_{other}.{where}", "times", values)
    if other == "bare":
        return Row(f"cpu_vs_bare.{where}", "times", values, VS_BARE[name])
    return Row(f"cpu_vs_textbook.{where}", "times", values, VS_TEXTBOOK.get(name), below=True)


def _waits(herald: Measured, name: str, transport: str) -> Iterable[Row]:
    where = f"{name}.{transport}"
    if herald.rate:
        yield Row(f"rps.{where}", "/s", herald.rate)
    for label, share in QUANTILES.items():
        if herald.waits:
            values = [quantile(waits, share) for waits in herald.waits]
            budget = P99_MS if label == "p99_ms" else None
            yield Row(f"{label}.{where}", "ms", values, budget, below=True)


def _absolute(measured: Measured, where: str) -> Row:
    return Row(f"cpu_ms.{where}", "ms", measured.cpu or [0.0])


def _memory(herald: Contestant, transport: str) -> Row:
    name = f"start.memory_mb{'' if transport == 'http' else '.socket'}"
    return Row(name, "MB", [herald.process.memory()], MEMORY_MB, below=True)


def _generator(measured: Iterable[Measured], transport: str) -> Row:
    """Take the most that the generator needed in any turn."""
    most = max(share for m in measured for share in m.generator)
    return Row(f"generator.{transport}", "share", [most], GENERATOR, below=True)
