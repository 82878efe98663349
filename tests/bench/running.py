"""Servers as processes of their own: start, pin, look at, stop."""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
READY = 30.0  # seconds a server may take to open
CALM = 0.1  # seconds; a server is at rest when it needs next to nothing for so long
LAST = 10.0  # seconds a server may take to end
REST = 3.0  # seconds that are waited for rest
PROCESS = 2  # with the complement of a pid: its clock (Linux, clock_getcpuclockid)
OURS, THEIRS = {1}, {0}  # processors: the generator's, the servers'


@contextlib.contextmanager
def on(processors: set[int]) -> Iterator[None]:
    """Be on some processors; what is started here stays there."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, processors & set(range(os.cpu_count() or 1)) or before)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


class Process:
    """A running server."""

    def __init__(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.log = folder / "log.txt"
        self.port = 0
        self.began = time.perf_counter()
        with on(THEIRS), self.log.open("ab") as log:
            self.popen = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=folder,
                env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), **(environment or {})},
                stdout=log,
                stderr=log,
            )
        self.seen = psutil.Process(self.popen.pid)

    def cpu(self) -> float:
        """Seconds of processor time so far, its own and the system's for it, to the nanosecond."""
        return time.clock_gettime((~self.popen.pid << 3) | PROCESS)

    def memory(self) -> float:
        """Resident memory in MB (2**20 bytes)."""
        return self.seen.memory_info().rss / 2**20

    async def rest(self) -> None:
        """Wait until it has done what it still had to do."""
        end = time.perf_counter() + REST
        while time.perf_counter() < end:
            before = self.cpu()
            await asyncio.sleep(CALM)
            if self.cpu() - before <= 0.05 * CALM:
                return

    async def listening(self, port: int) -> float:
        """Wait until a port is open, and say how many seconds it took from the start."""
        while time.perf_counter() < self.began + READY:
            self.must_run()
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                took = time.perf_counter() - self.began
                writer.close()
                return took
            await asyncio.sleep(0.005)
        raise TimeoutError(f"port {port} stayed closed; see {self.log}")

    def must_run(self) -> None:
        """Complain if it has ended by itself."""
        if self.popen.poll() is not None:
            raise RuntimeError(f"a server has ended:\n{self.log.read_text()[-2000:]}")

    async def stop(self) -> None:
        """Ask it to end, and see to it."""
        self.popen.send_signal(signal.SIGTERM)
        end = time.perf_counter() + LAST
        while self.popen.poll() is None and time.perf_counter() < end:
            await asyncio.sleep(0.02)
        if self.popen.poll() is None:
            self.popen.kill()
        self.popen.wait()
