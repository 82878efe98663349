"""How often one visitor may ask, kept in memory and never more than a page of it."""

from collections import OrderedDict

MOST_VISITORS = 10_000  # whom we remember; then the one who was silent longest is forgotten


class Pace:
    """So many visits in so many seconds, of each visitor (the generic cell rate algorithm)."""

    def __init__(self, visits: int, seconds: float) -> None:
        self.gap, self.seconds = seconds / visits, seconds
        self.free_at: OrderedDict[str, float] = OrderedDict()

    def wait(self, visitor: str, at: float) -> float:
        """Count a visit, and say how many seconds are left until this visitor may come; 0: now.

        A visit that has to wait does not count, so waiting helps.
        """
        used = max(self.free_at.get(visitor, at), at) + self.gap
        if used - at > self.seconds:
            return used - at - self.seconds
        self.free_at[visitor] = used
        self.free_at.move_to_end(visitor)
        if len(self.free_at) > MOST_VISITORS:
            self.free_at.popitem(last=False)
        return 0
