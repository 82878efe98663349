"""A world of coroutines in virtual time: a seed decides who goes next, and anybody may die."""

import heapq
from collections.abc import Callable, Coroutine, Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from random import Random
from typing import Any

from bot.clock import Clock
from bot.db import Database

START = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Pause:
    """Something that takes a number of virtual seconds; here a process may die or sleep."""

    seconds: float
    sleeper: bool = True

    def __await__(self) -> Generator["Pause", None, None]:
        yield self


def nobody() -> None:
    """Who lives for ever needs no heir."""


@dataclass(frozen=True)
class Fate:
    """How likely a process dies, or sleeps, at one step; and who comes after it."""

    dies: float = 0.0
    sleeps: float = 0.0
    heir: Callable[[], None] = nobody


class Dead(BaseException):
    """A process was killed: no code of its own runs any more."""


class World:
    """Runs coroutines one step at a time, in the order of a virtual clock."""

    def __init__(self, seed: int) -> None:
        self.random, self.numbers = Random(seed), count()
        self.time = START.timestamp()
        self.due: list[tuple[float, int, Coroutine[Pause, None, None], Fate]] = []
        self.steps = self.deaths = 0
        self.calm = False

    def start(
        self, work: Coroutine[Any, None, None], after: float = 0.0, fate: Fate | None = None
    ) -> None:
        """Let a coroutine begin after some virtual seconds."""
        entry = (self.time + after, next(self.numbers), work, fate or Fate())
        heapq.heappush(self.due, entry)

    def later(self, after: float, call: Callable[[], Any]) -> None:
        """Let something happen after some virtual seconds, whoever lives."""

        async def happen() -> None:
            call()

        self.start(happen(), after)

    def run(self, until: float) -> None:
        """Go on up to a virtual second."""
        while self.due and self.due[0][0] <= until:
            self.time, _, work, fate = heapq.heappop(self.due)
            self.steps += 1
            self._step(work, fate)
        self.time = max(self.time, until)

    def _step(self, work: Coroutine[Pause, None, None], fate: Fate) -> None:
        try:
            pause = work.throw(Dead()) if self._happens(fate.dies) else work.send(None)
        except StopIteration:
            return
        except Dead:
            self.deaths += 1
            fate.heir()
            return
        seconds = pause.seconds
        if pause.sleeper and self._happens(fate.sleeps):
            seconds += self.random.uniform(6, 120)
        self.start(work, seconds, fate)

    def _happens(self, chance: float) -> bool:
        return not self.calm and self.random.random() < chance


class WorldClock(Clock):
    """Both times are the world's."""

    def __init__(self, world: World) -> None:
        self.world = world

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.world.time, UTC)

    def seconds(self) -> float:
        return self.world.time

    async def sleep(self, seconds: float) -> None:
        await Pause(seconds)


class WorldDatabase(Database):
    """The real database, used in the one thread of the world; around each use time passes."""

    world: World

    async def transact(self, act: Any, *args: Any, **kwargs: Any) -> Any:
        await Pause(self.world.random.uniform(0, 0.1))
        result, _ = self._write(act, *args, **kwargs)
        await Pause(self.world.random.uniform(0, 0.1))
        return result

    async def read(self, question: Any, *args: Any, **kwargs: Any) -> Any:
        result = self._read(question, *args, **kwargs)
        await Pause(self.world.random.uniform(0, 0.1))
        return result
