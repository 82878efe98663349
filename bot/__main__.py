"""The command line, `herald`; the only place that reads the environment."""

import asyncio
import logging
import os
import shutil
import signal
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

R = TypeVar("R")

ROOT = Path(__file__).parent.parent
TOWN = Path(__file__).parent / "demo" / "town.yaml"
COMMAND_LINE = "command line"
LEFT_ALONE = (  # what Slack's libraries would read behind our back
    *("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"),
    *("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"),
)
READ_BY_BOLT = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN")
MISCONFIGURED = 2

cli = typer.Typer(
    help="Herald runs an employee social-media ambassador programme in Slack.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
lead = typer.Typer(help="Leads of the programme.", no_args_is_help=True)
outbox = typer.Typer(help="What Herald has to say.", no_args_is_help=True)
cli.add_typer(lead, name="lead")
cli.add_typer(outbox, name="outbox")


def main() -> None:
    """Run the command line."""
    for name in LEFT_ALONE:
        os.environ.pop(name, None)
    cli()


@cli.command()
def run(
    *,
    http: Annotated[bool, typer.Option("--http", help="Listen for signed HTTP requests.")] = False,
) -> None:
    """Run the bot."""
    settings = _settings({"HERALD_TRANSPORT": "http"} if http else {})
    _log(settings.log_level)

    from bot import app, lock, migrate
    from bot.clock import Clock, WindableClock

    clock = WindableClock() if settings.clock_url else Clock()

    async def work(stop: asyncio.Event) -> int:
        await app.serve(app.build(settings, clock), stop)
        return 0

    try:
        with lock.alone(settings.database):
            migrate.migrate(settings.database, at=clock.now())
            raise typer.Exit(asyncio.run(_until_told(work)))
    except lock.Taken as taken:
        _give_up([str(taken)])


@cli.command()
def demo(
    *,
    port: Annotated[int, typer.Option(help="Port of the page.")] = 3210,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget the last demo first.")] = False,
) -> None:
    """Try Herald in your browser, in a town of its own."""
    from bot.demo.run import run as run_demo

    folder = Path.cwd() / ".demo"
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    inherited = {name: value for name, value in os.environ.items() if not _is_ours(name)}
    raise typer.Exit(asyncio.run(_until_told(lambda stop: run_demo(port, folder, inherited, stop))))


@cli.command()
def sandbox(
    *,
    port: Annotated[int, typer.Option(help="Port of the page and of Slack's methods.")] = 3210,
    manifest: Annotated[Path, typer.Option(help="The app.")] = ROOT / "manifest.yml",
    workspace: Annotated[Path, typer.Option(help="People, channels, tokens.")] = TOWN,
    state: Annotated[Path | None, typer.Option(help="File that keeps the workspace.")] = None,
    request_url: Annotated[str | None, typer.Option(help="Deliver there by signed HTTP.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing at start.")] = False,
) -> None:
    """Run the local Slack alone, for any Bolt app."""
    from bot.sandbox import Sandbox, serve

    def ready(running: Sandbox) -> None:
        if not quiet:
            typer.echo(_how_to_connect(running.url, running.bot_token, running.app_token))

    async def work(stop: asyncio.Event) -> int:
        await serve(
            manifest,
            workspace,
            port=port,
            state=state,
            request_url=request_url,
            ready=ready,
            until=stop,
        )
        return 0

    try:
        raise typer.Exit(asyncio.run(_until_told(work)))
    except OSError as error:
        _give_up([f"port {port} can't be used: {error.strerror}"])


@cli.command()
def migrate() -> None:
    """Bring the database up to date."""
    from bot import migrate as migration
    from bot.clock import Clock

    migration.migrate(_settings().database, at=Clock().now())


@lead.command("add")
def lead_add(person: Annotated[str, typer.Argument(help="Slack member id, U024BE7LH.")]) -> None:
    """Make a member a lead; the first one is made here, the next in Slack."""
    from bot.members import acts

    member = _act(acts.make_lead, person, by=COMMAND_LINE, at=_now())
    typer.echo(f"{member.name} is a lead now.")


@outbox.command("show")
def outbox_show() -> None:
    """Say what waits, and what could not be sent and why."""
    from bot.outbox import depth

    found = _ask(depth)
    typer.echo(f"{found.waiting} waiting, {found.held} held until people are on duty")
    for row in found.parked:
        typer.echo(f"parked: {row}")


@outbox.command("retry")
def outbox_retry() -> None:
    """Send once more what could not be sent."""
    from bot.programme import acts

    typer.echo(f"{_act(acts.send_again, by=COMMAND_LINE, at=_now())} messages go out again.")


async def _until_told(work: Callable[[asyncio.Event], Coroutine[Any, Any, int]]) -> int:
    """Run until Ctrl-C or a request to end."""
    stop = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    return await work(stop)


def _act(act: Callable[..., R], *given: Any, **named: Any) -> R:
    """Run an act from the command line; a refusal is a line, not a traceback."""
    from bot.db import Database
    from bot.errors import Refusal

    async def work() -> R:
        db = Database(_settings().database)
        try:
            return await db.transact(act, *given, **named)
        finally:
            await asyncio.to_thread(db.close)

    try:
        return asyncio.run(work())
    except Refusal as refusal:
        _give_up([refusal.sentence], code=1)


def _ask(question: Callable[..., R]) -> R:
    from bot.db import Database

    async def work() -> R:
        db = Database(_settings().database)
        try:
            return await db.read(question)
        finally:
            await asyncio.to_thread(db.close)

    return asyncio.run(work())


def _now() -> datetime:
    from bot.clock import Clock

    return Clock().now()


def _is_ours(name: str) -> bool:
    return name.startswith(("SLACK_", "HERALD_"))


def _how_to_connect(url: str, bot_token: str, app_token: str) -> str:
    return (
        f"\n  The sandbox is at {url}\n\n"
        f"  Point a Bolt app at it:\n"
        f"    base_url of its Web API client  {url}/api/\n"
        f"    bot token                       {bot_token}\n"
        f"    app-level token                 {app_token}\n\n  Ctrl-C stops it."
    )


def _settings(more: dict[str, str] | None = None) -> "Settings":
    """Read .env and the environment; a mistake ends with one line per setting."""
    from dotenv import dotenv_values

    from bot import settings

    given = {**dotenv_values(".env"), **os.environ, **(more or {})}
    for name in READ_BY_BOLT:
        os.environ.pop(name, None)
    try:
        return settings.read({name: value for name, value in given.items() if value is not None})
    except settings.SettingsError as error:
        _give_up(error.lines)


def _give_up(lines: list[str], code: int = MISCONFIGURED) -> NoReturn:
    for line in lines:
        typer.echo(f"herald: {line}", err=True)
    raise typer.Exit(code)


def _log(level: str) -> None:
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")


if __name__ == "__main__":
    main()
