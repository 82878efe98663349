"""What every command shares: one clear line for each trouble, and a database to work on."""

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import typer
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import DBAPIError

from bot import lock, migrate
from bot.db import Database
from bot.errors import Refusal, Unavailable
from bot.settings import SettingsError

R = TypeVar("R")

COMMAND_LINE = "command line"  # who acts, in the journal
MISCONFIGURED = 2
FAILED = 1
TALKATIVE = ("aiohttp", "slack_bolt", "slack_sdk")  # at DEBUG they log people's words
MENDABLE = (Refusal, Unavailable, DBAPIError, SlackApiError, ClientError, OSError, TimeoutError)
NOT_SET_UP = "the database is not set up yet; run `herald migrate`, or `herald run` once"


@contextmanager
def plainly() -> Iterator[None]:
    """Turn what an IT team can mend into one line each, and an exit code; bugs stay bugs."""
    try:
        yield
    except SettingsError as error:
        give_up(error.lines, MISCONFIGURED)
    except lock.Taken as taken:
        give_up([str(taken)], MISCONFIGURED)
    except MENDABLE as error:
        give_up([_said(error)])


def give_up(lines: list[str], code: int = FAILED) -> NoReturn:
    """Say what is wrong, one line each, and end."""
    for line in lines:
        typer.echo(f"herald: {line}", err=True)
    raise typer.Exit(code)


async def until_told(work: Callable[[asyncio.Event], Coroutine[Any, Any, int]]) -> int:
    """Run until Ctrl-C or a request to end."""
    stop = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    return await work(stop)


def act(url: str, what: Callable[..., R], *given: Any, **named: Any) -> R:
    """Run an act from the command line."""
    return _with_database(url, lambda db: db.transact(what, *given, **named))


def ask(url: str, question: Callable[..., R]) -> R:
    """Ask a question from the command line."""
    return _with_database(url, lambda db: db.read(question))


def work(url: str, job: Callable[[Database], Coroutine[Any, Any, R]]) -> R:
    """Run a job of several acts from the command line."""
    return _with_database(url, job)


def write_privately(file: Path, contents: bytes) -> None:
    """Write a file that only this account can read, because people's names are in it."""
    file.touch(mode=0o600)
    file.chmod(0o600)  # it may have been there
    file.write_bytes(contents)


def log_at(level: str) -> None:
    """Log lines of ids; libraries that would log people's words at DEBUG stay at INFO."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.getLevelName(level), logging.INFO))
    logging.getLogger("alembic").setLevel(logging.WARNING)


def _with_database(url: str, work: Callable[[Database], Coroutine[Any, Any, R]]) -> R:
    if not migrate.is_current(url):
        give_up([NOT_SET_UP])

    async def connected() -> R:
        db = Database(url)
        try:
            return await work(db)
        finally:
            await asyncio.to_thread(db.close)

    return asyncio.run(connected())


def _said(error: Exception) -> str:
    match error:
        case Refusal():
            return error.sentence
        case Unavailable() | DBAPIError():
            return f"the database can't be used: {_first_line(getattr(error, 'orig', error))}"
        case SlackApiError():
            return f"Slack refuses: {_reason(error)}; look at the tokens and the manifest"
        case OSError(filename=str() as name):
            return f"{name} can't be used: {error.strerror}"
        case _:
            return f"no connection: {_first_line(error)}"


def _first_line(error: object) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _reason(error: SlackApiError) -> str:
    return str(error.response.get("error", "")) if isinstance(error.response.data, dict) else "5xx"
