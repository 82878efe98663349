"""Sentences put together from parts, drawn so that nobody's words can do more than be read.

A rich text block takes words literally (docs.slack.dev, rich_text): they cannot mention, link or
format. The same parts give the fallback text, so both always say the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.slack.text import escape, mention, when
from bot.slack.types import Block, Element

LONGEST = 3000  # characters of one text element; more is shown cut, and kept whole


@dataclass(frozen=True, slots=True)
class Bold:
    """Words that carry the sense."""

    words: str


@dataclass(frozen=True, slots=True)
class Italic:
    """Words that stand back."""

    words: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person by their Slack id; Slack draws the name and may notify."""

    slack_id: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel by its Slack id; Slack draws its name to those who may know it."""

    slack_id: str


@dataclass(frozen=True, slots=True)
class At:
    """A moment in each reader's own zone, in Slack's date format."""

    moment: datetime
    form: str = "{date_short_pretty} at {time}"


@dataclass(frozen=True, slots=True)
class Link:
    """A web address under a label."""

    url: str
    label: str


Part: TypeAlias = str | Bold | Italic | Person | Channel | At | Link


def plain(*parts: Part) -> str:
    """Write the parts as a fallback text: escaped, mentions and dates in Slack's tokens."""
    return "".join(_plain(part) for part in parts)


def elements(*parts: Part) -> list[Element]:
    """Write the parts as elements of a rich text section."""
    return [_element(part) for part in parts if part != ""]


def prose(*parts: Part, block_id: str | None = None) -> Block:
    """Draw a paragraph."""
    return _rich("rich_text_section", elements(*parts), block_id)


def quote(*parts: Part, block_id: str | None = None) -> Block:
    """Draw words as a quotation."""
    return _rich("rich_text_quote", elements(*parts), block_id)


def preformatted(words: str) -> Block:
    """Draw words to copy letter by letter, such as an address."""
    return _rich("rich_text_preformatted", elements(words), None)


def listing(lines: Iterable[Iterable[Part]], *, ordered: bool = False) -> Block:
    """Draw a list, one line an entry."""
    entries = [{"type": "rich_text_section", "elements": elements(*line)} for line in lines]
    style = "ordered" if ordered else "bullet"
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_list", "style": style, "elements": entries}],
    }


def _rich(kind: str, inside: list[Element], block_id: str | None) -> Block:
    block: Block = {"type": "rich_text", "elements": [{"type": kind, "elements": inside}]}
    return {**block, "block_id": block_id} if block_id else block


def _plain(part: Part) -> str:
    match part:
        case Bold(words) | Italic(words):
            return escape(words)
        case Person(slack_id):
            return mention(slack_id)
        case Channel(slack_id):
            return f"<#{slack_id}>"
        case At(moment, form):
            return when(moment, form)
        case Link(_, label):
            return escape(label)
        case _:
            return escape(part)


def _element(part: Part) -> Element:
    match part:
        case Bold(words):
            return {"type": "text", "text": words[:LONGEST], "style": {"bold": True}}
        case Italic(words):
            return {"type": "text", "text": words[:LONGEST], "style": {"italic": True}}
        case Person() | Channel():
            return _named(part)
        case At(moment, form):
            return _date(moment, form)
        case Link(url, label):
            return {"type": "link", "url": url, "text": label}
        case _:
            return {"type": "text", "text": part[:LONGEST]}


def _named(part: Person | Channel) -> Element:
    kind = "user" if isinstance(part, Person) else "channel"
    return {"type": kind, f"{kind}_id": part.slack_id}


def _date(moment: datetime, form: str) -> Element:
    fallback = moment.strftime("%d %b %Y, %H:%M %Z")
    timestamp = int(moment.timestamp())
    return {"type": "date", "timestamp": timestamp, "format": form, "fallback": fallback}
