"""Asking a server: as much as it can bear, or a hundred times a second."""

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.bench.wire import Line, Reply, Way

GRACE = 20.0  # seconds for the last answers; a server that needs longer has failed

Check = Callable[[Reply], bool]


@dataclass(slots=True)
class Tally:
    """What came of one stretch of asking."""

    answered: int = 0
    wrong: list[Reply] = field(default_factory=list)
    seconds: float = 0.0
    generator: float = 0.0  # the share of a processor that the generator needed
    waits: list[float] = field(default_factory=list)  # seconds from due to answered

    def note(self, reply: Reply, check: Check) -> None:
        """Count an answer; wrong ones are kept to be shown."""
        self.answered += 1
        if not check(reply):
            self.wrong.append(reply)


class Stretch:
    """Measures the time and the generator's own work while it lasts."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally

    def __enter__(self) -> Tally:
        self.began, self.used = time.perf_counter(), time.process_time()
        return self.tally

    def __exit__(self, *_: object) -> None:
        self.tally.seconds = time.perf_counter() - self.began
        self.tally.generator = (time.process_time() - self.used) / self.tally.seconds


async def flood(
    way: Way, requests: Iterator[Any], check: Check, *, lines: int, seconds: float
) -> Tally:
    """Keep all lines busy for some seconds, or until nothing is left to ask."""
    opened = await way.lines(lines)
    try:
        with Stretch(Tally()) as tally:
            end = time.perf_counter() + seconds
            async with asyncio.timeout(seconds + GRACE):
                await asyncio.gather(
                    *(_keep_asking(line, requests, check, tally, end) for line in opened)
                )
    finally:
        _hang_up(opened)
    return tally


async def _keep_asking(
    line: Line, requests: Iterator[Any], check: Check, tally: Tally, end: float
) -> None:
    for packed in requests:
        tally.note(await line.ask(packed), check)
        if time.perf_counter() > end:
            return


async def stroll(
    way: Way, requests: Iterator[Any], check: Check, *, lines: int, rate: float, seconds: float
) -> Tally:
    """Ask so many times a second, whether or not earlier answers are there yet.

    Each wait counts from the moment at which the request was due, so a server that stalls is
    charged for everything that had to queue behind it.
    """
    opened = await way.lines(lines)
    free: asyncio.Queue[Line] = asyncio.Queue()
    for line in opened:
        free.put_nowait(line)
    try:
        with Stretch(Tally()) as tally:
            async with asyncio.timeout(seconds + GRACE), asyncio.TaskGroup() as asking:
                began = time.perf_counter()
                for n, packed in enumerate(itertools.islice(requests, int(rate * seconds))):
                    due = began + n / rate
                    await asyncio.sleep(max(0.0, due - time.perf_counter()))
                    asking.create_task(_ask_once(free, packed, check, tally, due))
    finally:
        _hang_up(opened)
    return tally


async def _ask_once(
    free: "asyncio.Queue[Line]", packed: Any, check: Check, tally: Tally, due: float
) -> None:
    line = await free.get()
    reply = await line.ask(packed)
    tally.waits.append(time.perf_counter() - due)
    free.put_nowait(line)
    tally.note(reply, check)


def _hang_up(lines: list[Line]) -> None:
    for line in lines:
        line.close()
