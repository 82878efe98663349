"""The command line, `herald`; the only place that reads the environment."""

import asyncio
import functools
import os
import shutil
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.payroll_commands import commands as payroll
from bot.people_commands import commands as people
from bot.policy_commands import commands as policy
from bot.sandbox_commands import commands as sandbox

if TYPE_CHECKING:
    from bot.settings import Settings

LEFT_ALONE = (  # what Slack's libraries would read behind our back
    *("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"),
    *("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"),
)
READ_BY_BOLT = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN")

cli = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
lead = typer.Typer(help="Leads of the programme.", no_args_is_help=True)
outbox = typer.Typer(help="What Herald has to say.", no_args_is_help=True)
cli.add_typer(lead, name="lead")
cli.add_typer(people, name="people")
cli.add_typer(outbox, name="outbox")
cli.add_typer(payroll, name="payroll")
cli.add_typer(policy, name="policy")
cli.add_typer(sandbox, name="sandbox")


def main() -> None:
    """Run the command line."""
    for name in LEFT_ALONE:
        os.environ.pop(name, None)
    cli()


@cli.callback()
def herald(context: typer.Context) -> None:
    """Herald runs an employee social-media ambassador programme in Slack."""
    context.obj = _database  # for the commands that stand in files of their own


@cli.command()
def run(
    *,
    http: Annotated[bool, typer.Option("--http", help="Listen for signed HTTP requests.")] = False,
) -> None:
    """Run the bot."""
    with _plainly():
        settings = _settings({"HERALD_TRANSPORT": "http"} if http else {})

        from bot import app, console, lock, migrate
        from bot.clock import Clock, WindableClock

        console.log_at(settings.log_level)
        clock = WindableClock() if settings.clock_url else Clock()

        async def work(stop: asyncio.Event) -> int:
            await app.serve(app.build(settings, clock), stop)
            return 0

        with lock.alone(settings.database):
            migrate.migrate(settings.database, at=clock.now())
            raise typer.Exit(asyncio.run(console.until_told(work)))


@cli.command()
def demo(
    *,
    port: Annotated[int, typer.Option(help="Port of the page.")] = 3210,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget the last demo first.")] = False,
) -> None:
    """Try Herald in your browser, in a town of its own."""
    from bot.console import until_told
    from bot.demo.run import run as run_demo

    folder = Path.cwd() / ".demo"
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    inherited = {name: value for name, value in os.environ.items() if not _is_ours(name)}
    with _plainly():
        work = functools.partial(run_demo, port, folder, inherited)
        raise typer.Exit(asyncio.run(until_told(work)))


@cli.command()
def migrate() -> None:
    """Bring the database up to date."""
    with _plainly():
        settings = _settings()

        from bot import migrate as migration

        migration.migrate(settings.database, at=_now())


@lead.command("add")
def lead_add(person: Annotated[str, typer.Argument(help="Slack member id, U024BE7LH.")]) -> None:
    """Make a member a lead; the first one is made here, the next in Slack."""
    from bot.console import COMMAND_LINE, act
    from bot.members import acts

    with _plainly():
        url = _database()
        member = act(url, acts.make_lead, person, by=COMMAND_LINE, at=_now())
        typer.echo(f"{member.name} is a lead now.")


@lead.command("remove")
def lead_remove(person: Annotated[str, typer.Argument(help="Slack member id, U024BE7LH.")]) -> None:
    """Let somebody be a lead no more; the last one stays until there is another."""
    from bot.console import COMMAND_LINE, act
    from bot.members import acts

    with _plainly():
        url = _database()
        member = act(url, acts.remove_lead, person, by=COMMAND_LINE, at=_now())
        typer.echo(f"{member.name} is no lead now.")


@outbox.command("show")
def outbox_show() -> None:
    """Say what waits, and what could not be sent and why."""
    from bot.console import ask
    from bot.outbox import depth
    from bot.slack.text import counted

    with _plainly():
        found = ask(_database(), depth)
        typer.echo(f"{found.waiting} waiting, {found.held} held until people are on duty")
        for row in found.parked:
            what = f"{counted(row.count, 'message')} to {row.lane}"
            typer.echo(f"could not be sent: {what} ({row.reason})")


@outbox.command("retry")
def outbox_retry() -> None:
    """Send once more what could not be sent."""
    from bot.console import COMMAND_LINE, act
    from bot.programme import acts
    from bot.slack.text import counted

    with _plainly():
        count = act(_database(), acts.send_again, by=COMMAND_LINE, at=_now())
        typer.echo(f"{counted(count, 'message')} to send again.")


def _now() -> datetime:
    from bot.clock import Clock

    return Clock().now()


def _is_ours(name: str) -> bool:
    return name.startswith(("SLACK_", "HERALD_"))


def _plainly() -> AbstractContextManager[None]:
    from bot.console import plainly

    return plainly()


def _database() -> str:
    return _settings().database


def _settings(more: dict[str, str] | None = None) -> "Settings":
    """Read .env and, above it, the environment; what is empty there does not count."""
    from dotenv import dotenv_values

    from bot import settings

    try:
        written = dotenv_values(".env")
    except UnicodeDecodeError:
        raise settings.SettingsError([".env is no UTF-8 text; save it as such"]) from None
    exported = {name: value for name, value in os.environ.items() if value.strip()}
    for name in READ_BY_BOLT:
        os.environ.pop(name, None)
    given = {**written, **exported, **(more or {})}
    return settings.read({name: value for name, value in given.items() if value is not None})


if __name__ == "__main__":
    main()
