"""`herald people`: take over Human Resources' list."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.hours.hr.rules.planning import Plan

WOULD = "{people} would change. Nothing has changed."
APPLIED = "{people} changed."
LONGER = "departments not set up: {names}; --add-departments adds them"

commands = typer.Typer(help="People of the workspace.", no_args_is_help=True)


@commands.command("import")
def import_list(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="A list of people as CSV.", exists=True, dir_okay=False)
    ],
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
    from bot.console import plainly

    with plainly():
        url = context.obj()
        for line in _import(url, file, columns or [], dry_run=dry_run, adding=add_departments):
            typer.echo(line)


def _import(
    url: str, file: Path, columns: Sequence[str], *, dry_run: bool, adding: bool
) -> list[str]:
    """Take over a file, or say what it would change; gives what is to be said about it."""
    from bot.clock import Clock
    from bot.console import COMMAND_LINE, ask, work
    from bot.hours.hr import jobs, store
    from bot.hours.hr.rules.header import read_mapping
    from bot.slack.fetch import decode

    text, mapping = decode(file.read_bytes(), file.name), read_mapping(columns)
    if dry_run:
        plan = ask(url, partial(store.plan, text=text, mapping=mapping))
        return _told(plan, WOULD, len(plan.changes))
    applying = partial(jobs.apply_list, clock=Clock(), text=text, by=COMMAND_LINE)
    plan, changed = work(url, partial(applying, mapping=mapping, adding=adding))
    return _told(plan, APPLIED, changed)


def _told(plan: "Plan", outcome: str, number: int) -> list[str]:
    from bot.hours.hr import views
    from bot.slack.text import counted

    names = ", ".join(sorted(plan.unknown_departments.values()))
    unknown = [LONGER.format(names=names)] if names else []
    people = counted(number, "person", "people")
    return [*views.lines(plan), *unknown, outcome.format(people=people)]
