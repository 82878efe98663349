"""The text of a document: sections read from Markdown, bounded, written canonically, hashed."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from bot.errors import Refusal
from bot.policies.models import Slug
from bot.policies.rules import markdown
from bot.programme.models import Programme

Section: TypeAlias = dict[str, str]

MOST_SECTIONS = 40  # two blocks each, and a window takes a hundred
LONGEST_SECTION = 2500  # characters: what a field of a form takes, with room to grow
LONGEST_TEXT = 20_000  # characters: eight pages; nobody reads more
LONGEST_HEADING = 120  # characters
LARGEST = 200_000  # bytes that the drawing may have; Slack's windows take 250 kB
EACH = 85  # bytes that a change of style or an entry of a list costs in a drawing
POINTS = 10  # lines in which the policy is told before anybody reads the whole
POINT = 200  # characters of one such line

TITLES = {
    Slug.POLICY: "Policy and guidelines",
    Slug.GOALS: "What we want to reach",
    Slug.TOOLS: "Tools",
    Slug.PROCESS: "How a story travels",
    Slug.ACCOUNTS: "Official accounts",
}
EMPTY = "There is no text in it."
TOO_MANY = "The text has {count} sections; {most} is the most. Please put some together."
TOO_LONG = "“{heading}” has {count:,} characters; {most:,} is the most. Please shorten or split it."
WHOLE_TOO_LONG = "The text has {count:,} characters; {most:,} is the most. Please shorten it."
HEADING_TOO_LONG = "The heading “{heading}…” has {count} characters; {most} is the most."
TOO_ORNATE = "The text has too many links, lists and changes of style to be shown. Please simplify."
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")
INVISIBLE = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]")


class Imported(NamedTuple):
    """What a file holds: its title, if it has one, and its sections."""

    title: str
    sections: list[Section]


def tidy(text: str) -> str:
    """Write a text in one way only: line ends, composed letters, nothing that hides or turns."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in INVISIBLE.sub("", lines).split("\n")).strip("\n")


def read(text: str) -> Imported:
    """Read a Markdown file: each heading begins a section, a lone first one is the title.

    Refuses what is empty or larger than a document may be, with a sentence.
    """
    whole = tidy(text)
    if len(whole) > LONGEST_TEXT:
        raise Refusal(WHOLE_TOO_LONG.format(count=len(whole), most=LONGEST_TEXT))
    heads, lines = markdown.headings(whole), whole.split("\n")
    first = heads[0] if heads else None
    title = first.words if first and _is_title(heads, lines) else ""
    sections = [section for section in _sections(heads, lines) if any(section.values())]
    if title and sections and not sections[0]["text"]:
        sections = sections[1:]
    require_bounds(sections)
    return Imported(title, sections)


def guess(title: str, file_name: str) -> Slug:
    """Guess which document a file is, by its title or its name; most are the policy."""
    told = f"{title} {file_name}".casefold()
    return next(
        (slug for slug in Slug if slug in told or TITLES[slug].casefold() in told), Slug.POLICY
    )


def _is_title(heads: Sequence[markdown.Heading], lines: Sequence[str]) -> bool:
    above = any(line.strip() for line in lines[: heads[0].begins])
    return not above and all(heads[0].level < head.level for head in heads[1:])


def _sections(heads: Sequence[markdown.Heading], lines: Sequence[str]) -> list[Section]:
    begins = [head.begins for head in heads]
    above = _section("", lines[: begins[0] if begins else len(lines)])
    ends = [*begins[1:], len(lines)]
    named = [
        _section(head.words, lines[head.ends : end])
        for head, end in zip(heads, ends, strict=True)
    ] if heads else []  # fmt: skip
    return [above, *named]


def _section(heading: str, lines: Sequence[str]) -> Section:
    return {"heading": heading, "text": "\n".join(lines).strip("\n")}


def require_bounds(sections: Sequence[Section]) -> None:
    """Refuse a text that is empty, or that no window of Slack's could show."""
    if not any(section["text"].strip() for section in sections):
        raise Refusal(EMPTY)
    if len(sections) > MOST_SECTIONS:
        raise Refusal(TOO_MANY.format(count=len(sections), most=MOST_SECTIONS))
    for section in sections:
        require_section(section)
    whole = sum(len(part) for section in sections for part in section.values())
    if whole > LONGEST_TEXT:
        raise Refusal(WHOLE_TOO_LONG.format(count=whole, most=LONGEST_TEXT))
    if drawn_size(sections) > LARGEST:
        raise Refusal(TOO_ORNATE)


def require_section(section: Section) -> None:
    """Refuse a section that is longer than a form can hold."""
    heading, text = section["heading"], section["text"]
    if len(heading) > LONGEST_HEADING:
        said = {"heading": heading[:40], "count": len(heading), "most": LONGEST_HEADING}
        raise Refusal(HEADING_TOO_LONG.format(**said))
    if len(text) > LONGEST_SECTION:
        said = {"heading": heading or text[:40], "count": len(text), "most": LONGEST_SECTION}
        raise Refusal(TOO_LONG.format(**said))


def drawn_size(sections: Sequence[Section]) -> int:
    """Estimate, from above, how many bytes a text has when it is drawn."""
    runs = [
        run
        for section in sections
        for piece in markdown.pieces(section["text"])
        for run in (*piece.runs, markdown.Run(""))
    ]
    words = sum(len(json.dumps(run.words)) + len(json.dumps(run.link)) for run in runs)
    return words + EACH * len(runs)


def canonical(title: str, sections: Sequence[Section]) -> str:
    """Write a whole text in the one form that is hashed and printed."""
    told = [f"# {title}"]
    for section in sections:
        told += [f"## {section['heading']}"] if section["heading"] else []
        told += [section["text"]] if section["text"] else []
    return tidy("\n\n".join(told)) + "\n"


def hash_of(title: str, sections: Sequence[Section]) -> str:
    """Give the SHA-256 of a whole text."""
    return hashlib.sha256(canonical(title, sections).encode()).hexdigest()


def values(programme: Programme) -> dict[str, str]:
    """Name what a text may leave to the programme to fill in."""
    return {
        "{organisation}": programme.organisation or "organisation",
        "{disclosure}": programme.disclosure or "I work for the organisation.",
        "{emergency_number}": programme.emergency_number or "911",
        "{press_number}": programme.press_number or "the number on our website",
    }


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill in what the programme knows; other braces stay as they are."""
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def filled(sections: Sequence[Section], values: Mapping[str, str]) -> list[Section]:
    """Fill in all sections: the text as people read it."""
    return [{name: fill(part, values) for name, part in section.items()} for section in sections]


def points(sections: Sequence[Section]) -> list[str]:
    """Tell a text in ten lines: the first sentence of each section."""
    told = [first_sentence(section["text"]) or section["heading"] for section in sections]
    return [point for point in told if point][:POINTS]


def first_sentence(text: str) -> str:
    """Give the first sentence of a text, without its style, cut where it runs long."""
    for piece in markdown.pieces(text):
        sentence = SENTENCE.split(" ".join(piece.words.split()), maxsplit=1)[0]
        return sentence if len(sentence) <= POINT else sentence[: POINT - 1].rstrip() + "…"
    return ""


def sentences(text: str) -> list[str]:
    """Take a text apart into sentences, as they are compared."""
    return [
        sentence
        for line in text.split("\n")
        for sentence in SENTENCE.split(line.strip())
        if sentence
    ]
