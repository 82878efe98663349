"""`herald demo`, as a newcomer runs it: two processes, one address, a first week, one Ctrl-C."""

import asyncio
import json
import re
import signal
import socket
import sqlite3
import sys
from contextlib import asynccontextmanager, closing

import psutil
import pytest
from aiohttp import ClientSession

from bot.demo.run import up
from tests.town import ROOT

ADDRESS = re.compile(r"Town of Willow Bend:\s+(http://127\.0\.0\.1:(\d+))")
LONGEST = 150  # seconds for a start on a machine that has other work, too
MONDAY = "The week in 5 stories"


class Demo:
    """A demo that runs, and what it said."""

    def __init__(self, process):
        self.process, self.said = process, ""

    async def until(self, pattern):
        """Read on until a line matches."""
        async with asyncio.timeout(LONGEST):
            while not (found := re.search(pattern, self.said)):
                line = await self.process.stdout.readline()
                assert line, f"the demo ended: {self.said}"
                self.said += line.decode()
        return found

    async def interrupt(self):
        """Press Ctrl-C; gives the exit code and which of its processes are left."""
        family = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(signal.SIGINT)
        async with asyncio.timeout(LONGEST):
            code = await self.process.wait()
        return code, [child for child in family if child.is_running()]


@asynccontextmanager
async def running(folder, *arguments):
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", *arguments),
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "SLACK_BOT_TOKEN": "xoxb-not-this-one"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Demo(process)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
            await process.wait()


@pytest.fixture
def busy():
    """A port that somebody else has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


async def texts(url, person, channel):
    async with ClientSession() as session:
        asked = {"as": person, "channel": channel}
        async with session.get(f"{url}/page/history", params=asked) as answer:
            return [message["text"] for message in json.loads(await answer.text())["messages"]]


async def pages_are_ready(folder):
    """Wait until Herald's own web pages answer, at the address that its messages name."""
    with closing(sqlite3.connect(folder / ".demo" / "herald.db")) as db:
        ((address,),) = db.execute("SELECT address FROM programme")
    await up(f"{address}/ready")


async def test_the_town_plays_its_week_survives_a_restart_and_can_begin_again(tmp_path, busy):
    (tmp_path / ".env").write_text("HERALD_TRANSPORT=http\nHERALD_PROXY=http://127.0.0.1:9\n")
    async with running(tmp_path, "--port", str(busy)) as demo:
        url = (await demo.until(ADDRESS))[1]
        assert f"Port {busy} is busy, so this demo uses" in demo.said
        told = await texts(url, "U0ANA", "C0SHARE")
        assert [text for text in told if text.startswith(MONDAY)] == [told[-1]]
        assert len(told) == 6
        await pages_are_ready(tmp_path)
        assert await demo.interrupt() == (0, [])
    async with running(tmp_path, "--port", str(busy)) as demo:
        url = (await demo.until(ADDRESS))[1]
        assert "first week" not in demo.said
        assert await texts(url, "U0ANA", "C0SHARE") == told
        assert await demo.interrupt() == (0, [])
    async with running(tmp_path, "--port", str(busy), "--fresh") as demo:
        await demo.until("first week")
        assert await demo.interrupt() == (0, [])
