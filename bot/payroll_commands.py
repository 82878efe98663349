"""`herald payroll`: make the payroll office's file."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

commands = typer.Typer(help="What the payroll office gets.", no_args_is_help=True)


@commands.command()
def export(
    context: typer.Context,
    *,
    period: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="Any day of the pay period.")
    ],
    out: Annotated[Path | None, typer.Option(help="A file to write; else it is printed.")] = None,
) -> None:
    """Make a pay period's file, or give the same one again."""
    from bot.clock import Clock
    from bot.console import COMMAND_LINE, act, plainly, write_privately
    from bot.hours.pay import acts

    with plainly():
        url, day = context.obj(), period.date()
        file = act(url, acts.export_here, day, by=COMMAND_LINE, at=Clock().now())
        if out is None:
            typer.echo(file.contents.encode(), nl=False)
        else:
            write_privately(out, file.contents.encode())
            typer.echo(f"{file.name} is in {out}.")
