"""Herald under a profiler, for whoever wants to make it faster; no figure is made of it.

Each thread writes a profile of its own beside the database: the loop's, the writer's, the readers'.
"""

import cProfile
import sys
import threading
import time
from collections.abc import Callable

from bot.__main__ import main


class Profiled(threading.Thread):
    """A thread that writes down where its time went."""

    def run(self) -> None:
        """Do the thread's work under the profiler."""
        recorded(super().run, self.name)


def recorded(work: Callable[[], object], name: str) -> None:
    """Do some work under the profiler and write the profile when it has ended."""
    profile = cProfile.Profile(time.thread_time)  # waiting, for the GIL too, does not count
    try:
        profile.runcall(work)
    finally:
        profile.dump_stats(f"{name}.prof")


if __name__ == "__main__":
    vars(threading)["Thread"] = Profiled
    sys.argv[0] = "herald"
    recorded(main, "loop")
