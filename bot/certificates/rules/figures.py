"""Which figures about the way to the title can be told: none about fewer than five."""

from collections.abc import Sequence

FEWEST = 5


def told(counts: Sequence[int]) -> list[int | None]:
    """Give counts that belong together, None where there are too few.

    One alone that is left out could be worked out from the whole, so the smallest of the others
    is left out with it.
    """
    few = {place for place, count in enumerate(counts) if count < FEWEST}
    if len(few) == 1 and len(counts) > 1:
        others = [place for place in range(len(counts)) if place not in few]
        few.add(min(others, key=lambda place: counts[place]))
    return [None if place in few else count for place, count in enumerate(counts)]
