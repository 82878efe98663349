"""Reads Markdown (CommonMark) into flat pieces of literal words: no markup of Slack's, no HTML.

What a policy has no use for stays as it was typed: HTML, tables, addresses that are not of the web.
"""

import functools
import itertools
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bot.policies.rules.links import is_misleading, is_safe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 8  # levels of a list that Slack indents (docs.slack.dev, rich-text-block)


class Kind(StrEnum):
    """What a piece of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    CODE = "code"
    BULLET = "bullet"
    NUMBER = "number"


class Run(NamedTuple):
    """Words in one style; with a link they lead somewhere."""

    words: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


class Piece(NamedTuple):
    """A paragraph, a quotation, or an entry of a list with its level and number."""

    kind: Kind
    runs: tuple[Run, ...]
    indent: int = 0
    number: int = 0

    @property
    def words(self) -> str:
        """The words without any style."""
        return "".join(run.words for run in self.runs)


class Heading(NamedTuple):
    """Where a heading stands: its words, its level, its first line and the line after it."""

    words: str
    level: int
    begins: int
    ends: int


def pieces(text: str) -> list[Piece]:
    """Read a text; its headings are pieces, too."""
    reader = _Reader()
    for token in _parser().parse(text):
        reader.take(token)
    return reader.found


def headings(text: str) -> list[Heading]:
    """Find the headings that stand on their own, not those in a list or a quotation."""
    tokens = _parser().parse(text)
    found = []
    for token, inside in itertools.pairwise(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            words = "".join(run.words for run in _runs(inside)).strip()
            found.append(Heading(" ".join(words.split()), int(token.tag[1:]), *token.map))
    return found


class _Reader:
    """Walks over the parser's tokens and keeps what is open around them."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.lists: list[int] = []  # the next number of each open list; 0 counts nothing
        self.quotes, self.heading, self.fresh = 0, False, False

    def take(self, token: "Token") -> None:
        """Take one token."""
        if token.type == "inline":
            self._add(_runs(token))
        elif token.type in ("fence", "code_block"):
            self._add([Run(token.content.rstrip("\n"), code=True)], Kind.CODE)
        elif step := STEPS.get(token.type):
            step(self, token)

    def begin_list(self, token: "Token") -> None:
        """A list begins; an ordered one may begin with any number."""
        ordered = token.type == "ordered_list_open"
        self.lists.append(int(token.attrs.get("start", 1)) if ordered else 0)

    def end_list(self, _: "Token") -> None:
        """A list ends."""
        self.lists.pop()

    def begin_entry(self, _: "Token") -> None:
        """An entry of a list begins."""
        self.fresh = True

    def quote(self, token: "Token") -> None:
        """A quotation begins or ends."""
        self.quotes += token.nesting

    def head(self, token: "Token") -> None:
        """A heading begins or ends."""
        self.heading = token.nesting == 1

    def _add(self, runs: list[Run], kind: Kind | None = None) -> None:
        if not any(run.words.strip() for run in runs):
            return
        if self.lists:
            self._add_to_list(runs)
        else:
            self.found.append(Piece(kind or self._kind(), tuple(runs)))

    def _kind(self) -> Kind:
        if self.heading:
            return Kind.HEADING
        return Kind.QUOTE if self.quotes else Kind.PARAGRAPH

    def _add_to_list(self, runs: list[Run]) -> None:
        if not self.fresh and self.found and self.found[-1].kind in (Kind.BULLET, Kind.NUMBER):
            last = self.found[-1]  # a second paragraph of the same entry
            self.found[-1] = last._replace(runs=(*last.runs, Run("\n"), *runs))
            return
        number, depth = self.lists[-1], min(len(self.lists) - 1, DEEPEST)
        kind = Kind.NUMBER if number else Kind.BULLET
        self.found.append(Piece(kind, tuple(runs), depth, number))
        self.lists[-1] += 1 if number else 0
        self.fresh = False


STEPS: dict[str, Callable[[_Reader, "Token"], None]] = {
    "bullet_list_open": _Reader.begin_list,
    "ordered_list_open": _Reader.begin_list,
    "bullet_list_close": _Reader.end_list,
    "ordered_list_close": _Reader.end_list,
    "list_item_open": _Reader.begin_entry,
    "blockquote_open": _Reader.quote,
    "blockquote_close": _Reader.quote,
    "heading_open": _Reader.head,
    "heading_close": _Reader.head,
}


def _runs(token: "Token") -> list[Run]:
    """Read what stands in one line; what leads nowhere safe shows where it would lead."""
    found: list[Run] = []
    style, links = Run(""), _Links()
    for child in token.children or []:
        style = _styled(style, child)
        if child.type == "link_open":
            links.open(str(child.attrs.get("href", "")), len(found))
        elif child.type == "link_close":
            links.close(found)
        elif words := _words(child):
            found.append(style._replace(words=words, code=child.type == "code_inline"))
    return list(_merged(found))


class _Links:
    """The link that is open; links do not nest."""

    def __init__(self) -> None:
        self.url, self.since = "", 0

    def open(self, url: str, since: int) -> None:
        self.url, self.since = url, since

    def close(self, found: list[Run]) -> None:
        """Let the words since the beginning lead to the address, or say what it is."""
        label = "".join(run.words for run in found[self.since :]).strip()
        if is_safe(self.url) and label and not is_misleading(label, self.url):
            found[self.since :] = [run._replace(link=self.url) for run in found[self.since :]]
        elif self.url and label != self.url:
            found.append(Run(f" ({self.url})"))


def _styled(style: Run, child: "Token") -> Run:
    match child.type:
        case "strong_open" | "strong_close":
            return style._replace(bold=child.type == "strong_open")
        case "em_open" | "em_close":
            return style._replace(italic=child.type == "em_open")
        case _:
            return style


def _words(child: "Token") -> str:
    match child.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return child.content or str(child.attrs.get("src", ""))
        case "text" | "code_inline" | "text_special":
            return child.content
        case _:
            return ""


def _merged(runs: Iterable[Run]) -> Iterable[Run]:
    """Put neighbours of one style together."""
    last: Run | None = None
    for run in runs:
        if last is not None and last[1:] == run[1:]:
            last = last._replace(words=last.words + run.words)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


@functools.cache
def _parser() -> "MarkdownIt":
    """Make the parser when the first text is read: loading it takes a while."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})
