"""The mirror as a text that can be read, kept and handed on: every row, word for word."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.home.mirror.registry import IT
from bot.home.mirror.walking import Held, Named, Names, Row
from bot.members.models import Member
from bot.outbox.models import EARLIEST

NAME = "what-herald-knows-about-me.txt"
A_PERSON = re.compile(r"\b[UW][A-Z0-9]{2,}\b")  # docs.slack.dev, user objects
A_MENTION = re.compile(r"<@([UW][A-Z0-9]+)>")
A_MOMENT = re.compile(r"<!date\^(\d+)\^[^>]*>")  # docs.slack.dev, formatting-message-text
SOMEBODY, MARKS = "somebody", "only for Herald"
NEWEST = "The last {most:,} are in this file. The leads of the programme can give you the others."
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


def opening(reader: Reader, *, whose: str) -> str:
    """Say what the file is."""
    words = {"name": reader.member.name, "at": told(reader, reader.at), "zone": reader.zone.key}
    return f"{BEFORE.format(**words)}\n\n{IT.format(whose=whose)}\n\n"


def chapter(reader: Reader, held: Held) -> str:
    """Write down what a table holds about a person."""
    return "".join(f"{part}\n\n" for part in _entry(reader, held))


def told(reader: Reader, value: Any, *, named: bool = False) -> str:
    """Write a value so that a person can read it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return _when(reader, value)
        case UUID():
            return reader.names.things.get(str(value), str(value))
        case list() | dict():
            return _several(reader, value, named=named)
        case _:
            return _literal(reader, str(value), named=named)


def _when(reader: Reader, moment: datetime) -> str:
    if moment == EARLIEST:
        return "at once"
    return f"{moment.astimezone(reader.zone):%Y-%m-%d %H:%M:%S}"


def _several(reader: Reader, value: Any, *, named: bool) -> str:
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        return " / ".join(_spoken(reader, value, named=named))
    return "; ".join(_inside(reader, value, named=named))


def _entry(reader: Reader, held: Held) -> Iterator[str]:
    entry = held.entry
    untold = [f"Not told here: {name}. {why}" for name, why in entry.untold.items()]
    head = [f"== {entry.title} ({held.number})", entry.says]
    if len(held.rows) < (held.number or 0):
        head.append(NEWEST.format(most=len(held.rows)))
    yield "\n".join([*head, f"Read by: {entry.readers}", f"Kept: {entry.kept}", *untold])
    for place, row in enumerate(held.rows, 1):
        yield f"{place}.\n" + "\n".join(_lines(reader, held, row))


def _lines(reader: Reader, held: Held, row: Row) -> Iterator[str]:
    shown = {
        name: told(reader, value, named=name in held.entry.named)
        for name, value in row.items()
        if _is_told(reader, held, row, name) and value not in (None, "", [], {})
    }
    for name, words in shown.items():
        if name not in held.entry.marks:
            yield f"   {_label(name)}: {words}"
    marks = [f"{_label(name)} {shown[name]}" for name in held.entry.marks if name in shown]
    if marks:
        yield f"   {MARKS}: {', '.join(marks)}"


def _label(name: str) -> str:
    return name.replace("_", " ")


def _is_told(reader: Reader, held: Held, row: Row, name: str) -> bool:
    whose = held.entry.words.get(name)
    mine = whose is None or any(row[one] == reader.member.slack_id for one in whose)
    about_me = not held.entry.tells or name in held.entry.tells
    return mine and about_me and name not in held.entry.untold


def mention(reader: Reader, named: Named) -> str:
    """Write down where else a person's id stands."""
    says, tells = named.mention.says, named.mention.tells
    rows = (" · ".join(told(reader, row[name]) for name in tells) for row in named.rows)
    lines = [f"   {row}" for row in rows if row]
    place = f"{named.mention.table}, {named.mention.column}"
    number = f"at least {len(named.rows)}" if named.has_more else str(len(named.rows))
    return "\n".join([f"== {says} ({number}; {place})", *lines, "", ""])


def _spoken(reader: Reader, message: dict[str, Any], *, named: bool) -> list[str]:
    """Read what a message says: its first line, then its parts, each sentence once."""
    blocks = (_line_of(reader, block, named=named) for block in message.get("blocks", []))
    first = _literal(reader, message["text"], named=named)
    return list(dict.fromkeys(words for words in (first, *blocks) if words))


def _line_of(reader: Reader, drawn: Any, *, named: bool) -> str:
    """Read a block, or a part of one; people and moments stand where they stood."""
    match drawn:
        case {"type": "user", "user_id": slack_id}:
            return _literal(reader, slack_id, named=named)
        case {"type": "date", "timestamp": seconds}:
            return told(reader, datetime.fromtimestamp(seconds, UTC))
        case {"text": str(words)} | {"alt_text": str(words)}:
            return _literal(reader, words, named=named)
        case dict():
            parts = [inner for inner in drawn.values() if isinstance(inner, dict | list)]
            return _line_of(reader, parts, named=named)
        case list():
            lines = [_line_of(reader, inner, named=named) for inner in drawn]
            between = "" if all(_is_inline(inner) for inner in drawn) else " · "
            return between.join(line for line in lines if line)
        case _:
            return ""


def _is_inline(drawn: Any) -> bool:
    return isinstance(drawn, dict) and drawn.get("type") in ("text", "user", "date", "link")


def _literal(reader: Reader, words: str, *, named: bool) -> str:
    """Write words with names and moments in the place of Slack's ids and tokens."""
    if known := reader.names.things.get(words):
        return known
    plain = A_MOMENT.sub(lambda found: told(reader, _moment(found)), words)
    plain = A_MENTION.sub(lambda found: found[1], plain)
    return A_PERSON.sub(partial(_person, reader, named=named), plain)


def _moment(found: re.Match[str]) -> datetime:
    return datetime.fromtimestamp(int(found[1]), UTC)


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
