"""A text as Slack's rich text: literal words, styles, lists and links, nothing that can ring."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from bot.policies.rules.markdown import Kind, Piece, Run, pieces
from bot.policies.rules.texts import Section
from bot.slack.blocks import header
from bot.slack.prose import LONGEST
from bot.slack.types import Block, Element

LISTS = {Kind.BULLET: "bullet", Kind.NUMBER: "ordered"}
PARTS = {Kind.QUOTE: "rich_text_quote", Kind.CODE: "rich_text_preformatted"}


def text_blocks(sections: Sequence[Section]) -> list[Block]:
    """Draw a whole text: a headline and a block for each section."""
    return [block for section in sections for block in section_blocks(section)]


def section_blocks(section: Section) -> list[Block]:
    """Draw a section."""
    head = [header(section["heading"])] if section["heading"] else []
    body = drawn(pieces(section["text"]))
    return [*head, *([{"type": "rich_text", "elements": body}] if body else [])]


def drawn(read: Sequence[Piece]) -> list[Element]:
    """Draw pieces of a text; neighbouring entries of a list become one list."""
    elements: list[Element] = []
    for (kind, indent), group in groupby(read, key=lambda piece: (piece.kind, piece.indent)):
        some = list(group)
        if kind in LISTS:
            elements.append(_list(some, kind, indent))
        else:
            elements += _paragraphs(some, kind)
    return elements


def _list(some: Sequence[Piece], kind: Kind, indent: int) -> Element:
    entries = [_part("rich_text_section", piece.runs) for piece in some]
    offset = {"offset": some[0].number - 1} if some[0].number > 1 else {}
    made = {"type": "rich_text_list", "style": LISTS[kind], "elements": entries, "indent": indent}
    return {**made, **offset}


def _paragraphs(some: Sequence[Piece], kind: Kind) -> Iterator[Element]:
    """Draw paragraphs; an empty line keeps two of them apart."""
    for place, piece in enumerate(some):
        runs = piece.runs
        if kind is Kind.HEADING:
            runs = tuple(run._replace(bold=True) for run in runs)
        if kind is Kind.PARAGRAPH and place < len(some) - 1:
            runs = (*runs, Run("\n"))
        yield _part(PARTS.get(kind, "rich_text_section"), runs)


def _part(kind: str, runs: Sequence[Run]) -> Element:
    plain = kind == "rich_text_preformatted"
    return {"type": kind, "elements": [_run(run, plain=plain) for run in runs if run.words]}


def _run(run: Run, *, plain: bool) -> Element:
    marks = {"bold": run.bold, "italic": run.italic, "code": run.code and not plain}
    on = {name: True for name, is_on in marks.items() if is_on}
    style: dict[str, Any] = {"style": on} if on else {}
    words = run.words[:LONGEST]
    if run.link:
        return {"type": "link", "url": run.link, "text": words, **style}
    return {"type": "text", "text": words, **style}
