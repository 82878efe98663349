"""How long `herald run` takes to let Slack in, what it weighs, and what it need not import."""

import re
import sys
from pathlib import Path

from bot.clock import Clock
from tests.bench import town
from tests.bench.contestants import herald_settings
from tests.bench.figures import Row
from tests.bench.running import Process, free_port
from tests.bench.slack import Slack

TIMES = 5
SECONDS = 1.2
HEAVY = ("PIL", "reportlab", "feedparser", "rich", "alembic.command", "holidays")
IMPORTED = re.compile(r"^import time: +\d+ \| +\d+ \| +(\S+)$", re.MULTILINE)


async def rows(slack: Slack, folder: Path) -> list[Row]:
    """Start Herald several times on a database that is up to date."""
    database = folder / "start.db"
    town.seed(database, Clock().now())
    times = [await _start(slack, database, folder / f"start-{n}") for n in range(TIMES)]
    heavy = await heavy_imports(slack, database, folder / "imports")
    if heavy:
        sys.stdout.write(f"Imported at start, though it should wait: {', '.join(heavy)}\n")
    return [
        Row("start.seconds", "s", times, SECONDS, below=True),
        Row("start.imports", "heavy", [len(heavy)], 0),
    ]


async def heavy_imports(slack: Slack, database: Path, folder: Path) -> list[str]:
    """List what was imported at start though it should wait until it is used."""
    await _start(slack, database, folder, "-X", "importtime")
    imported = set(IMPORTED.findall((folder / "log.txt").read_text()))
    return sorted(imported & set(HEAVY))


async def _start(slack: Slack, database: Path, folder: Path, *options: str) -> float:
    port = free_port()
    settings = herald_settings(slack, database, port)
    process = Process([*options, "-m", "bot", "run", "--http"], folder, settings)
    try:
        return await process.listening(port)
    finally:
        await process.stop()
