"""The sandbox as a programme of its own."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.shelf import Unreadable


async def serve(
    manifest_path: Path,
    workspace_path: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 3210,
    state: Path | None = None,
    request_url: str | None = None,
    gallery: Path | None = None,
    tour: Path | None = None,
    ready: Callable[[Sandbox], None] | None = None,
    until: asyncio.Event | None = None,
) -> None:
    """Run a sandbox until it is cancelled (or `until` is set).

    `request_url`: deliver there by signed HTTP instead of Socket Mode. `gallery`: a folder of
    JSON payloads to draw at `/gallery`. `ready` is called with the running sandbox. `tour`: a
    file with the steps of a guided tour. A busy port raises OSError.
    """
    sandbox = Sandbox(
        read(manifest_path),
        read(workspace_path),
        state=state,
        gallery=gallery,
        tour=steps(tour),
    )
    await sandbox.start(port, host)
    try:
        if request_url is not None:
            sandbox.post_to(request_url)
        if ready is not None:
            ready(sandbox)
        await (until or asyncio.Event()).wait()
    finally:
        await sandbox.stop()


def read(path: Path) -> Mapping[str, Any]:
    """Read a YAML or JSON file (JSON is YAML too)."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError):
        raise Unreadable(f"{path} is neither YAML nor JSON.") from None
    if not isinstance(content, dict):
        raise Unreadable(f"{path} does not hold a mapping.")
    return content


def steps(path: Path | None) -> list[Mapping[str, Any]]:
    """Read the steps of a tour, if there is one."""
    return [] if path is None else list(yaml.safe_load(path.read_text(encoding="utf-8")))
