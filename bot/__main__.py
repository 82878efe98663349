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

from bot.sandbox_commands import commands as sandbox

if TYPE_CHECKING:
    from bot.settings import Settings

COMMAND_LINE = "command line"
LEFT_ALONE = (  # what Slack's libraries would read behind our back
    *("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"),
    *("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"),
)
READ_BY_BOLT = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN")

cli = typer.Typer(
    help="Herald runs an employee social-media ambassador programme in Slack.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
lead = typer.Typer(help="Leads of the programme.", no_args_is_help=True)
people = typer.Typer(help="People of the workspace.", no_args_is_help=True)
outbox = typer.Typer(help="What Herald has to say.", no_args_is_help=True)
payroll = typer.Typer(help="What the payroll office gets.", no_args_is_help=True)
policy = typer.Typer(help="The policy and the documents beside it.", no_args_is_help=True)
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
    from bot.console import act
    from bot.members import acts

    with _plainly():
        url = _settings().database
        member = act(url, acts.make_lead, person, by=COMMAND_LINE, at=_now())
        typer.echo(f"{member.name} is a lead now.")


@lead.command("remove")
def lead_remove(person: Annotated[str, typer.Argument(help="Slack member id, U024BE7LH.")]) -> None:
    """Let somebody be a lead no more; the last one stays until there is another."""
    from bot.console import act
    from bot.members import acts

    with _plainly():
        url = _settings().database
        member = act(url, acts.remove_lead, person, by=COMMAND_LINE, at=_now())
        typer.echo(f"{member.name} is no lead now.")


@people.command("import")
def people_import(
    file: Annotated[Path, typer.Argument(help="A list of people as CSV.", dir_okay=False)],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing, only say.")] = False,
    add_departments: Annotated[
        bool, typer.Option("--add-departments", help="Add departments that are not set up.")
    ] = False,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", help="A column of the file and what it says: Abteilung=department."),
    ] = None,
) -> None:
    """Take over Human Resources' list of people (docs/people-import.md)."""
    from bot import people_command

    with _plainly():
        url = _settings().database
        told = people_command.import_file(
            url, file, columns or [], dry_run=dry_run, adding=add_departments, by=COMMAND_LINE
        )
        for line in told:
            typer.echo(line)


@outbox.command("show")
def outbox_show() -> None:
    """Say what waits, and what could not be sent and why."""
    from bot.console import ask
    from bot.outbox import depth

    with _plainly():
        found = ask(_settings().database, depth)
        typer.echo(f"{found.waiting} waiting, {found.held} held until people are on duty")
        for row in found.parked:
            typer.echo(f"could not be sent: {row}")


@outbox.command("retry")
def outbox_retry() -> None:
    """Send once more what could not be sent."""
    from bot.console import act
    from bot.programme import acts

    with _plainly():
        count = act(_settings().database, acts.send_again, by=COMMAND_LINE, at=_now())
        typer.echo(f"{count} messages go out again.")


@payroll.command("export")
def payroll_export(
    *,
    period: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="Any day of the pay period.")
    ],
    out: Annotated[Path | None, typer.Option(help="A file to write; else it is printed.")] = None,
) -> None:
    """Make a pay period's file, or give the same one again."""
    from bot.console import act, write_privately
    from bot.hours.pay import acts

    with _plainly():
        url, day = _settings().database, period.date()
        file = act(url, acts.export_here, day, by=COMMAND_LINE, at=_now())
        if out is None:
            typer.echo(file.contents.encode(), nl=False)
        else:
            write_privately(out, file.contents.encode())
            typer.echo(f"{file.name} is in {out}.")


@policy.command("import")
def policy_import(
    file: Annotated[Path, typer.Argument(help="A Markdown file.", exists=True, dir_okay=False)],
    *,
    document: Annotated[str, typer.Option(help="policy, goals, tools, process, accounts.")] = (
        "policy"
    ),
    new_version: Annotated[bool, typer.Option("--new-version", help="Ask to read again.")] = False,
    correction: Annotated[bool, typer.Option("--correction", help="Ask nobody again.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what changes.")] = False,
) -> None:
    """Take a text over: as a draft for the leads, or at once as what you say it is."""
    from bot.console import act, ask
    from bot.policies import acts, files

    with _plainly():
        slug, text = files.slug_of(document), files.read(file)
        change = files.change_of(new_version=new_version, correction=correction)
        url = _settings().database
        told = ask(url, functools.partial(files.compared, slug=slug, imported=text))
        typer.echo("\n".join(told))
        if not dry_run:
            version = act(url, acts.import_text, slug, text, change, by=COMMAND_LINE, at=_now())
            typer.echo("It holds now." if version else "It is a draft now; a lead publishes it.")


@policy.command("print")
def policy_print(
    *,
    document: Annotated[str, typer.Option(help="policy, goals, tools, process, accounts.")] = (
        "policy"
    ),
) -> None:
    """Write a document as a page for the browser and the printer."""
    from bot.console import ask
    from bot.policies import files

    with _plainly():
        question = functools.partial(files.page, slug=files.slug_of(document))
        typer.echo(ask(_settings().database, question))


def _now() -> datetime:
    from bot.clock import Clock

    return Clock().now()


def _is_ours(name: str) -> bool:
    return name.startswith(("SLACK_", "HERALD_"))


def _plainly() -> AbstractContextManager[None]:
    from bot.console import plainly

    return plainly()


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
