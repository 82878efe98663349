"""Reading a workspace of ten thousand people: within Slack's pace, with flat memory."""

import asyncio
import json
import sys
from pathlib import Path

from bot.sandbox import Sandbox
from tests.bench.figures import Row
from tests.bench.running import ROOT
from tests.sandbox.crowd import city
from tests.town import MANIFEST

PEOPLE = 10_000
A_MINUTE = 20  # calls of users.list (docs.slack.dev, rate limits: Tier 2)
GROWN = 10.0  # MB from the third page to the last one; ten thousand people would be far more
CPU = 10.0  # seconds; two or three on a quiet machine, most of them for reading JSON


async def rows(folder: Path, people: int = PEOPLE) -> list[Row]:
    """Let a process read everybody, and write down what it took."""
    sandbox = Sandbox(MANIFEST, city(people, channels=1))
    await sandbox.start()
    folder.mkdir(parents=True, exist_ok=True)
    database = f"sqlite:///{folder / 'people.db'}"
    command = ("-m", "tests.bench.servers.reading", sandbox.api_url, database)
    reading = await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await reading.communicate()
    await sandbox.stop()
    told = json.loads(out)
    pace = (told["pages"] - 1) * 60 / max(told["waited"], 1)
    return [
        Row("people.pages", "", [told["pages"]]),
        Row("people.calls_a_minute", "/min", [pace], A_MINUTE),
        Row("people.grown", "MB", [told["grown"]], GROWN, below=True),
        Row("people.cpu", "s", [told["cpu"]], CPU, below=True),
    ]
