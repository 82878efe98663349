"""`herald sandbox`: run the local Slack, and bring time and bad luck to one that runs."""

import asyncio
import functools
import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from bot.sandbox import Sandbox

ROOT = Path(__file__).parent.parent
TOWN = Path(__file__).parent / "demo" / "town.yaml"
PATIENCE = 75.0  # seconds; winding waits a minute for a slow bot
HOURS = {"m": 1 / 60, "h": 1.0, "d": 24.0, "w": 168.0}

Port = Annotated[int, typer.Option(help="Port of the page and of Slack's methods.")]
Json = dict[str, Any]

commands = typer.Typer(
    help="Run the local Slack, for any Bolt app; wind its clock and order bad luck.",
    invoke_without_command=True,
)


@commands.callback()
def sandbox(
    context: typer.Context,
    *,
    port: Port = 3210,
    manifest: Annotated[Path, typer.Option(help="The app.")] = ROOT / "manifest.yml",
    workspace: Annotated[Path, typer.Option(help="People, channels, tokens.")] = TOWN,
    state: Annotated[Path | None, typer.Option(help="File that keeps the workspace.")] = None,
    request_url: Annotated[str | None, typer.Option(help="Deliver there by signed HTTP.")] = None,
    gallery: Annotated[Path | None, typer.Option(help="Draw this folder at /gallery.")] = None,
    tour: Annotated[Path | None, typer.Option(help="Steps of a guided tour.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing at start.")] = False,
) -> None:
    """Run the local Slack alone, for any Bolt app; wind its clock and order bad luck."""
    if context.invoked_subcommand is not None:
        return
    from bot.sandbox import serve

    ready = None if quiet else _say_how_to_connect
    at = functools.partial(serve, manifest, workspace, port=port, state=state, ready=ready)
    _run(functools.partial(at, request_url=request_url, gallery=gallery, tour=tour), port)


def _run(serving: Callable[..., Awaitable[None]], port: int) -> NoReturn:
    """Run a sandbox until somebody ends it; what cannot be is said, a line for each flaw."""
    from bot.console import MISCONFIGURED, give_up, until_told
    from bot.sandbox import Unreadable
    from bot.sandbox.checker.manifests import BrokenManifest

    async def work(stop: asyncio.Event) -> int:
        await serving(until=stop)
        return 0

    try:
        raise typer.Exit(asyncio.run(until_told(work)))
    except OSError as error:
        give_up([f"{error.filename or f'port {port}'} can't be used: {error.strerror}"])
    except BrokenManifest as error:
        give_up([f"the manifest, {line}" for line in error.lines], MISCONFIGURED)
    except Unreadable as error:
        give_up([str(error)], MISCONFIGURED)


@commands.command()
def fault(
    method: Annotated[str, typer.Argument(help="chat.postMessage, *, events or socket.")] = "",
    kind: Annotated[str, typer.Argument(help="What goes wrong; left out: what could.")] = "",
    *,
    times: Annotated[int, typer.Option(help="How often; 0 is once.")] = 0,
    seconds: Annotated[float, typer.Option(help="How slow, how late, Retry-After.")] = 1.0,
    status: Annotated[int, typer.Option(help="What an error answers with.")] = 500,
    lasting: Annotated[float, typer.Option(help="Whenever it fits, for so many seconds.")] = 0.0,
    clear: Annotated[bool, typer.Option("--clear", help="Be lucky again.")] = False,
    port: Port = 3210,
) -> None:
    """Let the next calls, events or connections of a running sandbox go wrong."""
    if clear:
        _show(_ask(port, "clear_faults"), "Nothing goes wrong any more.")
    elif not kind:
        _list(_ask(port, "luck"), method)
    else:
        numbers = {"times": times, "seconds": seconds, "status": status, "lasting": lasting}
        _show(_ask(port, "fault", method=method, kind=kind, **numbers), "Done.")


@commands.command()
def wind(
    how_far: Annotated[str, typer.Argument(help="30m, 3h, 2d, 1w or 2026-11-17T08:00.")],
    *,
    port: Port = 3210,
) -> None:
    """Wind the clock of a running sandbox forward; what becomes due on the way is done."""
    told = _ask(port, "wind", **_distance(how_far))
    arrived = datetime.fromtimestamp(told["now"], UTC).astimezone()
    typer.echo(f"It is {arrived:%A, %d %B %Y, %H:%M}.")
    if not told["arrived"]:
        _fail("The bot has not done all that became due yet.")


@commands.command()
def switch(
    name: Annotated[str, typer.Argument(help="tiers, short_pages …; left out: all.")] = "",
    value: Annotated[str, typer.Argument(help="on, off or a number.")] = "on",
    *,
    port: Port = 3210,
) -> None:
    """Make a running sandbox stricter or kinder."""
    told = _ask(port, "switch", name=name, value=value) if name else _ask(port, "luck")
    for each in told["switches"]:
        typer.echo(f"{each['name']:22}{_position(each['value']):6}{each['says']}")


def _position(value: bool | int | None) -> str:
    if isinstance(value, bool) or value is None:
        return "on" if value else "off"
    return str(value)


def _distance(text: str) -> Json:
    """How far to wind: so many hours, or to a moment (without an offset, of this machine)."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([mhdw])", text)
    if found:
        return {"hours": float(found[1]) * HOURS[found[2]]}
    try:
        return {"to": datetime.fromisoformat(text).timestamp()}
    except ValueError:
        _fail(f"{text} is neither like 30m, 3h, 2d or 1w nor like 2026-11-17T08:00.")


def _ask(port: int, verb: str, **body: Any) -> Json:
    """Ask a running sandbox for something; what it refuses is said in one line."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("POST", f"/page/{verb}", json.dumps(body))
        told = json.loads(connection.getresponse().read())
    except (OSError, HTTPException, ValueError):
        _fail(f"no sandbox answers at port {port}")
    finally:
        connection.close()
    if not told.get("ok"):
        _fail(str(told.get("error")))
    return dict(told)


def _fail(sentence: str) -> NoReturn:
    from bot.console import give_up

    give_up([sentence])


def _show(told: Json, otherwise: str) -> None:
    """Say what is still to come, or what to say when that is nothing."""
    if not told["faults"]:
        typer.echo(otherwise)
    for each in told["faults"]:
        often = f"{each['times']} times" if each["times"] else "always"
        left = f", for {each['left']} seconds more" if each["left"] is not None else ""
        typer.echo(f"{each['method']} {each['kind']}: {often}{left}")


def _list(told: Json, method: str) -> None:
    """Say what can go wrong, with a method or altogether."""
    kinds = told["fault_kinds"]
    for name in [method if method in kinds else "*"] if method else kinds:
        typer.echo("any method:" if name == "*" else f"{name}:")
        for each in kinds[name]:
            typer.echo(f"  {each['name']:21}{each['says']}")


def _say_how_to_connect(running: "Sandbox") -> None:
    typer.echo(
        f"\n  The sandbox is at {running.url}{_gallery(running)}\n\n"
        f"  Point a Bolt app at it:\n"
        f"    base_url of its Web API client  {running.api_url}\n"
        f"    bot token                       {running.bot_token}\n"
        f"    app-level token                 {running.app_token}\n"
        f"    signing secret                  {running.signing_secret}\n\n  Ctrl-C stops it."
    )


def _gallery(running: "Sandbox") -> str:
    shown = running.gallery.folder is not None
    return f"\n  The gallery is at {running.url}/gallery" if shown else ""
