"""The first form of the state, one JSON document, turned into the present one."""

import json
from collections.abc import Iterator
from pathlib import Path

from bot.sandbox.shelf import MAGIC, Name, Shelf, Unreadable
from bot.sandbox.types import Json


def renew(path: Path) -> None:
    """Write a file of the first form anew, first beside it and then in its place."""
    if not path.exists() or path.read_bytes()[: len(MAGIC)] in (MAGIC, b""):
        return
    try:
        rows = list(_rows(json.loads(path.read_text(encoding="utf-8"))))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unreadable(f"{path} does not hold a workspace of the sandbox.") from None
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    shelf = Shelf(beside)
    shelf.put(rows, ())
    shelf.close()
    beside.replace(path)


def _rows(kept: Json) -> Iterator[tuple[Name, str]]:
    clock = {name: kept[name] for name in ("now", "last", "number")}
    yield ("clock", ""), json.dumps(clock)
    for person in kept["people"]:
        yield ("people", person["id"]), json.dumps(person)
    for user, view in kept["homes"].items():
        yield ("homes", user), json.dumps(view)
    for channel in kept["channels"]:
        messages = channel.pop("messages")
        yield ("channels", channel["id"]), json.dumps(channel)
        for ts, message in messages.items():
            yield ("messages", f"{channel['id']} {ts}"), json.dumps(message)
