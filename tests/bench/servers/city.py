"""The sandbox of a whole city, as a process of its own: `city PORT MESSAGES`."""

import asyncio
import sys

from tests.sandbox.crowd import big_sandbox, fill

DECEMBER = 1_796_083_200.0  # Unix seconds


async def serve(port: int, messages: int) -> None:
    """Open a city, which answers once it is full; its app may speak without a pause."""
    sandbox = big_sandbox(now=DECEMBER)
    sandbox.switches.pace.burst = sys.maxsize
    await sandbox.start(port)
    fill(sandbox, messages)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
