"""What is different between two texts, sentence by sentence, said in words."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from bot.policies.rules.texts import Section, sentences


class Mark(StrEnum):
    """What happened to a line."""

    ADDED = "added"
    REMOVED = "removed"


class Changed(NamedTuple):
    """A sentence or a heading that came or went, and the section it stands in."""

    mark: Mark
    heading: str
    words: str


class _Line(NamedTuple):
    heading: str
    words: str


def between(old: Sequence[Section], new: Sequence[Section]) -> list[Changed]:
    """List what was removed and what was added, in the order of reading."""
    before, after = _lines(old), _lines(new)
    words = SequenceMatcher(None, [a.words for a in before], [b.words for b in after], False)
    found: list[Changed] = []
    for tag, *ends in words.get_opcodes():
        if tag != "equal":
            first, last, begin, end = ends
            found += [Changed(Mark.REMOVED, *line) for line in before[first:last]]
            found += [Changed(Mark.ADDED, *line) for line in after[begin:end]]
    return found


def _lines(sections: Sequence[Section]) -> list[_Line]:
    return [line for section in sections for line in _told(section)]


def _told(section: Section) -> Iterator[_Line]:
    if section["heading"]:
        yield _Line(section["heading"], section["heading"])
    for sentence in sentences(section["text"]):
        yield _Line(section["heading"], sentence)
