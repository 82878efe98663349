"""Threads for the database, so that no transaction holds up the event loop."""

import asyncio
import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R")


class Workers:
    """Threads that do calls in turn and report a batch to the event loop in one wake-up."""

    def __init__(self, name: str, count: int, batch: int) -> None:
        self.batch = batch
        self.queue: queue.SimpleQueue[tuple[asyncio.Future[Any], Callable[[], Any]] | None] = (
            queue.SimpleQueue()
        )
        self.threads = [
            threading.Thread(target=self._work, name=f"{name}-{n}", daemon=True)
            for n in range(count)
        ]
        for thread in self.threads:
            thread.start()

    def submit(self, call: Callable[[], R]) -> asyncio.Future[R]:
        """Queue a call; the future is set in the loop that asked."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self.queue.put((future, call))
        return future

    def close(self) -> None:
        """Finish what is queued, then end the threads."""
        for _ in self.threads:
            self.queue.put(None)
        for thread in self.threads:
            thread.join()

    def _work(self) -> None:
        open_ = True
        while open_:
            batch, open_ = self._take()
            if batch:
                done = [(future, *_outcome(call)) for future, call in batch]
                _report(done)

    def _take(self) -> tuple[list[tuple[asyncio.Future[Any], Callable[[], Any]]], bool]:
        job = self.queue.get()
        batch = []
        while job is not None:
            batch.append(job)
            if len(batch) == self.batch or self.queue.empty():
                return batch, True
            try:
                job = self.queue.get_nowait()
            except queue.Empty:
                return batch, True
        return batch, False


def _outcome(call: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return call(), None
    except BaseException as error:
        return None, error


def _report(done: list[tuple[asyncio.Future[Any], Any, BaseException | None]]) -> None:
    loop = done[0][0].get_loop()
    if not loop.is_closed():
        loop.call_soon_threadsafe(_settle, done)


def _settle(done: list[tuple[asyncio.Future[Any], Any, BaseException | None]]) -> None:
    for future, result, error in done:
        if future.done():
            continue
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)
