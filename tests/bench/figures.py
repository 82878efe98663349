"""From measurements to figures: rows, medians and ranges, a table, a file."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: the median of its measurements, and what it may be at most."""

    name: str
    unit: str
    measured: Sequence[float]
    budget: float | None = None
    below: bool = False  # must be less than the budget; else it may also be equal

    @property
    def value(self) -> float:
        """The median."""
        return statistics.median(self.measured)

    @property
    def within(self) -> bool:
        """Whether the budget is kept; what has none is always within."""
        if self.budget is None:
            return True
        return self.value < self.budget if self.below else self.value <= self.budget

    def as_json(self) -> dict[str, Any]:
        """Give the row as `build/bench.json` has it."""
        value = round(self.value, 4)
        facts = {"name": self.name, "value": value, "unit": self.unit}
        return {**facts, "budget": self.budget, "within": self.within}


def ratios(of: Sequence[float], to: Sequence[float]) -> list[float]:
    """Compare round by round, because the machine is not the same from one to the next."""
    return [one / other for one, other in zip(of, to, strict=True)]


def quantile(values: Sequence[float], share: float) -> float:
    """Give the value that a share of all values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-round(share * 100) * len(ordered) // 100) - 1)]


def table(rows: Sequence[Row]) -> str:
    """Write rows for people: name, median, range, budget."""
    width = max(len(row.name) for row in rows)
    head = f"{'':{width}}  {'median':>9}  {'range':>19}  unit   budget"
    return "\n".join([head, *(_line(row, width) for row in rows)])


def save(rows: Sequence[Row], file: Path) -> None:
    """Write rows for programs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([row.as_json() for row in rows], indent=1) + "\n")


def _line(row: Row, width: int) -> str:
    spread = f"{_short(min(row.measured))} – {_short(max(row.measured))}"
    return f"{row.name:{width}}  {_short(row.value):>9}  {spread:>19}  {row.unit:<5}  {_kept(row)}"


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def _kept(row: Row) -> str:
    if row.budget is None:
        return ""
    sign = "<" if row.below else "≤"
    return f"{sign} {row.budget:g}{'' if row.within else '   OVER'}"
