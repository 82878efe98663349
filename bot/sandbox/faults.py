"""Bad luck to order: Slack slow, refusing, failing before or after it acted, or gone."""

from dataclasses import asdict, dataclass

from bot.sandbox.types import Json, Mistake

EVENTS = "events"  # the method under which bad luck of deliveries is ordered
DELIVERIES = ("duplicate", "late")
KINDS = ("slow", "ratelimited", "error_before", "error_after", "error_late",
         "drop_before", "drop_after", "drop_late")  # fmt: skip


@dataclass
class Fault:
    """What goes wrong with the next calls of a method (`*`: of any), or with the next events."""

    method: str
    kind: str
    times: int = 1
    seconds: float = 1.0
    status: int = 500


class Faults:
    """All bad luck that is still to come."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(
        self, method: str, kind: str, times: int = 1, seconds: float = 1.0, status: int = 500
    ) -> None:
        """Order bad luck; `seconds` is how slow, how late, or how long to wait after a refusal.

        `status` is what an `error_…` answers with.
        """
        known = DELIVERIES if method == EVENTS else KINDS
        if kind not in known:
            raise Mistake(f"There is no fault {kind} of {method}; there are {', '.join(known)}.")
        self.waiting.append(Fault(method, kind, times, seconds, status))

    def take(self, method: str) -> Fault | None:
        """The bad luck of this call, if any."""
        for fault in self.waiting:
            if fault.method == method or (fault.method == "*" and method != EVENTS):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Be lucky again."""
        self.waiting.clear()

    def for_page(self) -> list[Json]:
        """What is still to come, for the page."""
        return [asdict(fault) for fault in self.waiting]
