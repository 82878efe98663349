"""Bots as processes of their own: started, waited for, asked to stop, or killed."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.sandbox import Person

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds until something has to be true, on a busy machine too
HERALD = ("-m", "bot", "run")
REPLICA = ("-m", "tests.races.replica")


class Bot:
    """A bot in a process; what it writes is kept in its log."""

    def __init__(
        self, environment: Mapping[str, str], folder: Path, command: tuple[str, ...] = HERALD
    ) -> None:
        self.log, self.asked = folder / "log.txt", 0.0
        with self.log.open("ab") as log:
            self.popen = subprocess.Popen(
                [sys.executable, *command],
                cwd=folder,
                env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), **environment},
                stdout=log,
                stderr=log,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.kill()

    def kill(self) -> None:
        """Kill it at once; it runs no code of its own any more."""
        if self.popen.poll() is None:
            self.popen.send_signal(signal.SIGKILL)
        self.popen.wait()

    def ask_to_stop(self) -> None:
        """Ask it to end, as a supervisor does."""
        self.asked = time.perf_counter()
        self.popen.send_signal(signal.SIGTERM)

    async def ended(self) -> tuple[int, float]:
        """Wait for its end; gives its exit code and the seconds since it was asked."""
        await until(lambda: self.popen.poll() is not None)
        return self.popen.wait(), time.perf_counter() - self.asked

    def must_run(self) -> None:
        """Complain if it has ended by itself."""
        assert self.popen.poll() is None, self.log.read_text()[-3000:]

    async def until(self, is_true: Callable[[], object]) -> None:
        """Wait until something is true, as long as it runs."""

        def still() -> object:
            self.must_run()
            return is_true()

        await until(still)

    async def until_it_knows(self, person: Person) -> None:
        """Wait until it has read who there is."""
        async with asyncio.timeout(PATIENCE):
            while True:
                self.must_run()
                await person.command("/share")
                said = person.ephemerals[-1]["text"] if person.ephemerals else ""
                if said and "doesn't know you yet" not in said:
                    return
                await asyncio.sleep(0.05)

    async def listening(self, port: int) -> None:
        """Wait until it lets Slack in over HTTP."""
        await self.until(lambda: is_open(port))


async def until(is_true: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until something is true."""
    async with asyncio.timeout(patience):
        while not is_true():
            await asyncio.sleep(0.01)


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def is_open(port: int) -> bool:
    """Say whether somebody listens on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
