"""Ready wordings: how many, whose turn, and the line that says for whom one works."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.stories.models import Caption

MOST = 5
USUAL = "en"
TOO_MANY = "Five wordings at most; an empty line begins a new one. These are {count}."
MARKED = re.compile(r"\[([a-zA-Z]{2,3}(?:-[a-zA-Z]{2,4})?)\]\s*(.*)", re.DOTALL)


class Wording(NamedTuple):
    """A caption as it is typed: its language and its text."""

    language: str
    text: str


def wordings(typed: str) -> list[Wording]:
    """Read one to five wordings, an empty line between them, [es] in front of a Spanish one."""
    paragraphs = re.split(r"\n[^\S\n]*\n\s*", typed.replace("\r\n", "\n").strip())
    return [wording for wording in map(_wording, paragraphs) if wording.text]


def problem_with(typed: str) -> str | None:
    """Say what is wrong with the wordings that were typed, or None."""
    count = len(wordings(typed))
    return TOO_MANY.format(count=count) if count > MOST else None


def as_typed(captions: Sequence[Caption]) -> str:
    """Write captions the way they are typed."""
    return "\n\n".join(_marked(caption) for caption in captions)


def spoken(captions: Sequence[Caption], language: str) -> Sequence[Caption]:
    """Keep the captions in the language that somebody wants; where there is none, all of them."""
    wanted = [one for one in captions if one.language.partition("-")[0] == language]
    return wanted or captions


def turn(index: int, count: int) -> int:
    """Give the place of the wording whose turn it is; neighbours get different ones."""
    return index % count


def ready(text: str, disclosure: str, link: str) -> str:
    """Write the words to post: the caption, once for whom one works, and once the link."""
    return " ".join([*_once(text, disclosure), *([] if link in text else [link])])


def disclosed(text: str, disclosure: str) -> str:
    """Write the caption and, once, for whom one works."""
    return " ".join(_once(text, disclosure))


def _once(text: str, disclosure: str) -> list[str]:
    said = not disclosure or disclosure.casefold() in text.casefold()
    return [text] if said else [text, disclosure]


def _wording(paragraph: str) -> Wording:
    marked = MARKED.fullmatch(paragraph.strip())
    if marked is None:
        return Wording(USUAL, paragraph.strip())
    return Wording(marked[1].lower(), marked[2].strip())


def _marked(caption: Caption) -> str:
    marked = MARKED.fullmatch(caption.text)
    plain = caption.language == USUAL and marked is None
    return caption.text if plain else f"[{caption.language}] {caption.text}"
