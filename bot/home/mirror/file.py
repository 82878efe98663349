"""The mirror as a text that can be read, kept and handed on: every row, word for word."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.home.mirror.registry import IT
from bot.home.mirror.walking import Held, Named, Names, Row
from bot.members.models import Member

NAME = "what-herald-knows-about-me.txt"
A_PERSON = re.compile(r"\b[UW][A-Z0-9]{2,}\b")  # docs.slack.dev, user objects
SOMEBODY = "somebody"
BEFORE = (
    "What Herald knows about {name}\n\n"
    "Made on {at}. All times are those of {zone}.\n\n"
    "“You” is you. Other people are named where you were told who they are; else it says "
    "“somebody”. Words that somebody else wrote to others are not in here; they are theirs."
)


class Reader(NamedTuple):
    """Who reads a file, and what ids mean to them."""

    member: Member
    names: Names
    at: datetime

    @property
    def zone(self) -> ZoneInfo:
        """The reader's zone."""
        return ZoneInfo(self.member.zone)


def file_text(reader: Reader, held: list[Held], mentions: list[Named], *, whose: str) -> str:
    """Write down everything that is held about a person."""
    words = {"name": reader.member.name, "at": told(reader, reader.at), "zone": reader.zone.key}
    parts = [
        BEFORE.format(**words),
        IT.format(whose=whose),
        *(part for one in held for part in _entry(reader, one)),
        *(_mention(reader, named) for named in mentions),
    ]
    return "\n\n".join(parts) + "\n"


def told(reader: Reader, value: Any, *, named: bool = False) -> str:
    """Write a value so that a person can read it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return f"{value.astimezone(reader.zone):%Y-%m-%d %H:%M:%S}"
        case UUID():
            return reader.names.things.get(value) or str(value)
        case {"blocks": _}:
            return " / ".join(_spoken(reader, value, named=named))
        case list() | dict():
            return "; ".join(_inside(reader, value, named=named))
        case _:
            return A_PERSON.sub(partial(_person, reader, named=named), str(value))


def _entry(reader: Reader, held: Held) -> Iterator[str]:
    entry = held.entry
    untold = [f"Not told here: {name}. {why}" for name, why in entry.untold.items()]
    head = [f"== {entry.title} ({held.number})", entry.says]
    yield "\n".join([*head, f"Read by: {entry.readers}", f"Kept: {entry.kept}", *untold])
    for place, row in enumerate(held.rows, 1):
        yield f"{place}.\n" + "\n".join(_lines(reader, held, row))


def _lines(reader: Reader, held: Held, row: Row) -> Iterator[str]:
    for name, value in row.items():
        if _is_told(reader, held, row, name) and value not in (None, "", [], {}):
            shown = told(reader, value, named=name in held.entry.named)
            yield f"   {name.replace('_', ' ')}: {shown}"


def _is_told(reader: Reader, held: Held, row: Row, name: str) -> bool:
    whose = held.entry.words.get(name)
    mine = whose is None or any(row[one] == reader.member.slack_id for one in whose)
    return mine and name not in held.entry.untold


def _mention(reader: Reader, named: Named) -> str:
    says, tells = named.mention.says, named.mention.tells
    rows = (" · ".join(told(reader, row[name]) for name in tells) for row in named.rows)
    lines = [f"   {row}" for row in rows if row]
    place = f"{named.mention.table}, {named.mention.column}"
    return "\n".join([f"== {says} ({len(named.rows)}; {place})", *lines])


def _spoken(reader: Reader, message: dict[str, Any], *, named: bool) -> list[str]:
    """Read what a message says, each sentence once."""
    leaves = (value for path, value in _leaves(message) if path in ("text", "alt_text"))
    return list(dict.fromkeys(told(reader, words, named=named) for words in leaves))


def _inside(reader: Reader, value: Any, *, named: bool) -> Iterator[str]:
    """Read a list or an object from its outside to its inside."""
    for path, inner in _leaves(value):
        shown = told(reader, inner, named=named)
        yield f"{path} {shown}" if path else shown


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, str(key))  # the innermost name says enough
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, path)
    else:
        yield path, value


def _person(reader: Reader, found: re.Match[str], *, named: bool) -> str:
    slack_id = found.group()
    if slack_id == reader.member.slack_id:
        return "you"
    name = reader.names.people.get(slack_id)
    if name is None:
        return slack_id
    return name if named else SOMEBODY
