"""`herald policy`: bring documents in, and print them."""

import functools
from pathlib import Path
from typing import Annotated

import typer

commands = typer.Typer(help="The policy and the documents beside it.", no_args_is_help=True)


@commands.command("import")
def import_text(
    context: typer.Context,
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
    from bot.clock import Clock
    from bot.console import COMMAND_LINE, act, ask, plainly
    from bot.policies import acts, files

    with plainly():
        slug, text = files.slug_of(document), files.read(file)
        change = files.change_of(new_version=new_version, correction=correction)
        url = context.obj()
        told = ask(url, functools.partial(files.compared, slug=slug, imported=text))
        typer.echo("\n".join(told))
        if not dry_run:
            version = act(
                url, acts.import_text, slug, text, change, by=COMMAND_LINE, at=Clock().now()
            )
            typer.echo("It holds now." if version else "It is a draft now; a lead publishes it.")


@commands.command("print")
def print_page(
    context: typer.Context,
    *,
    document: Annotated[str, typer.Option(help="policy, goals, tools, process, accounts.")] = (
        "policy"
    ),
) -> None:
    """Write a document as a page for the browser and the printer."""
    from bot.console import ask, plainly
    from bot.policies import files

    with plainly():
        question = functools.partial(files.page, slug=files.slug_of(document))
        typer.echo(ask(context.obj(), question))
