"""The command line, `herald`; the only place that reads the environment."""

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

ROOT = Path(__file__).parent.parent
LEFT_ALONE = (  # what Slack's libraries would read behind our back
    *("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"),
    *("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"),
)
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

    from bot import app, migrate
    from bot.clock import Clock, WindableClock

    clock = WindableClock() if settings.clock_url else Clock()
    migrate.migrate(settings.database, at=clock.now())

    async def work() -> None:
        stopped = asyncio.Event()
        for sign in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
        await app.serve(app.build(settings, clock), stopped)

    asyncio.run(work())


def _settings(more: dict[str, str] | None = None) -> "Settings":
    """Read .env and the environment; a mistake ends with one line per setting."""
    from dotenv import dotenv_values

    from bot import settings

    given = {**dotenv_values(".env"), **os.environ, **(more or {})}
    try:
        return settings.read({name: value for name, value in given.items() if value is not None})
    except settings.SettingsError as error:
        _give_up(error.lines)


def _give_up(lines: list[str]) -> NoReturn:
    for line in lines:
        sys.stderr.write(f"herald: {line}\n")
    raise typer.Exit(MISCONFIGURED)


def _log(level: str) -> None:
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")


if __name__ == "__main__":
    main()
