"""A bot that shares its database file with others, and for whom real time passes faster.

`herald run` takes a SQLite file for itself alone and waits a minute before it takes over what
another left half done; tests need neither. Settings come as JSON, as the only argument.
"""

import asyncio
import json
import logging
import signal
import sys

from bot import app, settings
from tests.line.worlds import HurriedClock


async def run(told: settings.Settings) -> None:
    """Run until told to stop."""
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    await app.serve(app.build(told, HurriedClock()), stopped)


if __name__ == "__main__":
    logging.basicConfig(level="WARNING")
    asyncio.run(run(settings.read(json.loads(sys.argv[1]))))
