"""The three servers that are compared, and how each is started."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from tests.bench import town, wire
from tests.bench.running import READY, Process, free_port
from tests.bench.slack import PROGRAMME_CHANNEL, SHARE_CHANNEL, TEAM_CHANNEL, Slack
from tests.bench.wire import SECRET, Way

NAMES = ("bare", "textbook", "herald")
HTTP, SOCKET = "http", "socket"


@dataclass(frozen=True, slots=True)
class Contestant:
    """A running server, the way to it, and the file it writes to."""

    name: str
    process: Process
    way: Callable[[], Way]  # anew for each stretch, because signatures grow old
    database: Path


async def start(
    name: str, transport: str, slack: Slack, folder: Path, runner: tuple[str, ...] = ("-m", "bot")
) -> Contestant:
    """Start a server and wait until Slack reaches it."""
    port = free_port() if transport == HTTP else 0
    place = folder / f"{name}-{transport}"
    place.mkdir()
    database = place / "bench.db"
    arguments, environment = _command(name, port, slack, database, runner)
    process = Process(arguments, place, environment)
    if port:
        await process.listening(port)
        return Contestant(name, process, lambda: wire.Http(port, int(time.time())), database)
    async with asyncio.timeout(READY):
        link = await slack.link(_app_token(database))
    return Contestant(name, process, lambda: wire.SocketMode(link), database)


def herald_settings(slack: Slack, database: Path, port: int) -> dict[str, str]:
    """Settings as a small installation has them; port 0 stands for Socket Mode."""
    return {
        "SLACK_API_URL": slack.url,
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_APP_TOKEN": _app_token(database),
        "SLACK_SIGNING_SECRET": SECRET,
        "HERALD_ORGANISATION": "Town of Bench",
        "HERALD_ZONE": "America/New_York",
        "HERALD_SHARE_CHANNEL": SHARE_CHANNEL,
        "HERALD_TEAM_CHANNEL": TEAM_CHANNEL,
        "HERALD_PROGRAMME_CHANNEL": PROGRAMME_CHANNEL,
        "HERALD_DATABASE": f"sqlite:///{database}",
        "HERALD_HTTP_PORT": str(port or 3000),
    }


def _command(
    name: str, port: int, slack: Slack, database: Path, runner: tuple[str, ...]
) -> tuple[list[str], Mapping[str, str]]:
    if name == "herald":
        town.seed(database, Clock().now())
        door = ["--http"] if port else []
        return [*runner, "run", *door], herald_settings(slack, database, port)
    if name == "textbook":
        town.seed_textbook(database)
    given = {
        "--slack": slack.url,
        "--bot-token": "xoxb-bench",
        "--app-token": _app_token(database),
        "--secret": SECRET,
        "--port": str(port),
        "--database": str(database),
    }
    return ["-m", f"tests.bench.servers.{name}", *(w for pair in given.items() for w in pair)], {}


def _app_token(database: Path) -> str:
    """Give each server a token of its own, so that the bench knows whose connection it is."""
    return f"xapp-{database.parent.name}"
