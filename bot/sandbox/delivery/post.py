"""The post office: hands things to the app, waits three seconds, repeats events."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from bot.sandbox.clock import Clock
from bot.sandbox.faults import EVENTS, Fault, Faults
from bot.sandbox.record import Record
from bot.sandbox.types import Answer, Deliver, Envelope, copied

R = TypeVar("R")
PATIENCE = 3.0  # seconds; docs.slack.dev/apis/events-api
RETRIES = (0.0, 60.0, 300.0)  # seconds until each repetition of an event


@dataclass(eq=False)
class Later:
    """An event that waits to be delivered at a moment of the clock."""

    envelope: Envelope
    due: float
    timer: asyncio.TimerHandle | None = None


class Post:
    """Delivers envelopes over whatever line leads to the app."""

    def __init__(
        self, line: Callable[[], Deliver | None], faults: Faults, record: Record, clock: Clock
    ) -> None:
        self.line, self.faults, self.record, self.clock = line, faults, record, clock
        self.patience, self.retries = PATIENCE, RETRIES
        self.running: set[asyncio.Task[Any]] = set()
        self.later: list[Later] = []
        self.overtaken: list[Later] = []
        self.failures: list[BaseException] = []

    async def ask(self, envelope: Envelope) -> Answer | None:
        """Deliver something and give the app's answer; None if none came in time."""
        said = self.record.delivery(envelope)
        answer = await self._asked(envelope)
        self.record.answered(said, answer)
        return answer

    async def _asked(self, envelope: Envelope) -> Answer | None:
        line = self.line()
        if line is None:
            return Answer(503, reason="connection_failed")
        task = self.start(line(replace(envelope, payload=copied(envelope.payload))))
        done, _ = await asyncio.wait({task}, timeout=self.patience)
        if not done:
            return None
        self._raised_here(task.exception())
        return task.result()

    def send(self, envelope: Envelope) -> None:
        """Deliver an event in the background, and again if it was not acknowledged."""
        fault = self.faults.take(EVENTS)
        if fault is not None and fault.kind != "duplicate":
            self._delayed(envelope, fault)
            return
        self.start(self._deliver(envelope))
        if fault is not None:
            self.start(self._deliver(envelope))
        for each in [late for late in self.overtaken if late in self.later]:
            self._due(each)
        self.overtaken.clear()

    def _delayed(self, envelope: Envelope, fault: Fault) -> None:
        """An event that is late, lost on its way, or overtaken by the next one."""
        if fault.kind == "lost":
            self._repeat(replace(envelope, retry=1, reason="http_timeout"), self.retries[0])
            return
        later = self._wait(envelope, fault.seconds)
        if fault.kind == "out_of_order":
            self.overtaken.append(later)

    def catch_up(self) -> None:
        """Deliver what has become due because the clock was wound."""
        now = self.clock.now()
        for each in sorted(self.later, key=lambda later: later.due):
            if each.due <= now:
                self._due(each)

    def start(self, work: Coroutine[Any, Any, R]) -> asyncio.Task[R]:
        """Do something in the background; `idle` waits for it."""
        task = asyncio.ensure_future(work)
        self.running.add(task)
        task.add_done_callback(self._finished)
        return task

    async def idle(self) -> None:
        """Wait until nothing is under way; what went wrong in the background is raised here."""
        while self.running - {asyncio.current_task()}:
            await asyncio.wait(self.running - {asyncio.current_task()})
        if self.failures:
            raise self.failures.pop(0)

    async def stop(self) -> None:
        """Drop everything that is under way."""
        for each in self.later:
            if each.timer is not None:
                each.timer.cancel()
        for task in list(self.running):
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)

    def _raised_here(self, failure: BaseException | None) -> None:
        """What goes wrong in front of somebody is not raised again in the background."""
        if failure in self.failures:
            self.failures = [each for each in self.failures if each is not failure]

    async def _deliver(self, envelope: Envelope) -> None:
        answer = await self.ask(envelope)
        refused = answer is not None and answer.no_retry
        if (
            (answer is not None and answer.went_well)
            or refused
            or envelope.retry >= len(self.retries)
        ):
            return
        again = replace(envelope, retry=envelope.retry + 1, reason=_reason(answer))
        self._repeat(again, self.retries[envelope.retry])

    def _repeat(self, envelope: Envelope, delay: float) -> None:
        if delay == 0:
            self.start(self._deliver(envelope))
        else:
            self._wait(envelope, delay)

    def _wait(self, envelope: Envelope, delay: float) -> Later:
        later = Later(envelope, self.clock.now() + delay)
        later.timer = asyncio.get_running_loop().call_later(delay, self._due, later)
        self.later.append(later)
        return later

    def _due(self, later: Later) -> None:
        if later.timer is not None:
            later.timer.cancel()
        self.later.remove(later)
        self.start(self._deliver(later.envelope))

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self.running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.failures.extend([failure for failure in [task.exception()] if failure])


def _reason(answer: Answer | None) -> str:
    return "http_timeout" if answer is None else answer.reason or "http_error"
