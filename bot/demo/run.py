"""Runs the demo: a sandbox and a bot as two processes, and one address to open."""

import asyncio
import contextlib
import shutil
import socket
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import yaml
from aiohttp import ClientError, ClientSession

from bot import app, migrate, settings
from bot.clock import WindableClock
from bot.demo.week import Week, monday_after

TOWN = Path(__file__).with_name("town.yaml")
TOUR = Path(__file__).with_name("tour.yaml")
ZONE = "America/New_York"
FURTHER = 20  # ports that are tried after a busy one
LONGEST = 60.0  # seconds until both processes have to be up


class Demo(NamedTuple):
    """Where a demo lives: its ports, its folder, and what the bot is told."""

    port: int
    folder: Path
    pages: int  # the port of Herald's own web pages

    @property
    def url(self) -> str:
        """The address of the page."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def sign(self) -> Path:
        """The file that says that the first week was played to its end."""
        return self.folder / "played"

    def prepare(self) -> bool:
        """Make the folder, and say whether the town is new; half a first week counts as none."""
        is_new = not self.sign.exists()
        if is_new:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        return is_new

    def environment(self) -> dict[str, str]:
        """Point the bot at the sandbox."""
        tokens = yaml.safe_load(TOWN.read_text(encoding="utf-8"))["tokens"]
        return {
            "SLACK_BOT_TOKEN": tokens["bot"],
            "SLACK_APP_TOKEN": tokens["app"],
            "SLACK_API_URL": f"{self.url}/api/",
            "HERALD_CLOCK_URL": f"{self.url}/clock",
            "HERALD_ORGANISATION": "Town of Willow Bend",
            "HERALD_ZONE": ZONE,
            "HERALD_SHARE_CHANNEL": "C0SHARE",
            "HERALD_TEAM_CHANNEL": "C0TEAM",
            "HERALD_PROGRAMME_CHANNEL": "C0PROGRAMME",
            "HERALD_EMERGENCY_NUMBER": "911",
            "HERALD_EMERGENCY_WORDS": "Nobody watches Herald around the clock.",
            "HERALD_PRESS_NUMBER": "555 0100",
            "HERALD_DATABASE": f"sqlite:///{self.folder / 'herald.db'}",
            "HERALD_WEB_ADDRESS": f"http://127.0.0.1:{self.pages}",
            "HERALD_WEB_PORT": str(self.pages),
            "HERALD_LOG_LEVEL": "WARNING",
        }


async def run(port: int, folder: Path, environment: dict[str, str], stop: asyncio.Event) -> int:
    """Start both processes, say where to look, and stop both at the end.

    `environment` is what the processes inherit. Gives the exit code.
    """
    free = free_port(port)
    if free != port:
        _say(f"Port {port} is busy, so this demo uses {free}.")
    children: list[asyncio.subprocess.Process] = []
    demo = Demo(free, folder, free_port(free + 1))
    playing = asyncio.create_task(_play(demo, environment, children))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({playing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    playing.cancel()
    try:
        return await playing
    except asyncio.CancelledError:
        return 0
    finally:
        await _end(children)


async def _play(
    demo: Demo, environment: dict[str, str], children: list[asyncio.subprocess.Process]
) -> int:
    """Let both processes run until one of them ends by itself."""
    first = demo.prepare()
    state = str(demo.folder / "slack.json")
    children.append(
        await _start(
            ["sandbox", "--quiet", "--port", str(demo.port), "--state", state, "--tour", str(TOUR)],
            environment,
            demo.folder,
        )
    )
    await up(demo.url)
    if first:
        _say("Playing the town's first week (less than a minute, once) …")
        await play_week(demo)
        demo.sign.touch()
    children.append(await _start(["run"], environment | demo.environment(), demo.folder))
    _say(f"\n  Herald is in the Town of Willow Bend:  {demo.url}\n\n  Ctrl-C stops it.")
    ends = [asyncio.create_task(child.wait()) for child in children]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    _say("One of the two processes ended by itself; what it said stands above.")
    return 1


async def play_week(demo: Demo) -> None:
    """Play the town's first week through a bot of its own."""
    told = settings.read(demo.environment())
    clock = WindableClock()
    migrate.migrate(told.database, at=clock.now())
    herald = app.build(told, clock)
    await herald.start()
    await herald.reach(clock.now())
    try:
        async with ClientSession(raise_for_status=True) as session:

            async def wind(moment: datetime) -> None:
                call = {"as": "U0DANA", "to": moment.timestamp()}
                await (await session.post(f"{demo.url}/page/wind", json=call)).read()
                await herald.reach(moment)

            monday = monday_after(datetime.fromtimestamp(clock.now().timestamp(), UTC), ZONE)
            await Week(herald.db, wind, monday).play()
    finally:
        await herald.stop()


def free_port(port: int) -> int:
    """Give the port itself if it is free, else the next free one."""
    for candidate in range(port, port + FURTHER):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", candidate))
                return candidate
    raise OSError(f"the ports {port} to {port + FURTHER - 1} are all busy")


async def _start(
    arguments: list[str], environment: Mapping[str, str], folder: Path
) -> asyncio.subprocess.Process:
    """Start a command in the demo's folder, where no .env of an installation is read."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        env=dict(environment),
        cwd=folder,
        start_new_session=True,
    )


async def up(url: str) -> None:
    """Wait until an address answers."""
    async with asyncio.timeout(LONGEST), ClientSession() as session:
        while True:
            with contextlib.suppress(ClientError):
                async with session.get(url) as page:
                    if page.ok:
                        return
            await asyncio.sleep(0.1)


async def _end(children: list[asyncio.subprocess.Process]) -> None:
    for child in reversed(children):
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.terminate()
            await child.wait()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
